"""Pages of accounts, a noun per file."""
