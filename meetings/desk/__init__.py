"""Pages for clerks, under /desk/. Nothing here imports the pages for readers."""
