"""What programs read, and the pages about it for people."""
