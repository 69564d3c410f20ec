"""SQL of moderation, a noun per file."""
