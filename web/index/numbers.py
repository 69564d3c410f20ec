"""Numbers in the index: the beginnings of their digits as tags, so that any range is a few terms, and exact.

A number is a sign, a power of ten and its digits without the zeros at the end: 125000 is a power of five and "125". It has
a tag for its power, one for each beginning of its digits (1, 12, 125), and one that says that the digits end there. Digits
without their last zeros are ordered like words in a dictionary, so a range is all numbers with some beginnings, and a
list in the order of a number is a walk from beginning to beginning (`children`).
"""

from collections.abc import Iterator
from decimal import Decimal

LEAST_POWER, GREATEST_POWER = -2, 15  # what may be asked for: hundredths, and below 10^16
_END = "x"
_DIGITS = "0123456789"
Number = int | float | Decimal


def tags(head: str, number: Number) -> list[str]:
    """The tags of a number, between six and ten for most; `head` says what is counted and has an underscore."""
    if not number:
        return [head + "0"]
    stem, digits = _read(head, number)
    sign = [head + "m"] if number < 0 else []
    return [*sign, stem, *(stem + "d" + digits[:length] for length in range(1, len(digits) + 1)), stem + "d" + digits + _END]


def covering(head: str, low: Number | None, high: Number | None) -> tuple[str, ...]:
    """The tags that exactly the numbers from `low` to `high` have, both ends included and either one open; a range with
    nothing in it gives a tag that nothing has, and no bound at all gives ()."""
    if low is None and high is None:
        return ()
    found: list[str] = []
    if low is None or low < 0:
        least = None if high is None or high >= 0 else -high  # mirrored, the greatest is the least
        found += _mirrored(head, least, None if low is None else -low)
    if (low is None or low <= 0) and (high is None or high >= 0):
        found.append(head + "0")
    if high is None or high > 0:
        found += _above_zero(head, low if low is not None and low > 0 else None, high)
    return tuple(found) or (head + "none",)


def children(tag: str) -> Iterator[str]:
    """The tags one step further, in the order of the numbers above zero; a tag of an end has none."""
    if tag.endswith(_END):
        return
    if tag.endswith("_"):
        yield tag + "0"
        yield from (f"{tag}p{power - LEAST_POWER}" for power in range(LEAST_POWER, GREATEST_POWER + 1))
        return
    if "d" in tag.rpartition("_")[2]:
        yield tag + _END
        yield from (tag + digit for digit in _DIGITS)
    else:
        yield from (tag + "d" + digit for digit in _DIGITS[1:])


def _read(head: str, number: Number) -> tuple[str, str]:
    """The tag of sign and power, and the digits without the zeros at the end."""
    sign, digits, exponent = Decimal(str(number)).normalize().as_tuple()
    power = len(digits) + exponent - 1
    return f"{head}{'m' if sign else 'p'}{power - LEAST_POWER}", "".join(map(str, digits))


def _mirrored(head: str, least: Number | None, most: Number | None) -> list[str]:
    """Numbers below zero, by their size; all of them share a tag."""
    if least is None and most is None:
        return [head + "m"]
    return [head + "m" + tag[len(head) + 1:] for tag in _above_zero(head, least, most)]


def _above_zero(head: str, low: Number | None, high: Number | None) -> list[str]:
    lowest = (f"{head}p0", "1") if low is None else _read(head, low)
    highest = (f"{head}p{GREATEST_POWER - LEAST_POWER}", "9" * 17) if high is None else _read(head, high)
    first, last = (max(0, int(stem[len(head) + 1:])) for stem, _digits in (lowest, highest))
    if first > last:
        return []
    if first == last:
        return [f"{head}p{first}d{part}" for part in _between(lowest[1], highest[1])]
    found = [f"{head}p{first}"] if lowest[1] == "1" else [f"{head}p{first}d{part}" for part in _from(lowest[1])]
    found += [f"{head}p{power}" for power in range(first + 1, last)]
    return found + [f"{head}p{last}{'d' + part if part else ''}" for part in _up_to(highest[1])]


def _from(low: str, shared: int = 0) -> list[str]:
    """Beginnings of all digits from `low` on that share its first digits."""
    found = [low]
    for place in range(len(low) - 1, shared - 1, -1):
        found += [low[:place] + digit for digit in _DIGITS if digit > low[place]]
    return found


def _up_to(high: str, shared: int = 0) -> list[str]:
    """Beginnings and ends of all digits up to `high` that share its first digits; "" alone when these are all."""
    if not shared and set(high) == {"9"} and len(high) >= 17:
        return [""]
    found = []
    for place in range(shared, len(high)):
        found += [high[:place] + digit for digit in _DIGITS[0 if place else 1:] if digit < high[place]]
        found.append(high[:place + 1] + _END)
    return found


def _between(low: str, high: str) -> list[str]:
    """Beginnings and ends of all digits between two, of one power."""
    if low > high:
        return []
    if low == high:
        return [low + _END]
    shared = next((place for place, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))
    if shared == len(low):
        return [low + _END, *_up_to(high, shared)]
    between = [low[:shared] + digit for digit in _DIGITS if low[shared] < digit < high[shared]]
    return [*_from(low, shared + 1), *between, high[:shared + 1] + _END, *_up_to(high, shared + 1)]
