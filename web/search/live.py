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
from web.core.sqlite import Row
from web.index.asking import Query
from web.places.store import country
from web.search import live_store, rules, store_texts
from web.search.address import address
from web.search.asked import Asked, Known
from web.search.hiding import NOTHING, Hidden, shown
from web.search.phrases import Sieve
from web.search.ready import each

BATCH, MOST = 50, 1_000
MOST_LOOKS = 20  # batches in which one by one is looked whether the reader may see them
LATEST = 2**62  # no seq is greater


def question(request: Request, known: Known, asked: Asked, hidden: Hidden = NOTHING) -> Question:
    """The question of a results page, shared by all who have it open in the same language and hid nobody."""
    language, prefix, match, words = request.state.language, prefix_of(request), rules.expression(asked), rules.query(asked)

    def news(db, since: int) -> News:
        i18n.use(language)
        upto = live_store.newest(db)
        rows = live_store.since(db, match, since, BATCH + 1)
        more, last = len(rows) > BATCH, rows[:BATCH][-1].seq if rows else 0
        rows = _fit(db, rows[:BATCH], words, hidden)
        cards = each(db, Known(catalog(db), country(db)), rows, language, prefix, eager=0, query=words)
        return News([(row.seq, "", card) for row, card in zip(rows, cards, strict=True)], last if more else max(upto, last), more)

    def rest(db, since: int) -> News:
        upto, n = live_store.newest(db), count(db, asked, since, hidden)
        return News([(upto, "many", short(n))] if n else [], upto)

    return Question((address(known, asked.but()), prefix, hidden), frozenset(rules.topics(asked)), news, rest)


def _fit(db, rows: list[Row], words: Query, hidden: Hidden) -> list[Row]:
    """Those that have quoted phrases in their order and are not hidden from the reader: neither is known to the index."""
    if words.phrases and rows:
        texts, sieve = store_texts.read(db, [row.seq for row in rows]), Sieve(words.phrases, db.database.memory.setdefault(_fit, {}))
        rows = [row for row in rows if (text := texts.get(row.seq))
                and sieve.passes(row.title_ru, row.title_kk, text.text_ru, text.text_kk)]
    return shown(db, rows, hidden)


def count(db, asked: Asked, since: int, hidden: Hidden) -> int:
    """How many listings that answer the question came after a mark, counted up to MOST; where each has to be looked at, among
    the first thousand."""
    match, words, n = rules.expression(asked), rules.query(asked), 0
    if not words.phrases and hidden == NOTHING:
        return live_store.count(db, match, since, MOST)
    for _look in range(MOST_LOOKS):
        rows = live_store.since(db, match, since, BATCH)
        n += len(_fit(db, rows, words, hidden))
        if len(rows) < BATCH:
            break
        since = rows[-1].seq
    return n


def short(n: int) -> str:
    """A number of listings as a mark shows it."""
    return str(n) if n < MOST else f"{MOST - 1}+"


def mark(request: Request) -> int | None:
    """The seq after which is asked for, where the address says one."""
    found = forms.number(request.query_params, "since")
    return None if found is None or not 0 <= found <= LATEST else found


def beside(request: Request, db, known: Known, asked: Asked, newest: int, hidden: Hidden = NOTHING) -> dict:
    """What a page of results needs for this; nothing on a later page or in another order. `newest` is the seq up to which the
    page shows everything, or 0."""
    if asked.is_deep or asked.order:
        return {"arrivals": None}
    here, since = address(known, asked), mark(request)
    came = None if since is None else count(db, asked, since, hidden)
    return {"arrivals": {"path": here, "since": newest, "again": _with(here, newest), "came": came,
                         "number": "" if came is None else short(came)}}


def _with(path: str, since: int) -> str:
    return f"{path}{'&' if '?' in path else '?'}since={since}"
