"""Harrowdale Borough Council, which does not exist: the demonstration council.

Who there is stands in `people.py`, `committees.py` and `seats.py`. The most unusual
meetings have a module each (`cabinet_buses.py`, …), and so has a matter that goes
through several of them (`buses.py`); when those meet is in `programme.py`, what their
papers say in `papers.py`, what every agenda says in `routine.py`.

All the others are told in `sheets/`, plain text whose README says how it is written.
`sheet.py` and `markup.py` read it; `timetable.py` knows when each meets and which
approves whose minutes, `conduct.py` what is usual in a committee; `room.py` who was
there, `opening.py`, `agenda_items.py` and `decided.py` make the items, `minuted.py` the
record, `outings.py` its editions, and `told.py` numbers the year's minutes.

`folder.py` writes all of them. All days are counted from one, by `diary.py`.
"""
