"""Walks the site in a real Chromium; a package, so that its browser and server end before other tests go on."""
