"""The form of what came of an item: reading it, pressing its buttons, showing it."""
