"""Results of a question, twenty at a time, newest first."""

from functools import lru_cache

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core import i18n
from web.core.i18n import _
from web.core.page import link, page, see_other, wants_part
from web.core.sqlite import TooSlow
from web.index.synonyms import synonyms
from web.places.store import country
from web.search import live, live_store, narrowing, panel, rules, sideways, store
from web.search.address import address
from web.search.asked import Asked, Known, moved
from web.search.facets import short
from web.search.frame import Frame
from web.search.hiding import Hidden, hidden_from, shown
from web.search.order_choice import Choice, choices, pager
from web.search.reading import Reading
from web.search.ready import ready
from web.search.told import number, told
from web.search.ways import elsewhere, ways

MOST_BLANKS = 2  # blank fields by which a form is known that was sent without JavaScript


def search(request: Request, db, form: FormData) -> Response:
    """Results of plain parameters."""
    known = Known(catalog(db), country(db), synonyms(db))
    reading = Reading(request.query_params, known)
    if list(request.query_params.values()).count("") > MOST_BLANKS and not reading.notes and not wants_part(request):
        return see_other(request, address(known, reading.asked))
    return _answer(request, db, known, reading)


def browse(request: Request, db, form: FormData) -> Response:
    """Results at the address of a category, a place, or both."""
    known = Known(catalog(db), country(db), synonyms(db))
    return _answer(request, db, known, Reading(request.query_params, known, request.path_params["path"]))


def _answer(request: Request, db, known: Known, reading: Reading) -> Response:
    asked, language, part = reading.asked, request.state.language, wants_part(request)
    opened, hidden = request.query_params.get("filters") == "1", hidden_from(request, db, asked)
    begun = live_store.newest(db) if rules.query(asked).phrases else 0  # before the texts are looked through
    found, asked, notes = _found(db, asked, hidden)
    total = _total(db, asked, found, hidden)
    frame = Frame(request, db, known, asked, total["number"])
    values = {
        "asked": asked, "notes": reading.notes + notes, "here": address(known, asked), "part": part,
        "heading": _heading(asked, language), "cards": ready(request, db, known, found.rows, rules.query(asked)),
        **_pages(known, asked, found), **_around(known, asked, language),
        **({"whole": True} if frame.ready else panel.values(db, known, asked, language, opened, hidden)), "part_of": frame.part,
        **live.beside(request, db, known, asked, max(begun, found.rows[0].seq if found.rows else 0), hidden),
        **total, **told(db, known, asked, found, hidden),
        "ways": [] if found.rows or asked.is_deep else ways(db, known, asked, language, hidden),
        "sideways": sideways.rows(known, asked, language) if asked.is_plain else (),
        "elsewhere": [] if found.rows or asked.is_deep else elsewhere(db, known, asked, language, hidden),
    }
    topics = rules.topics(asked) if values["whole"] else None  # what could not all be counted in time is not kept
    if part and opened:
        return page(request, "search/_filters.html", topics=topics, **values)
    headers = {"HX-Push-Url": link(request, values["here"])} if part else None
    return page(request, "search/_found.html" if part else "search/results.html", topics=topics, headers=headers, **values)


def _found(db, asked: Asked, hidden: Hidden) -> tuple[store.Page, Asked, list[str]]:
    """The page, the question that it answers, and notes; the newest first where another order takes too long."""
    try:
        found, notes = store.page(db, asked, hidden=hidden), []
    except TooSlow:
        if not asked.order:
            raise
        asked, notes = asked.but(order=""), [_("Putting so many listings in this order takes too long: here are the newest first.")]
        found = store.page(db, asked, hidden=hidden)
    return found, asked.but() if asked.after is not None and not found.newer else asked, notes


def _heading(asked: Asked, language: str) -> str:
    name = asked.category.name(language) if asked.category else ""
    where = asked.place.name(language) if asked.place else ""
    place = ", ".join(part for part in (name, where) if part)
    if asked.words:
        return (asked.words if asked.words[0] in "\"«“„" else f"«{asked.words}»") + (f" — {place}" if place else "")
    return place if name else f"{_('All listings')}, {where}" if where else _("All listings")


def _pages(known: Known, asked: Asked, found: store.Page) -> dict:
    """Addresses of the pages on either side, empty where there is none."""
    return {
        "newer": address(known, asked.but(after=found.first)) if found.newer and found.first else "",
        "older": address(known, asked.but(before=found.last)) if found.older else "",
        "first": "" if found.rows else address(known, asked.but()),
        "orders": _orders(known, asked.but(), i18n.current()) if found.newer or len(found.rows) > 1 else (), "turns": pager(asked),
    }


def _orders(known: Known, asked: Asked, language: str) -> tuple[Choice, ...]:
    return _plain_orders(known, asked, language) if asked.is_plain else tuple(choices(known, asked))


@lru_cache(maxsize=600)
def _plain_orders(known: Known, asked: Asked, language: str) -> tuple[Choice, ...]:
    return tuple(choices(known, asked))


def _around(known: Known, asked: Asked, language: str) -> dict:
    """What stands around the results: the path above, categories below, filters."""
    plain = asked.is_plain
    return {
        **(_plain_ways if plain else _category_ways)(known, Asked(category=asked.category, place=asked.place) if plain else asked,
                                                     language),
        "active": [(name, address(known, without)) for name, without in narrowing.active(known, asked, language)],
    }


def _category_ways(known: Known, asked: Asked, language: str) -> dict:
    """The same question in the categories above and below."""
    tree, steps = known.catalog, known.catalog.path(asked.category.id) if asked.category else ()
    below = tree.children(asked.category.id if asked.category else None)
    return {
        "crumbs": [(step.name(language), address(known, moved(known, asked, step))) for step in steps[:-1]],
        "everything": address(known, moved(known, asked, None)),
        "below": [(step.name(language), address(known, moved(known, asked, step))) for step in below],
    }


_plain_ways = lru_cache(maxsize=600)(_category_ways)  # kept only where nobody's words or filters are in it


def _total(db, asked: Asked, found: store.Page, hidden: Hidden) -> dict[str, str]:
    """The number of results, short and as a phrase; on later pages it is not counted again."""
    if asked.is_deep or not found.rows:
        return {"number": "", "total": ""}
    if found.looked is not None:
        n, of = len(shown(db, [(seq,) for seq in found.looked.seqs], hidden)), found.looked.looked
        return {"number": "", "total": _("%(n)s among the newest %(looked)s", n=n, looked=of) if found.looked.stopped else number(n)}
    n = store.counted(db, asked, hidden) if found.older else len(found.rows)
    return {"number": short(n), "total": number(n)}
