"""Floor 1: categories of listings and the questions each of them asks."""

from web.catalog import store
from web.catalog.held import HELD
from web.core.feature import Feature

FEATURE = Feature(name="catalog", held=HELD, load=store.load)
