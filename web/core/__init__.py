"""Floor 0: what every feature stands on; nothing here knows a feature."""
