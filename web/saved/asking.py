"""Reads the address of results into a question: what the index is asked for it, and the address of its feed."""

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from starlette.datastructures import QueryParams

from web import index
from web.catalog.store import catalog
from web.core import i18n
from web.core.i18n import _
from web.core.refusal import NotFound
from web.index.synonyms import synonyms
from web.places.store import country
from web.saved.rules import LONGEST_ADDRESS, LONGEST_NAME
from web.search import rules
from web.search.address import address
from web.search.asked import Asked, Known
from web.search.reading import Reading

_TAG = re.compile(r'\(?"(z[a-y][0-9][0-9a-z]*)"(?= AND |\)|$)')
NEVER = "-"  # the anchor of a search whose category or place is gone


class Question(NamedTuple):
    """A question with its one address."""

    asked: Asked
    address: str
    known: Known

    @property
    def expression(self) -> str:
        """What the index is asked for."""
        return rules.expression(self.asked)

    @property
    def name(self) -> str:
        """A name in the language of the page."""
        language, asked = i18n.current(), self.asked
        parts = [f"«{asked.words}»" if asked.words else "", asked.category.name(language) if asked.category else "",
                 asked.place.name(language) if asked.place else ""]
        return (", ".join(part for part in parts if part) or _("All listings"))[:LONGEST_NAME]


def read(db, text: str) -> Question | None:
    """The question of an address such as /c/transport/cars?price_to=5000000, from its first page; None when it leads
    to no results."""
    return understood(Known(catalog(db), country(db), synonyms(db)), text)


def understood(known: Known, text: str) -> Question | None:
    """The same, of a catalog, places and synonyms that are at hand already."""
    path, _mark, query = text[:LONGEST_ADDRESS].partition("?")
    steps = path.removeprefix("/c/") if path.startswith("/c/") else None
    if steps is None and path != "/search":
        return None
    try:
        asked = Reading(QueryParams(query), known, steps).asked.but()
    except NotFound:
        return None
    return Question(asked, address(known, asked), known)


def anchor(expression: str) -> str:
    """A tag that everything found has, "" where there is no single one: searches with an anchor are looked at only
    when something with that tag was published. No word of a person is ever one."""
    found = _TAG.match(expression)
    return found.group(1) if found else ""


def columns(question: Question | None) -> dict[str, Any]:
    """What a search keeps of its question besides the address."""
    if question is None:
        return {"expression": "", "anchor": NEVER, "phrased": False}
    expression = question.expression
    return {"expression": expression, "anchor": anchor(expression), "phrased": bool(rules.query(question.asked).phrases)}


def made_with(db) -> str:
    """Changes when the same address may make another expression: with the catalog, the places, the synonyms or the program."""
    stamps = [db.value("select n from topic where name = :name", name=name) or 0 for name in ("catalog", "places", "synonyms")]
    return ".".join(map(str, (*stamps, _program())))


@lru_cache(maxsize=1)
def _program() -> str:
    """A digest of what makes expressions."""
    here = Path(index.__file__).parent
    sources = sorted([*here.iterdir(), *here.parent.joinpath("search").iterdir()])
    return sha256(b"".join(path.read_bytes() for path in sources if path.suffix in (".py", ".txt"))).hexdigest()[:12]


def feed(question: Question) -> str:
    """The address of the feed of a question."""
    return "/rss" + question.address
