"""Floor 1: full-text index: words of Russian, Kazakh and Latin texts, tags for filters, and the table of both."""

from web.core import held
from web.core.feature import Feature, Panel
from web.core.i18n import N_
from web.core.view import get, post
from web.index import synonyms, views

FEATURE = Feature(
    "index",
    routes=(
        get(views.PATH, views.show, need="moderator"),
        post(views.PATH, views.add, need="moderator"),
        post(views.PATH + "/{id:int}/remove", views.remove, need="moderator"),
        post(views.PATH + "/{id:int}/back", views.put_back, need="moderator"),
    ),
    held=(
        held.plain("listing_index", N_("Index of words"), "terms", index_of="listing"),
        held.plain("word", N_("Words that at least five members use in titles"), "word", "written", "members"),
        held.plain("synonym", N_("Words that mean the same"), "id", "typed", "also", "both_ways", "changed_at", "removed_at")),
    panels=(Panel(N_("Synonyms"), views.PATH, "book", 45, "moderator"),),
    load=synonyms.load,
    said={
        "synonym-added": N_("Added. Searches use it from now on."),
        "synonym-removed": N_("Taken out of use. You can put it back below."),
        "synonym-back": N_("Put back into use."),
    },
)
