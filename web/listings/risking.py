"""Signs of fraud in a listing: what its seller is asked at publishing, and what its reader is told beside it."""

from collections.abc import Callable, Mapping

from starlette.requests import Request

from web.core import format, i18n
from web.core.db import Reader
from web.core.sqlite import Row
from web.guard.asking import Found
from web.listings import rules
from web.listings.store import usual
from web.scam import prices, telling, trusted
from web.scam.judging import judge
from web.scam.kinds import KINDS, WRITER

MOST = 5_000  # judgements kept in each process: the texts of most pages have no sign
ASKED_BY_GUARD = "card"  # numbers of cards are asked about, and masked, as what is better not public


def asked(request: Request, db, price: int | None = None) -> Callable[[Mapping[str, str]], tuple[Found, ...]]:
    """A function that tells the signs in texts that are going to be public; `price` is one that is far below the usual."""
    home = trusted.home(request, db)

    def found(texts: Mapping[str, str]) -> tuple[Found, ...]:
        told: dict[str, list[str]] = {"price": [format.money(price)]} if price is not None else {}
        for text in texts.values():
            signs = [sign for sign in judge(text, home) if sign.kind != ASKED_BY_GUARD]
            for kind in {sign.kind for sign in signs}:
                told.setdefault(kind, []).extend(telling.passages(text, signs, kind))
        return tuple(Found(kind, KINDS[kind], WRITER[kind], list(dict.fromkeys(told[kind]))) for kind in KINDS if kind in told)

    return found


def bait(db, category_id: int | None, region_id: int | None, mode: str, price: int | None) -> int | None:
    """The price, where it is far below that of like listings."""
    low = mode in rules.BARGAINS and prices.far_below(price, usual.of(db, category_id, region_id))
    return price if low else None


def note(request: Request, db, row: Row, title: str, text: str) -> telling.Note | None:
    """What the reader of a listing is told beside it: of its words as they read them, or of its price."""
    words, home = f"{title}\n{text}", trusted.home(request, db)
    kept, key = db.kept("site", _nothing), (row.id, hash((words, home, i18n.current())))  # gone with whoever goes, as cards are
    if key not in kept:
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = telling.note(words, judge(words, home))
    found = kept[key]
    if found is None and bait(db, row.category_id, row.region_id, row.price_mode, row.price) is not None:
        return telling.bare("price")
    return found


def _nothing(db: Reader) -> dict[tuple[int, int], telling.Note | None]:
    return {}
