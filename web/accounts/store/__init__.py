"""SQL of accounts, a noun per file."""
