"""SQL of reviews, a noun per file."""
