"""Pages of reviews, a noun per file."""
