"""Pages of what is saved, a noun per file."""
