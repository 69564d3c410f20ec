"""Cards as ready markup, kept in memory for as long as a listing looks the same: rendering them is most of a page."""

from markupsafe import Markup
from starlette.requests import Request

from web.core.db import Reader
from web.core.page import environment, prefix_of
from web.index.asking import Query
from web.listings import cards
from web.listings.cards import Listed
from web.search import store_texts
from web.search.asked import Known
from web.search.passages import marking

MOST, EAGER = 6_000, 2  # cards kept in each process (about 1 kB each); cards whose photo does not wait for scrolling


def ready(request: Request, db, known: Known, rows: list[Listed], query: Query | None = None) -> Markup:
    """The cards of rows that have the columns of a card, in their order, in the language of the page."""
    return Markup("".join(each(db, known, rows, request.state.language, prefix_of(request), query=query)))


def each(db, known: Known, rows: list[Listed], language: str, prefix: str, eager: int = EAGER, query: Query | None = None) -> list[Markup]:
    """The same one by one, outside a page too; that language must be in use. The words of a query are marked, in copies: the cards
    kept in memory stay as they are."""
    found = _each(db, known, rows, language, prefix, eager)
    return marking(found, rows, language, query, lambda seqs: store_texts.read(db, seqs)) if query and query.wanted else found


def _each(db, known: Known, rows: list[Listed], language: str, prefix: str, eager: int) -> list[Markup]:
    kept, names = db.kept("site", _nothing), known[:2]
    keys = [(names, language, prefix, place < eager, *row) for place, row in enumerate(rows)]
    found = [kept.get(key) for key in keys]
    missing = [place for place, markup in enumerate(found) if markup is None]
    if missing:
        template = environment(prefix).get_template("listings/_card.html")
        for place, card in zip(missing, cards.made(db, [rows[place] for place in missing], language), strict=True):
            found[place] = Markup(template.render(card=card, language=language, eager=place < eager))
            _keep(kept, keys[place], found[place])
    return found


def _nothing(db: Reader) -> dict[tuple, Markup]:
    """Begun anew when the site's topic moves: somebody was blocked or destroyed, and their words must go from here too."""
    return {}


def _keep(kept: dict[tuple, Markup], key: tuple, markup: Markup) -> None:
    if len(kept) >= MOST:
        kept.clear()
    kept[key] = markup
