"""SQL of messages, a noun per file."""
