"""Pages of deals, a noun per file."""
