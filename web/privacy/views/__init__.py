"""Pages of what is held about a person and of their rights over it."""
