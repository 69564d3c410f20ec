"""Floor 1: regions, towns and districts of the country."""

from web.core.feature import Feature
from web.places import store
from web.places.held import HELD

FEATURE = Feature(name="places", held=HELD, load=store.load)
