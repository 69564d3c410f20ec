"""Invented members, listings, conversations and reports for a trial site: pure data that follows from a seed."""
