"""The record: what a meeting is to everybody outside the tables.

`meeting.py` and its neighbours hold the types; `openform.py` builds the form that the
public may read; `rules.py` what no single field can say; `reading.py` turns a file's
bytes into a record or into faults with their places; `tables/` carries a record to
and from the working tables.
"""
