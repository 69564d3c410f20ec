"""Floor 3: listings."""

from web.core.feature import Feature
from web.listings import held

FEATURE = Feature("listings", held=held.HELD)
