"""Makes a listing draft of an offer, or says why that cannot be: category, price, words, photos, attributes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from web.commands.feeds.attributes import sort_params
from web.commands.feeds.choices import Choices
from web.commands.feeds.matching import LEFT_OUT, mapped, written
from web.commands.feeds.money import tenge
from web.commands.feeds.offer import Offer, Problem, Unreadable, key
from web.commands.feeds.plain import cut, one_line, plain
from web.commands.feeds.remarks import on_photos, on_words
from web.commands.feeds.rubrics import Rubric

MAX_TITLE = 100
MAX_TEXT = 5_000
_MAX_LINES_TEXT = 2_000
_MAX_PHOTO_NAMES = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """A listing ready to be stored: price in whole tenge, None when `price_mode` is "negotiable" or "free"."""

    key: str
    line: int
    title: str
    text: str
    price: int | None
    price_mode: str
    category: str
    place: str
    url: str
    photos: tuple[Path, ...]
    attributes: Mapping[str, Any]
    available: bool
    warnings: tuple[str, ...] = ()
    photos_missing: int = 0


def fit(offer: Offer, choices: Choices) -> Draft | Problem:
    """The draft of an offer, or the Problem for which it is refused (kinds "record", "category" and "skipped")."""
    full = one_line(offer.title)
    title = cut(full, MAX_TITLE)
    slug = _category(offer, choices)
    if slug == LEFT_OUT:
        return Problem(offer.line, "its category is left out by the mapping file", "skipped", written(offer), title)
    if not slug:
        name = written(offer) or "(no category)"
        return Problem(offer.line, f"no category of ours is known for “{name[:120]}”", "category", name, title)
    try:
        return _draft(offer, full, choices.ours[slug], choices)
    except Unreadable as reason:
        return Problem(offer.line, str(reason), title=title)


def _category(offer: Offer, choices: Choices) -> str:
    return mapped(offer, choices.pairs) or choices.category or choices.guess.find(offer.category_path)


def _draft(offer: Offer, full: str, rubric: Rubric, choices: Choices) -> Draft:
    if len(full) < 3:
        raise Unreadable("the title is shorter than 3 characters")
    title = cut(full, MAX_TITLE)
    price, price_mode = _price(offer, rubric, choices.rates)
    attributes, lines = sort_params(_params(offer, rubric), rubric)
    _demand(rubric, attributes)
    text, whole = _text(plain(offer.text), lines)
    photos = choices.photos.find(offer.photos[:_MAX_PHOTO_NAMES])
    return Draft(
        key=key(offer), line=offer.line, title=title, text=text, price=price, price_mode=price_mode,
        category=rubric.slug, place=cut(one_line(offer.place), 100) or choices.place, url=_address(offer.url),
        photos=photos.files[: choices.max_photos], attributes=attributes, available=offer.available,
        warnings=(*on_words(title, text, title == full, whole), *on_photos(photos, choices.max_photos)),
        photos_missing=photos.missing,
    )  # fmt: skip


def _params(offer: Offer, rubric: Rubric) -> tuple[tuple[str, str], ...]:
    vendor = (("brand", offer.vendor),) if offer.vendor and "brand" in rubric.by_name else ()
    return vendor + offer.params


def _price(offer: Offer, rubric: Rubric, rates: Mapping[str, Decimal]) -> tuple[int | None, str]:
    """Price in tenge and price mode, both as the category allows."""
    if offer.price_mode != "fixed":
        if offer.price_mode not in rubric.price_modes:
            raise Unreadable(f"the category {rubric.slug} takes no listings with the price “{offer.price_mode}”")
        return None, offer.price_mode
    if offer.price is None:
        raise Unreadable("there is no price")
    mode = "fixed" if "fixed" in rubric.price_modes else rubric.price_modes[0]
    return tenge(offer.price, offer.currency, rates), mode


def _demand(rubric: Rubric, attributes: Mapping[str, Any]) -> None:
    for one in (question.attribute for question in rubric.questions):
        if one.required and one.code not in attributes:
            raise Unreadable(f"the category {rubric.slug} needs a value for {one.code} (a column attr:{one.code})")


def _address(url: str) -> str:
    return url if re.fullmatch(r"https?://[^\s\x00-\x1f]{1,500}", url, re.IGNORECASE) else ""


def _text(body: str, lines: list[str]) -> tuple[str, bool]:
    """The text with its lines of parameters, and whether nothing had to be left out."""
    kept, room = [], _MAX_LINES_TEXT
    for line in lines:
        room -= len(line) + 1
        if room >= 0:
            kept.append(line)
    tail = "\n".join(kept)
    head = cut(body, MAX_TEXT - len(tail) - 2)
    return f"{head}\n\n{tail}".strip(), head == body and kept == lines
