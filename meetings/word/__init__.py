"""Text that comes from Word: pasted, or as a file."""
