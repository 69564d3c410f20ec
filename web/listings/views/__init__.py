"""Pages of listings, a noun per file."""
