"""What the trial site's content consists of; nothing here knows the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DemoMember:
    """An invented person or shop; `language` is ru or kk, `about` may be empty, `age_seconds` since joining. With a `phone` it is
    given on request at their listings; `open` is whether others see how much they sold and how soon they answer."""

    name: str
    town_slug: str
    language: str
    about: str
    business: bool
    age_seconds: int
    phone: str = ""
    open: bool = False


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
    """One message of a conversation; `age_seconds` since it was sent; a `pictured` one shows the listing's cover once more."""

    by_buyer: bool
    text: str
    age_seconds: int
    pictured: bool = False


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


@dataclass(frozen=True)
class DemoStep:
    """One step of a deal, by buyer, seller, staff or time; `ahead` is the moment that it names, in seconds from now (past ones
    are negative), `days` for how long a thing is set aside."""

    who: str
    step: str
    state: str
    age_seconds: int
    price: int | None = None
    words: str = ""
    ahead: int | None = None
    days: int = 0


@dataclass(frozen=True)
class DemoReview:
    """What one side of a deal wrote about the other, and the reply, which may be empty."""

    by_buyer: bool
    stars: int
    words: str
    reply: str
    age_seconds: int


@dataclass(frozen=True)
class DemoDeal:
    """A deal about a listing with what the two wrote before; `listing` and `buyer` are indexes."""

    listing: int
    buyer: int
    pay: str
    messages: tuple[DemoMessage, ...]
    steps: tuple[DemoStep, ...]
    reviews: tuple[DemoReview, ...]

    @property
    def state(self) -> str:
        """How the deal stands."""
        return self.steps[-1].state
