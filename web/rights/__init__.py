"""Floor 6: the rights of people without an account whose data stand in somebody's listing."""

from web.core.feature import Feature

FEATURE = Feature("rights")
