"""Makes a listing draft of an offer, or says why that cannot be: price, category, words, photos, attributes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from web.commands.feeds.attributes import Value, sort_params
from web.commands.feeds.matching import LEFT_OUT, Guess, known_slug, mapped, written
from web.commands.feeds.money import tenge
from web.commands.feeds.offer import Offer, Problem, Unreadable, key
from web.commands.feeds.photos import Folder, Found
from web.commands.feeds.plain import cut, one_line, plain
from web.commands.feeds.rubrics import Rubric

MAX_TITLE = 100
MAX_TEXT = 5_000
_MAX_LINES_TEXT = 2_000
_MAX_PHOTO_NAMES = 100
_PHONE = re.compile(r"(?<![\d+])(?:\+?7|8)[\s(–-]{0,3}\d{3}[\s)–-]{0,3}\d{3}[\s–-]?\d{2}[\s–-]?\d{2}(?!\d)")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")


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
    attributes: Mapping[str, Value]
    available: bool
    warnings: tuple[str, ...] = ()
    photos_missing: int = 0


@dataclass(frozen=True)
class Choices:
    """What the command line says about an import; make it with `choose`, which checks it."""

    ours: Mapping[str, Rubric]
    guess: Guess
    category: str = ""
    pairs: Mapping[str, str] = field(default_factory=dict)
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    photos: Folder = Folder(None)
    max_photos: int = 10
    place: str = ""


def choose(
    ours: Mapping[str, Rubric],
    *,
    category: str = "",
    pairs: Mapping[str, str] | None = None,
    rates: Mapping[str, Decimal] | None = None,
    photos: Path | None = None,
    max_photos: int = 10,
    place: str = "",
) -> Choices:
    """Checked choices; raises Unreadable for a category that takes no listings or a folder that is not there."""
    if category:
        known_slug(category, ours)
    if photos and not photos.is_dir():
        raise Unreadable(f"--photos {photos}: there is no such folder")
    return Choices(ours, Guess(ours), category, pairs or {}, rates or {}, Folder(photos), max_photos, place)


def fit(offer: Offer, choices: Choices) -> Draft | Problem:
    """The draft of an offer, or the Problem for which it is refused (kinds "record", "category" and "skipped")."""
    slug, title = _category(offer, choices), cut(one_line(offer.title), MAX_TITLE)
    if slug == LEFT_OUT:
        return Problem(offer.line, "its category is left out by the mapping file", "skipped", written(offer), title)
    if not slug:
        name = written(offer) or "(no category)"
        return Problem(offer.line, f"no category of ours is known for “{name[:120]}”", "category", name, title)
    try:
        return _draft(offer, choices.ours[slug], choices)
    except Unreadable as reason:
        return Problem(offer.line, str(reason), title=title)


def _category(offer: Offer, choices: Choices) -> str:
    return mapped(offer, choices.pairs) or choices.category or choices.guess.find(offer.category_path)


def _draft(offer: Offer, rubric: Rubric, choices: Choices) -> Draft:
    title = one_line(offer.title)
    if len(title) < 3:
        raise Unreadable("the title is shorter than 3 characters")
    price, price_mode = _price(offer, rubric, choices.rates)
    params = (("brand", offer.vendor), *offer.params) if offer.vendor and "brand" in rubric.by_name else offer.params
    attributes, lines = sort_params(params, rubric)
    _demand(rubric, attributes)
    text, whole = _text(plain(offer.text), lines)
    photos = choices.photos.find(offer.photos[:_MAX_PHOTO_NAMES])
    return Draft(
        key=key(offer), line=offer.line, title=cut(title, MAX_TITLE), text=text, price=price,
        price_mode=price_mode, category=rubric.slug, place=cut(one_line(offer.place), 100) or choices.place, url=_address(offer.url),
        photos=photos.files[: choices.max_photos], attributes=attributes, available=offer.available,
        warnings=(*_word_warnings(title, text, whole), *_photo_warnings(photos, choices.max_photos)),
        photos_missing=photos.missing,
    )  # fmt: skip


def _price(offer: Offer, rubric: Rubric, rates: Mapping[str, Decimal]) -> tuple[int | None, str]:
    """Price in tenge and price mode, both as the category allows."""
    if offer.price_mode != "fixed":
        if offer.price_mode not in rubric.price_modes:
            raise Unreadable(f"the category {rubric.slug} takes no listings with the price “{offer.price_mode}”")
        return None, offer.price_mode
    if offer.price is None:
        raise Unreadable("there is no price")
    return tenge(offer.price, offer.currency, rates), _mode(rubric)


def _mode(rubric: Rubric) -> str:
    return "fixed" if "fixed" in rubric.price_modes else rubric.price_modes[0]


def _demand(rubric: Rubric, attributes: Mapping[str, Value]) -> None:
    for one in rubric.attributes:
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


def _word_warnings(title: str, text: str, whole: bool) -> list[str]:
    both = f"{title}\n{text}"
    found = {
        f"the title is cut to {MAX_TITLE} characters": len(title) > MAX_TITLE,
        "the text is cut": not whole,
        "there is no description": not text,
        "the text holds a phone number": _PHONE.search(both),
        "the text holds an e-mail address": "@" in both and _MAIL.search(both),
    }
    return [warning for warning, true in found.items() if true]


def _photo_warnings(photos: Found, most: int) -> list[str]:
    found = {
        f"{photos.missing} photos not found": photos.missing,
        f"{len(photos.refused)} photo names refused: {', '.join(photos.refused[:3])}": photos.refused,
        f"only the first {most} photos are taken": len(photos.files) > most,
    }
    return [warning for warning, true in found.items() if true]
