"""Pages of finding, a noun per file."""
