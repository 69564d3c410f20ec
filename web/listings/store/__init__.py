"""SQL of listings, a noun per file."""
