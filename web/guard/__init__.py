"""Floor 1: finds in a text what should not become public by mistake, and masks it."""

from web.core.feature import Feature

FEATURE = Feature("guard")
