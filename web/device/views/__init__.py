"""Pages about a visit, and files that browsers, robots and researchers look for."""
