"""Planning meetings, what happens to them, and the lists of them."""
