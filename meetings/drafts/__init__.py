"""An item's two sides as they are drafted: what the agenda says of it, and what came
of it. Each side is saved as one, under one revision."""
