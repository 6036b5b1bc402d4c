"""Harrowdale Borough Council, which does not exist: the demonstration council.

Who there is stands in `people.py` and `committees.py`, when they meet in
`programme.py`. Each meeting has a file of its own (`cabinet_buses.py`, …), and so
has a matter that goes through several of them (`buses.py`). What their papers say is in
`papers.py`, what every agenda says in `routine.py`. `folder.py` lists the meetings and
writes them. All days are counted from one, by `diary.py`.
"""
