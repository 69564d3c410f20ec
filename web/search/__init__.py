"""Floor 4: finding listings: home page, categories, places, words, filters."""

from web.core.feature import Feature
from web.core.view import get
from web.search.address import PARAMETERS
from web.search.views import home, results, trees

FEATURE = Feature(
    "search",
    routes=(
        get("/", home.home),
        get("/search", results.search),
        get("/c/{path:path}", results.browse),
        get("/categories", trees.categories),
        get("/towns", trees.towns),
    ),
    parameters=PARAMETERS,
)
