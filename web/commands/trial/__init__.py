"""Puts the invented content of web/commands/demo into the database of a trial site."""
