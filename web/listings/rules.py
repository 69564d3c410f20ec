"""Decisions about listings: states and terms, languages of texts, prices and what was truly lowered."""

from collections.abc import Sequence
from typing import Any

from web.core.clock import DAY

STATES = ("draft", "live", "closed", "expired", "hidden")
ENDED = ("closed", "expired")
KEPT_VALID = ("live", "hidden")  # states in which a listing may not be saved with mistakes in it
REASONS = ("sold_here", "sold_elsewhere", "withdrawn")
LIFE, REMINDED_BEFORE, BETWEEN_RENEWALS = 30 * DAY, 3 * DAY, 7 * DAY
MOST_LIVE, MOST_DRAFTS, MOST_PHOTOS = 100, 20, 10
PHONES_A_DAY, ASKED_A_DAY = 20, 100  # phones that one member may ask for; members that may ask for one listing's
SHORTEST_TITLE, LONGEST_TITLE, LONGEST_TEXT = 5, 100, 5_000
HIGHEST_PRICE = 10**12  # tenge
MOST_PIECES = 9_999
PRICED = {"fixed": True, "negotiable": False, "wanted": False, "salary": False}  # modes with a price: is it needed
BARGAINS = ("fixed", "negotiable")  # modes in which a lower price is good news for a buyer
LOOK_BACK = 30 * DAY
LANGUAGES = ("ru", "kk")


def renewable_at(row: Any) -> int:
    """The moment from which a listing may move to the top again, for nothing."""
    return (row.renewed_at or 0) + BETWEEN_RENEWALS


def languages(row: Any) -> list[str]:
    """The languages that the listing has a title in."""
    return [code for code in LANGUAGES if row["title_" + code]]


def in_language(row: Any, column: str, language: str) -> tuple[str, str]:
    """A title or text with its language: the reader's where there is one, else the other; empty when there is none."""
    for code in (language, *LANGUAGES):
        text = row.get(f"{column}_{code}", "")
        if text:
            return text, code
    return "", ""


def price_of(text: str) -> int | None:
    """Whole tenge out of what people type, such as «185 000 ₸»; None when it is not a price."""
    digits = "".join(text.replace("₸", " ").replace("тг.", " ").replace("тг", " ").split())
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 14):
        return None
    return int(digits) if 0 < int(digits) <= HIGHEST_PRICE else None


def was(history: Sequence[Any]) -> int | None:
    """The lowest price of the thirty days before the last change, if the price now is lower still, else None;
    so nobody can raise a price for an hour and call the old one lowered. `history` is in order of time."""
    if not history or history[-1].price_mode not in BARGAINS or history[-1].price is None:
        return None
    last, since = history[-1], history[-1].at - LOOK_BACK
    ends = [after.at for after in history[1:]]
    before = [one.price for one, end in zip(history, ends, strict=False)
              if end > since and one.price is not None and one.price_mode in BARGAINS]
    return min(before) if before and min(before) > last.price else None


def percent_lower(old: int, new: int) -> int:
    """By how many whole percent, at least one, the new price is below the old one."""
    return max(1, (old - new) * 100 // old)
