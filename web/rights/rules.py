"""Decisions about claims: which listing is meant, whether what is claimed stands in it, what staff may decide."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import phonenumbers

from web.accounts.rules import phone
from web.core.clock import DAY, MINUTE
from web.core.i18n import N_, _

KINDS = {"phone": N_("Phone number"), "email": N_("E-mail address"), "photo": N_("Photo or something else")}
STATES = {
    "hidden": N_("The listing is hidden; staff will look at it"),
    "waiting": N_("Staff will look at it"),
    "kept": N_("Staff decided: the listing stays hidden"),
    "restored": N_("Staff decided: the listing is shown"),
    "removed": N_("The seller took it out of the listing"),
}
OPEN, HIDING = ("hidden", "waiting"), ("hidden", "kept")  # states that wait for staff; states that keep a listing hidden
CODE_TERM, CODE_TRIES, CODE_KEPT = 15 * MINUTE, 5, DAY
AGAIN = MINUTE  # seconds within which the same request for a code is one
MOST_CODES = 5  # to one address in a day
MOST_HIDDEN = 3  # listings hidden at once for one address in a day; further claims wait for staff
MOST_OF_SELLER = 5  # listings of one seller hidden at once in a day by claims that nothing proves
AFTER_REFUSAL = 90 * DAY  # so long after staff refused a claim nothing unproven hides that listing, or is hidden for that address
CONTACT_KEPT = 30 * DAY  # after the decision; then only the keyed hash of the address is left
CLAIM_KEPT = 365 * DAY
LONGEST_STATEMENT, LONGEST_ANSWER = 2_000, 2_000
_BETWEEN = re.compile(r"(?<=\d)[\s().\-–—_/\\,*·+]+(?=\d)")
_LEAST = 9  # digits of a national number long enough not to be met by chance


def listing_number(text: str) -> int | None:
    """The number of a listing out of its address or of the number itself; None for anything else."""
    found = re.search(r"/listings/(\d{1,19})(?!\d)", text) or re.fullmatch(r"(?:№|#)?\s*(\d{1,19})", text.strip(), re.ASCII)
    number = int(found.group(1)) if found else 0
    return number if 0 < number < 2**63 else None


def texts(listing: Mapping[str, Any]) -> list[str]:
    """Everything written that the page of a listing shows."""
    names = ("title_ru", "title_kk", "text_ru", "text_kk", "attributes", "display_name")
    return [listing[name] for name in names if listing[name]]


def shown_phone(listing: Mapping[str, Any]) -> str:
    """The seller's phone as far as the listing shows it to anybody."""
    return listing["phone"] if listing["show_phone"] and listing["phone_seen_by"] != "nobody" else ""


def stands_in(kind: str, datum: str, listing: Mapping[str, Any]) -> bool:
    """Whether the phone (as +7…) or the e-mail stands in the listing, however it is spaced or written in letters."""
    if kind == "phone":
        return phone_in(datum, texts(listing)) or (bool(datum) and phone(shown_phone(listing)) == datum)
    return kind == "email" and email_in(datum, texts(listing))


def phone_in(number: str, written: Iterable[str]) -> bool:
    """Whether the number stands in one of the texts: +7 701 …, 8 (701) … and 701-… are the same."""
    if not number:
        return False
    parsed = phonenumbers.parse(number, None)
    national = phonenumbers.national_significant_number(parsed)
    wanted = national if len(national) >= _LEAST else f"{parsed.country_code}{national}"
    return any(wanted in _BETWEEN.sub("", text) for text in written)


def email_in(address: str, written: Iterable[str]) -> bool:
    """Whether the address stands in one of the texts as a whole, in capitals or not."""
    way = re.compile(rf"(?<![\w.+-]){re.escape(address.casefold())}(?![\w-]|\.\w)")
    return bool(address) and any(way.search(text.casefold()) for text in written)


def is_proven(kind: str) -> bool:
    """Whether the code proves the claim itself: it went to the very address that stands in the listing. Of a phone or a photo it
    proves only that somebody can be reached."""
    return kind == "email"


def worded(kind: str) -> str:
    """What is claimed, as it stands inside a sentence."""
    words = _(KINDS[kind])
    return words[:1].lower() + words[1:]


def masked(datum: str) -> str:
    """Enough of a phone or an e-mail to recognise one's own, not enough to use it."""
    name, at, place = datum.partition("@")
    if at:
        return f"{name[:1]}•••@{place}"
    return f"{datum[:5]}•••••{datum[-2:]}" if datum else ""
