"""Results of a question, twenty at a time, newest first."""

from functools import lru_cache

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core.i18n import _, ngettext
from web.core.page import link, page, wants_part
from web.places.store import country
from web.search import narrowing, panel, rules, sideways, store
from web.search.address import address
from web.search.asked import Asked, Known, moved
from web.search.elsewhere import elsewhere
from web.search.reading import Reading
from web.search.ready import ready

MOST_WAYS = 8


def search(request: Request, db, form: FormData) -> Response:
    """Results of plain parameters."""
    known = Known(catalog(db), country(db))
    return _answer(request, db, known, Reading(request.query_params, known))


def browse(request: Request, db, form: FormData) -> Response:
    """Results at the address of a category, a place, or both."""
    known = Known(catalog(db), country(db))
    return _answer(request, db, known, Reading(request.query_params, known, request.path_params["path"]))


def _answer(request: Request, db, known: Known, reading: Reading) -> Response:
    asked, language, part = reading.asked, request.state.language, wants_part(request)
    found = store.page(db, asked)
    if asked.after is not None and not found.newer:
        asked = asked.but()
    values = {
        "asked": asked, "notes": reading.notes, "here": address(known, asked), "part": part,
        "heading": _heading(asked, language), "cards": ready(request, db, known, found.rows),
        **_pages(known, asked, found), **_around(known, asked, language),
        **_total(db, asked, found), "understood": _understood(db, asked) if found.rows else "",
        "ways": [] if found.rows else _ways(db, known, asked, language),
        "sideways": sideways.rows(known, asked, language) if asked.is_plain else (),
        "elsewhere": [] if found.rows or asked.is_deep else _elsewhere(db, known, asked, language),
    }
    headers = {"HX-Push-Url": link(request, values["here"])} if part else None
    return page(request, "search/_found.html" if part else "search/results.html", topics=rules.topics(asked),
                headers=headers, **values)


def _heading(asked: Asked, language: str) -> str:
    name = asked.category.name(language) if asked.category else ""
    where = asked.place.name(language) if asked.place else ""
    place = ", ".join(part for part in (name, where) if part)
    if asked.words:
        return f"«{asked.words}»" + (f" — {place}" if place else "")
    return place if name else f"{_('All listings')}, {where}" if where else _("All listings")


def _pages(known: Known, asked: Asked, found: store.Page) -> dict:
    """Addresses of the pages on either side, empty where there is none."""
    rows = found.rows
    return {
        "newer": address(known, asked.but(after=(rows[0].seq,))) if found.newer and rows else "",
        "older": address(known, asked.but(before=(rows[-1].seq,))) if found.older else "",
        "first": "" if rows else address(known, asked.but()),
    }


def _around(known: Known, asked: Asked, language: str) -> dict:
    """What stands around the results: the path above, categories below, filters."""
    plain = asked.is_plain
    return {
        **(_plain_ways if plain else _category_ways)(known, Asked(category=asked.category, place=asked.place) if plain else asked,
                                                     language),
        "active": [(name, address(known, without)) for name, without in narrowing.active(known, asked, language)],
        "places": panel.place_options(known, asked, language), "modes": panel.mode_options(asked),
        "choices": panel.choices(known, asked, language),
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


def _total(db, asked: Asked, found: store.Page) -> dict[str, str]:
    """The number of results, short and as a phrase; on later pages it is not counted again."""
    if asked.is_deep or not found.rows:
        return {"number": "", "total": ""}
    n = store.counted(db, asked) if found.older else len(found.rows)
    phrase = ngettext("%(n)s listing", "%(n)s listings", n) if n < store.MOST else _("more than 999 listings")
    return {"number": _short(n), "total": phrase}


def _short(n: int) -> str:
    return str(n) if n < store.MOST else "999+"


def _understood(db, asked: Asked) -> str:
    """The words in the other keyboard layout, when there are listings with them."""
    reading = rules.other_readings(asked.words)
    return reading if reading and store.count(db, Asked(words=reading), 1) else ""


def _elsewhere(db, known: Known, asked: Asked, language: str) -> list[tuple[str, str, str]]:
    """The same words in other categories, as name, address and number."""
    return [(name, path, _short(n)) for name, path, n in elsewhere(db, known, asked, language)]


def _ways(db, known: Known, asked: Asked, language: str) -> list[tuple[str, str, str]]:
    """Wider questions that do find something, as name, address and number."""
    found = []
    for way in narrowing.wider(known, asked, language):
        n = store.count(db, way.asked, store.MOST)
        if n:
            found.append((way.name, address(known, way.asked), _short(n)))
        if len(found) == MOST_WAYS:
            break
    return found
