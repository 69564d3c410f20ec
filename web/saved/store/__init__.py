"""What is saved, a noun per file."""
