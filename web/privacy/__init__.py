"""Floor 6: privacy."""

from web.core.feature import Feature

FEATURE = Feature("privacy")
