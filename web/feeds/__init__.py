"""Floor 5: what programs may read: feeds of any question, sitemaps, an interface of JSON; and keeping listings out of them."""

from web.core.feature import Feature
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.view import get, post
from web.feeds import held
from web.feeds.views import api, feeds, people, sitemaps

INDEX, LARGE = Limit("index of sitemaps", 20, 60), Limit("sitemaps", 200, 60)
CHOSEN = Limit("choices where listings are read", 20, 3_600)

FEATURE = Feature(
    "feeds",
    routes=(
        get("/rss/search", feeds.as_rss),
        get("/rss/c/{path:path}", feeds.as_rss),
        get("/atom/search", feeds.as_atom),
        get("/atom/c/{path:path}", feeds.as_atom),
        get("/jsonfeed/search", feeds.as_json),
        get("/jsonfeed/c/{path:path}", feeds.as_json),
        get("/sitemap.xml", sitemaps.index, pool="long", limit=INDEX),
        get("/sitemap/pages.xml", sitemaps.pages),
        get("/sitemap/c-{slug}.xml", sitemaps.categories, pool="long", limit=LARGE),
        get("/sitemap/l-{part:int}.xml", sitemaps.part, pool="long", limit=LARGE),
        get("/api/listings", api.several, limit=api.OFTEN),
        get("/api/listings/{id:int}", api.one, limit=api.OFTEN),
        get("/machines", people.machines),
        post("/profile/open-sources", people.choose, need="member", limit=CHOSEN),
    ),
    held=held.HELD,
    said={
        "site-only": N_("Your listings are shown on this site only from now on. What others copied before stays with them."),
        "site-not-only": N_("Your listings may be read by feeds, programs and search engines again."),
    },
)
