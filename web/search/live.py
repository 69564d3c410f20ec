"""What comes while results are open: new and renewed listings, each once, as the cards of the page.

A listing that is renewed has a new seq and counts as new. One that was ended and opened again, or whose seller's data were
blocked for a while, keeps its seq and its old place, and so does one that was changed: they are found on the page, not here.
"""

from starlette.requests import Request

from web.catalog.store import catalog
from web.core import form as forms
from web.core import i18n
from web.core.desk import News, Question
from web.core.page import prefix_of
from web.places.store import country
from web.search import live_store, rules
from web.search.address import address
from web.search.asked import Asked, Known
from web.search.ready import each

BATCH, MOST = 50, 1_000
LATEST = 2**62  # no seq is greater


def question(request: Request, known: Known, asked: Asked) -> Question:
    """The question of a results page, shared by all who have it open in the same language."""
    language, prefix, match, words = request.state.language, prefix_of(request), rules.expression(asked), rules.query(asked)

    def news(db, since: int) -> News:
        i18n.use(language)
        upto = live_store.newest(db)
        rows = live_store.since(db, match, since, BATCH + 1)
        more, rows = len(rows) > BATCH, rows[:BATCH]
        cards = each(db, Known(catalog(db), country(db)), rows, language, prefix, eager=0, query=words)
        last = rows[-1].seq if rows else 0
        return News([(row.seq, "", card) for row, card in zip(rows, cards, strict=True)], last if more else max(upto, last), more)

    def rest(db, since: int) -> News:
        upto = live_store.newest(db)
        return News([(upto, "many", short(live_store.count(db, match, since, MOST)))], upto)

    return Question((address(known, asked.but()), prefix), frozenset(rules.topics(asked)), news, rest)


def short(n: int) -> str:
    """A number of listings as a mark shows it."""
    return str(n) if n < MOST else f"{MOST - 1}+"


def mark(request: Request) -> int | None:
    """The seq after which is asked for, where the address says one."""
    found = forms.number(request.query_params, "since")
    return None if found is None or not 0 <= found <= LATEST else found


def beside(request: Request, db, known: Known, asked: Asked, newest: int) -> dict:
    """What a page of results needs for this; nothing on a later page or in another order. `newest` is the seq of the first
    listing on it, or 0."""
    if asked.is_deep or asked.order:
        return {"arrivals": None}
    here, since = address(known, asked), mark(request)
    came = None if since is None else live_store.count(db, rules.expression(asked), since, MOST)
    return {"arrivals": {"path": here, "since": newest, "again": _with(here, newest), "came": came,
                         "number": "" if came is None else short(came)}}


def _with(path: str, since: int) -> str:
    return f"{path}{'&' if '?' in path else '?'}since={since}"
