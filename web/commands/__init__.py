"""Floor 9: the words of run.py, each a small program over the site."""
