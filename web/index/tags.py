"""The reserved terms of a listing: what filters ask for, kept in the same index as its words.

A tag has an underscore, or a Latin letter beside a digit. No word of a person has either (web/index/words.py splits
letters from digits and knows no underscore), so whatever people write cannot pass for a tag.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from web.index import numbers
from web.index.numbers import Number

EVERY = "zz1"  # every listing has it: something to start from when a query only says what must not be there
PHOTO, LOWERED, PRICELESS = "zf1", "zd1", "zq1"
PRICE = "zp_"  # begins the tags of a price in whole tenge (web/index/numbers.py)
_KEPT = frozenset("abcdefghijklmnopqrstuvwxy0123456789")
_LONGEST = 60


def category(number: int) -> str:
    """Of a category or any of its ancestors."""
    return f"zc{number:d}"


def region(number: int) -> str:
    """Of a region."""
    return f"zr{number:d}"


def town(number: int) -> str:
    """Of a town."""
    return f"zy{number:d}"


def category_in_town(number: int, town_number: int) -> str:
    """A category and a town at once: one short list instead of two long ones."""
    return f"zx{number:d}y{town_number:d}"


def category_in_region(number: int, region_number: int) -> str:
    """A category and a region at once."""
    return f"zv{number:d}r{region_number:d}"


def category_price(number: int) -> str:
    """What begins the tags of a price in a category that is not a top one: far shorter lists than those of all prices."""
    return f"zp{number:d}_"


def price_mode(mode: str) -> str:
    """Of fixed, negotiable, free and so on."""
    return "zm_" + safe(mode)


def language(code: str) -> str:
    """Of the language of the listing's text: ru or kk."""
    return "zl_" + safe(code)


def seller(kind: str) -> str:
    """Of private or business."""
    return "zs_" + safe(kind)


def option(code: str, value: object) -> str:
    """Of an attribute's value; truths as 1 and 0."""
    return f"za_{safe(code)}_{safe(str(int(value)) if isinstance(value, bool) else str(value))}"


def safe(text: str) -> str:
    """Any text in a-z and 0-9, different texts always different; long ones become their hash."""
    kept = "".join(sign if sign in _KEPT else "".join(f"z{byte:02x}" for byte in sign.encode("utf-8", "surrogatepass"))
                   for sign in text)
    if len(kept) <= _LONGEST:
        return kept
    return "zzz" + hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def number(code: str) -> str:
    """What begins the tags of an attribute's number."""
    return f"zn_{safe(code)}_"


def word(code: str, term: str) -> str:
    """Of a term in the text that answers one attribute."""
    return f"zt_{safe(code)}_{safe(term)}"


def price_tags(low: int | None, high: int | None) -> tuple[str, ...]:
    """The tags of exactly the prices of a range, both ends belonging to it; () for no bound at all."""
    return numbers.covering(PRICE, low, high)


def listing_tags(
    *, categories: Sequence[int], region_id: int | None, town_id: int | None, price_kzt: int | None, mode: str,
    has_photo: bool, languages: Iterable[str], seller_kind: str, lowered: bool = False,
    options: Mapping[str, object] | Iterable[tuple[str, object]] = (), amounts: Mapping[str, Number] | None = None,
    texts: Iterable[tuple[str, str]] = (),
) -> list[str]:
    """Every tag of a listing. `categories` is its category and all ancestors; an option's value may be a list; `amounts` are
    the numbers among its answers, `texts` pairs of an attribute's code and a term of the text that answers it."""
    tags = [EVERY, price_mode(mode), *(language(code) for code in languages)]
    tags += [category(number) for number in categories]
    if region_id is not None:
        tags += [region(region_id), *(category_in_region(number, region_id) for number in categories)]
    if town_id is not None:
        tags += [town(town_id), *(category_in_town(number, town_id) for number in categories)]
    if price_kzt is None:
        tags.append(PRICELESS)
    else:
        tags += [tag for head in (PRICE, *map(category_price, categories[1:])) for tag in numbers.tags(head, price_kzt)]
    for code, amount in (amounts or {}).items():
        tags += numbers.tags(number(code), amount)
    if has_photo:
        tags.append(PHOTO)
    if lowered:
        tags.append(LOWERED)
    if seller_kind:
        tags.append(seller(seller_kind))
    return list(dict.fromkeys(tags + _option_tags(options) + [word(code, term) for code, term in texts]))


def _option_tags(options: Mapping[str, object] | Iterable[tuple[str, object]]) -> list[str]:
    pairs = options.items() if isinstance(options, Mapping) else options
    return [option(code, one) for code, value in pairs if value is not None
            for one in (value if isinstance(value, (list, tuple, set, frozenset)) else (value,))]
