"""Floor 5: files made for a member to take away: asked for, made, fetched, gone."""

from web.core.feature import Feature

FEATURE = Feature("archives")
