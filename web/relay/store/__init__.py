"""SQL of the relay, a noun per file."""
