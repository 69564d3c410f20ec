"""SQL of deals, a noun per file."""
