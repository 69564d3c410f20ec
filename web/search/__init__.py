"""Floor 4: search."""

from web.core.feature import Feature

FEATURE = Feature("search")
