"""Floor 6: moderation."""

from web.core.feature import Feature
from web.moderation import held

FEATURE = Feature("moderation", held=held.HELD)
