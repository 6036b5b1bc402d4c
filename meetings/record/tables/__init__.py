"""A record from the working tables, and back into them, field beside field.

Rows are read as `Any`: the closed lists of their columns are the record's own
(`meetings/models/choices.py`), which the database holds and no type checker knows.
"""

from meetings.record.tables.meeting import read_tables, write_tables

__all__ = ["read_tables", "write_tables"]
