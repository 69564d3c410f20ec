"""Cards as ready markup, kept in memory for as long as a listing looks the same: rendering them is most of a page."""

from markupsafe import Markup
from starlette.requests import Request

from web.core.page import environment, link
from web.core.sqlite import Row
from web.listings import cards
from web.search.asked import Known

MOST, EAGER = 6_000, 2  # cards kept in each process (about 1 kB each); cards whose photo does not wait for scrolling
_kept: dict[tuple, Markup] = {}


def ready(request: Request, db, known: Known, rows: list[Row]) -> list[Markup]:
    """The cards of rows that have the columns of a card, in their order, in the language of the page."""
    language, prefix = request.state.language, link(request, "/").rstrip("/")
    keys = [(known, language, prefix, place < EAGER, *row.values()) for place, row in enumerate(rows)]
    found = [_kept.get(key) for key in keys]
    missing = [place for place, markup in enumerate(found) if markup is None]
    if missing:
        template = environment().get_template("listings/_card.html")
        for place, card in zip(missing, cards.made(db, [rows[place] for place in missing], language), strict=True):
            found[place] = Markup(template.render(card=card, language=language, eager=place < EAGER,
                                                  url=lambda path: prefix + path))
            _keep(keys[place], found[place])
    return found


def _keep(key: tuple, markup: Markup) -> None:
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[key] = markup
