"""Pages for readers, made from live editions alone."""
