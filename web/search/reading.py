"""Reads a question from an address; what makes no sense is left out and named, never an error."""

from starlette.datastructures import QueryParams

from web.catalog.tree import PRICE_MODES, Category
from web.core import form as forms
from web.core.i18n import N_, _
from web.core.refusal import NotFound
from web.index.words import query_terms
from web.listings.rules import price_of
from web.search import address, place
from web.search.asked import Asked, Known, filters, fits
from web.search.place import Place

LONGEST_WORDS, MOST_OPTIONS = 200, 60


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
        low, high = self._price("price_from"), self._price("price_to")
        if low is not None and high is not None and low > high:
            low, high = high, low
        before = self._seq("before")
        return Asked(words=self._words(), category=category, place=where, price_from=low, price_to=high,
                     mode=self._mode(), photo=self._text("photo") == "1", options=self._options(category),
                     before=before, after=self._seq("after") if before is None else None)

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

    def _mode(self) -> str:
        text = self._text("mode")
        if text and text not in PRICE_MODES:
            self._miss(N_("kind of price"))
            return ""
        return text

    def _options(self, category: Category | None) -> tuple[tuple[str, str], ...]:
        given = self._params.getlist("has")[:MOST_OPTIONS]
        attributes = filters(self._known, category) if given else []
        chosen: dict[tuple[str, str], None] = {}
        for text in given:
            code, _point, value = text.partition(".")
            if fits(attributes, code, value):
                chosen[code, value] = None
            else:
                self._miss(N_("filter"))
        return tuple(sorted(chosen))

    def _seq(self, name: str) -> int | None:
        found = forms.number(self._params, name)
        if found is None and self._text(name):
            self._miss(N_("page"))
        return found
