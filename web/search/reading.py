"""Reads a question from an address; what makes no sense is left out and named, never an error."""

import re
from decimal import Decimal
from typing import Any

from starlette.datastructures import QueryParams

from web.catalog.tree import PRICE_MODES, Attribute, Category
from web.core import form as forms
from web.core import i18n
from web.core.i18n import N_, _
from web.core.refusal import NotFound
from web.index.words import query_terms
from web.listings.rules import price_of
from web.places.country import Town
from web.search import address, place
from web.search.address import IN, MAX, MIN
from web.search.asked import ORDERED_KEYS, ORDERS, SELLERS, Asked, Key, Known, filters, fits, of_kind
from web.search.place import Place

LONGEST_WORDS, MOST_OPTIONS, FARTHEST = 200, 60, 1_000
_NUMBER, _WHOLE = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,2})?"), re.compile("-?[0-9]{1,19}")


class Reading:
    """One address read: what was asked, and `notes` about what was left out, in the person's language."""

    def __init__(self, params: QueryParams, known: Known, path: str | None = None):
        self._params, self._known = params, known
        self._missed: dict[str, None] = {}
        self.notes: list[str] = []
        self.asked = self._read(path)
        if self._missed:
            self.notes.append(_("Left out, because it could not be understood: %(names)s.",
                                names=", ".join(_(name) for name in self._missed)))

    def _read(self, path: str | None) -> Asked:
        category, where = self._at(path) if path is not None else (self._category(), self._place())
        low, high = in_order(self._price("price_from"), self._price("price_to"))
        km = self._km(where)
        order = self._choice("order", ORDERS, N_("order"))
        words = self._words()
        if (order == "near" and not isinstance(where, Town)) or (order == "best" and not words):
            order = ""
        before = self._key("before", order)
        attributes = filters(self._known, category)
        return Asked(words=words, literal=bool(words) and self._is("exact"), category=category, place=where, km=km,
                     around=tuple(town.id for town, _km in self._known.country.near(where.id, km)) if km else (),
                     price_from=low, price_to=high, mode=self._choice("mode", PRICE_MODES, N_("kind of price")),
                     photo=self._is("photo"), lowered=self._is("lowered"), seller=self._choice("seller", SELLERS, N_("seller")),
                     options=self._options(attributes), bounds=self._bounds(attributes), texts=self._texts(attributes),
                     unseen=self._is("unseen"), order=order, before=before, synonyms=self._known.synonyms,
                     after=self._key("after", order) if before is None else None)

    def _is(self, name: str) -> bool:
        return self._text(name) == "1"

    def _choice(self, name: str, among: tuple[str, ...], called: str) -> str:
        text = self._text(name)
        if text and text not in among:
            self._miss(called)
            return ""
        return text

    def _km(self, where: Place | None) -> int:
        """A radius in km; it needs a town to be around."""
        found = forms.number(self._params, "km") or 0
        if not isinstance(where, Town) or not 0 < found <= FARTHEST:
            return 0
        return found

    def _text(self, name: str) -> str:
        text = self._params.get(name)
        return " ".join(forms.clean(text[:10_000]).split()) if text else ""

    def _miss(self, name: str) -> None:
        self._missed[name] = None

    def _words(self) -> str:
        text = self._text("q")
        if len(text) > LONGEST_WORDS:
            self.notes.append(_("Only the first %(n)s characters of the words were used.", n=LONGEST_WORDS))
            text = text[:LONGEST_WORDS].rstrip()
        if text and not query_terms(text):
            self.notes.append(_("There is no word to look for in “%(text)s”.", text=text))
            return ""
        return text

    def _at(self, path: str) -> tuple[Category | None, Place | None]:
        found = address.find(self._known, path)
        if found is None:
            raise NotFound()
        return found

    def _category(self) -> Category | None:
        text = self._text("category")
        found = self._known.catalog.by_slug(text)
        if text and found is None:
            self._miss(N_("category"))
        return found

    def _place(self) -> Place | None:
        country, found = self._known.country, None
        for name, look in (("town", country.town_by_slug), ("region", lambda text: place.find_region(country, text)),
                           ("place", lambda text: place.find(country, text))):
            text = self._text(name)
            found = found or (look(text) if text else None)
            if text and found is None:
                self._miss(N_("place"))
        return found

    def _price(self, name: str) -> int | None:
        text = self._text(name)
        if not text.strip("0 "):
            return None
        found = price_of(text)
        if found is None:
            self._miss(N_("price"))
        return found

    def _options(self, attributes: list[Attribute]) -> tuple[tuple[str, str], ...]:
        chosen: dict[tuple[str, str], None] = {}
        for text in [text for text in self._params.getlist("has") if text][:MOST_OPTIONS]:
            code, _point, value = text.partition(".")
            if fits(attributes, code, value):
                chosen[code, value] = None
            else:
                self._miss(N_("filter"))
        return tuple(sorted(chosen))

    def _family(self, name: str) -> list[str]:
        """What is asked in the parameters of a family, without blank ones."""
        names = [key for key in self._params if key.startswith(name) and self._text(key)]
        return [key.removeprefix(name) for key in names][:MOST_OPTIONS]

    def _bounds(self, attributes: list[Attribute]) -> tuple[tuple[str, Decimal | None, Decimal | None], ...]:
        found = []
        for code in sorted({*self._family(MIN), *self._family(MAX)}):
            called = next((one.name(i18n.current()) for one in attributes if one.code == code), N_("filter"))
            low, high = in_order(self._decimal(MIN + code, called), self._decimal(MAX + code, called))
            if not of_kind(attributes, code, "range"):
                self._miss(N_("filter"))
            elif (low, high) != (None, None):
                found.append((code, low, high))
        return tuple(found)

    def _decimal(self, name: str, called: str) -> Decimal | None:
        text = self._text(name).replace(" ", "").replace(",", ".")
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            self._miss(called)
            return None
        return Decimal(text).normalize() + 0

    def _texts(self, attributes: list[Attribute]) -> tuple[tuple[str, str], ...]:
        found = []
        for code in sorted(self._family(IN)):
            words = self._text(IN + code)[:LONGEST_WORDS].rstrip()
            if of_kind(attributes, code, "text") and query_terms(words).wanted:
                found.append((code, words))
            else:
                self._miss(N_("filter"))
        return tuple(found)

    def _key(self, name: str, order: str) -> Key | None:
        text = self._text(name)
        parts = text.split(".")
        if len(parts) == ORDERED_KEYS[order] and all(_WHOLE.fullmatch(part) and abs(int(part)) < 2**63 for part in parts):
            return tuple(map(int, parts))
        if text:
            self._miss(N_("page"))
        return None


def in_order(low: Any, high: Any) -> tuple[Any, Any]:
    """Both bounds, the lower one first."""
    return (high, low) if low is not None and high is not None and low > high else (low, high)
