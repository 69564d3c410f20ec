"""Floor 2: signs of fraud in messages and listings, told to who writes and to who reads; nothing is forbidden by it."""

from web.core.feature import Feature

FEATURE = Feature("scam")
