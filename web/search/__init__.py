"""Floor 4: finding listings: home page, categories, places, words, filters."""

from web.core.broadcast import broadcast
from web.core.feature import Feature
from web.core.view import get
from web.search.address import PARAMETERS
from web.search.views import home, live_pages, results, suggesting, trees

FEATURE = Feature(
    "search",
    routes=(
        get("/", home.home),
        get("/search", results.search),
        get("/c/{path:path}", results.browse),
        broadcast("/live/search", live_pages.stream),
        broadcast("/live/c/{path:path}", live_pages.stream),
        get("/new/search", live_pages.count),
        get("/new/c/{path:path}", live_pages.count),
        get("/suggest", suggesting.show),
        get("/categories", trees.categories),
        get("/towns", trees.towns),
    ),
    parameters=PARAMETERS | {"since"},
)
