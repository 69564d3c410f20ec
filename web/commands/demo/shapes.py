"""What the trial site's content consists of; nothing here knows the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DemoMember:
    """An invented person or shop; `language` is ru or kk, `about` may be empty, `age_seconds` since joining."""

    name: str
    town_slug: str
    language: str
    about: str
    business: bool
    age_seconds: int


@dataclass(frozen=True)
class DemoListing:
    """An invented listing; a title and text that were not written in a language are empty, `price` is whole tenge.

    `member` is an index into the members given, `motifs` names one drawing per photo and may be empty."""

    member: int
    category_slug: str
    title_ru: str
    title_kk: str
    text_ru: str
    text_kk: str
    price_mode: str
    price: int | None
    attributes: Mapping[str, Any]
    town_slug: str
    age_seconds: int
    motifs: tuple[str, ...]


@dataclass(frozen=True)
class DemoMessage:
    """One message of a conversation; `age_seconds` since it was sent."""

    by_buyer: bool
    text: str
    age_seconds: int


@dataclass(frozen=True)
class DemoThread:
    """A conversation about a listing; `listing` and `buyer` are indexes."""

    listing: int
    buyer: int
    messages: tuple[DemoMessage, ...]


@dataclass(frozen=True)
class DemoReport:
    """A complaint about a listing; `listing` and `reporter` are indexes."""

    listing: int
    reporter: int
    reason: str
    detail: str
    age_seconds: int
