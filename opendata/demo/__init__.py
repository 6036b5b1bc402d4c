"""Harrowdale Borough Council, which does not exist: the demonstration council.

`people.py` says who there is, a file each what a committee's meetings were about, and
`buses.py` the one matter that goes through three of them. `council.py` puts them
together, `folder.py` writes them. All days are told from one, by `diary.py`.
"""
