"""Floor 5: deals: offered, agreed, set aside, handed over and confirmed by both, in steps that one table allows."""

from web.core.feature import Feature
from web.deals import held

FEATURE = Feature("deals", held=held.HELD)
