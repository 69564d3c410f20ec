"""Floor 7: admin."""

from web.core.feature import Feature

FEATURE = Feature("admin")
