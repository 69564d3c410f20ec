"""What a feed says: one offer as written, or one problem with the place where it stands."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal


class Unreadable(ValueError):
    """One record (or one value given on the command line) cannot be used; the message says why."""


class FeedBroken(Exception):
    """The file cannot be read any further; the message is one plain sentence."""

    def __init__(self, reason: str, line: int = 0):
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class Offer:
    """One record of a feed, nothing interpreted but the price; `text` may still hold HTML.

    price_mode: "fixed", or what words in the place of a price say: "negotiable", "free"."""

    line: int
    title: str
    external_id: str = ""
    text: str = ""
    price: Decimal | None = None
    currency: str = ""
    price_mode: str = "fixed"
    category_path: tuple[str, ...] = ()
    category_id: str = ""
    category_hint: str = ""
    place: str = ""
    url: str = ""
    photos: tuple[str, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    available: bool = True
    vendor: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a record or a file is not used.

    kind: "record" (this one is refused, reading goes on), "category" (refused because `subject`, a feed category,
    is not mapped), "skipped" (left out on purpose), "notice" (nothing is refused), "file" (reading ended here).
    `title` is the offer's, where it could be read.
    """

    line: int
    reason: str
    kind: str = "record"
    subject: str = ""
    title: str = ""


def read_safely(line: int, make: Callable[[], Offer]) -> Offer | Problem:
    """The offer that `make` builds, or a Problem with the reason why it could not."""
    try:
        return make()
    except Unreadable as broken:
        return Problem(line, str(broken))


def key(offer: Offer) -> str:
    """What names this offer within one member's one source, so that a second import finds the first; ≤ 64 characters.

    The feed's own id when it has one, else the address, else title and category (a changed title is then a new offer).
    """
    own = " ".join(offer.external_id.split())
    if 0 < len(own) <= 60:
        return f"id:{own}"
    own = own or offer.url or "\n".join((offer.title, *offer.category_path))
    return "h:" + hashlib.sha256(own.encode("utf-8", "replace")).hexdigest()[:48]


class Repeats:
    """Remembers the keys of one reading in eight bytes each, to refuse the second offer with the same id."""

    def __init__(self):
        self._seen: set[int] = set()

    def first(self, name: str) -> bool:
        """Whether this key is met for the first time; remembers it."""
        mark = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=7).digest(), "big")
        if mark in self._seen:
            return False
        self._seen.add(mark)
        return True
