"""The agenda as it is built: its items in order, and the one that is open."""
