"""Floor 4: payments: what addresses for paying may be."""

from web.core.feature import Feature

FEATURE = Feature("payments")
