"""One listing as an entry of a feed, worded for one language."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from web.core.i18n import _
from web.core.sqlite import Row
from web.listings import rules, words
from web.search import address
from web.search.asked import Asked, Known

LONGEST = 500  # characters of a text
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # signs that XML 1.0 cannot hold


@dataclass(frozen=True)
class Site:
    """Where the addresses of a feed begin: `root` is the site's own, `prefix` that of the language."""

    root: str
    prefix: str
    language: str

    def at(self, path: str) -> str:
        """The whole address of a page in the language of the feed."""
        return self.root + (self.prefix + path if path != "/" else self.prefix or "/")

    def photo(self, name: str, size: int) -> str:
        """The whole address of a photo."""
        return f"{self.root}/photos/{name[:2]}/{name}-{size}.jpg"


@dataclass(frozen=True)
class Entry:
    """What every format tells of a listing. `id` stays the same for as long as the listing exists, in every language and
    however often it is renewed; `amount` is whole tenge; moments are seconds UTC."""

    id: str
    url: str
    title: str
    language: str
    price: str
    mode: str
    amount: int | None
    place: str
    category: str
    category_url: str
    text: str
    published: int
    updated: int
    image: str
    thumbnail: str

    @property
    def headline(self) -> str:
        """Title and price."""
        return f"{self.title}, {self.price}" if self.price else self.title

    @property
    def summary(self) -> str:
        """Price, place and the beginning of the text."""
        line = " · ".join(part for part in (self.price, self.place) if part)
        return f"{line}\n{self.text}" if self.text else line

    @property
    def content(self) -> str:
        """The same with the photo, as HTML."""
        line = " · ".join(escape(part) for part in (self.price, self.place) if part)
        photo = Markup('<p><img src="{}" alt=""></p>').format(self.thumbnail) if self.thumbnail else ""
        return f"{photo}<p>{line}</p>" + (f"<p>{escape(self.text).replace(chr(10), Markup('<br>'))}</p>" if self.text else "")


def fit(text: str) -> str:
    """The text without signs that XML cannot hold."""
    return _UNFIT.sub("", text)


def short(text: str) -> str:
    """The beginning of a text, cut between words."""
    text = fit(text).strip()
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(None, 1)[0] + "…"


def updated(row: Row) -> int:
    """When what everybody sees of a listing last changed."""
    return row.changed_at or row.renewed_at or row.published_at


def entry(row: Row, known: Known, site: Site) -> Entry:
    """A listing for a feed."""
    category, town = known.catalog.by_id(row.category_id), known.country.town(row.town_id)
    title, language = rules.in_language(row, "title", site.language)
    text, _text_language = rules.in_language(row, "text", language)
    return Entry(
        id=f"{site.root}/listings/{row.id}", url=site.at(f"/listings/{row.id}"), title=fit(title), language=language,
        price=words.price(row.price_mode, row.price, category.price_period), mode=row.price_mode, amount=row.price,
        place=town.name(site.language) if town else "", category=category.name(site.language),
        category_url=site.at(address.path(known, category, None)), text=short(text), published=row.published_at,
        updated=updated(row), image=site.photo(row.cover, 1280) if row.cover else "",
        thumbnail=site.photo(row.cover, 320) if row.cover else "")


def heading(asked: Asked, language: str) -> str:
    """What a feed is about: words, category and place."""
    parts = [f"«{asked.words}»" if asked.words else "", *(one.name(language) for one in (asked.category, asked.place) if one)]
    return ", ".join(part for part in parts if part) or _("All listings")
