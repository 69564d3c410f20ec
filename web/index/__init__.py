"""Floor 1: full-text index: words of Russian, Kazakh and Latin texts, tags for filters, and the table of both."""

from web.core import held
from web.core.feature import Feature
from web.core.i18n import N_

FEATURE = Feature("index", held=(
    held.plain("listing_index", N_("Index of words"), "terms", index_of="listing"),))
