"""A record from the working tables, and back into them, field beside field."""

from meetings.record.tables.meeting import read_tables, write_tables

__all__ = ["read_tables", "write_tables"]
