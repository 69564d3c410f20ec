"""Pages of messages, a noun per file."""
