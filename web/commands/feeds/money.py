"""Prices of feeds: amounts as shops write them, currency codes, and the way to whole tenge."""

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from web.commands.feeds.offer import Unreadable

MAX_TENGE = 100_000_000_000
_CODES = frozenset(
    "AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BRL BYN CAD CHF CLP CNY COP CZK DKK DZD EGP ETB EUR GBP GEL HKD HUF "
    "IDR ILS INR IQD IRR ISK JOD JPY KES KGS KRW KWD KZT LBP LKR MAD MDL MKD MNT MXN MYR NGN NOK NPR NZD OMR PEN PHP "
    "PKR PLN QAR RON RSD RUB SAR SEK SGD SYP THB TJS TMT TND TRY TWD UAH USD UYU UZS VND YER ZAR".split()
)
_WORDS = {
    "₸": "KZT", "тг": "KZT", "тенге": "KZT", "теңге": "KZT", "tg": "KZT", "tenge": "KZT",
    "₽": "RUB", "руб": "RUB", "р": "RUB", "rur": "RUB", "$": "USD", "€": "EUR", "¥": "CNY", "£": "GBP",
}  # fmt: skip
_AMOUNT = re.compile(r"([^\d.,-]{0,12})(-?\d[\d .,]{0,30})([^\d]{0,12})")
_PLAIN = re.compile(r"-?\d+([.,]\d+)?")
_GROUPED = re.compile(r"(-?[1-9]\d{0,2}(?:([ .,])\d{3})(?:\2\d{3})*)((?!\2)[.,]\d{1,4})?")
_UNCLEAR = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_SPACES = re.compile(r"[\s’'`\u00a0\u2009\u202f]+")


_MODES = {
    "договорная": "negotiable", "договорная цена": "negotiable", "по договоренности": "negotiable",
    "по договорённости": "negotiable", "келісімді": "negotiable", "келісім бойынша": "negotiable",
    "negotiable": "negotiable", "бесплатно": "free", "даром": "free", "тегін": "free", "free": "free",
}  # fmt: skip


def mode(written: str) -> str:
    """What a word in the place of a price says: "negotiable" or "free", else "fixed"."""
    return _MODES.get(" ".join(written.casefold().split()), "fixed")


def currency(written: str) -> str:
    """The three-letter code for a code, sign or word of a feed; RUR is RUB. Raises Unreadable for an unknown one."""
    word = written.strip().rstrip(".").casefold()
    code = _WORDS.get(word, word.upper())
    if code not in _CODES:
        raise Unreadable(f"the currency “{written.strip()[:20]}” is not known; use a code such as KZT or RUB")
    return code


def amount(written: str) -> tuple[Decimal, str]:
    """The number in a price cell and its currency code ("" when none stands beside it); raises Unreadable."""
    found = _AMOUNT.fullmatch(_SPACES.sub(" ", written).strip()) if len(written) < 60 else None
    before, digits, after = (part.strip() for part in found.groups()) if found else ("", "", "")
    if not found or (before and after):
        raise Unreadable(f"the price “{written.strip()[:40]}” is not a number")
    sign = before or after
    return _number(digits.rstrip(" .,"), written), currency(sign) if sign else ""


def _number(digits: str, written: str) -> Decimal:
    if _UNCLEAR.fullmatch(digits):
        raise Unreadable(f"the price “{written.strip()}” can be read two ways; write it without a point or comma")
    if grouped := _GROUPED.fullmatch(digits):
        return Decimal(grouped[1].replace(grouped[2], "") + (grouped[3] or "").replace(",", "."))
    if not _PLAIN.fullmatch(digits):
        raise Unreadable(f"the price “{written.strip()[:40]}” is not a number")
    return Decimal(digits.replace(",", "."))


def tenge(price: Decimal, code: str, rates: Mapping[str, Decimal]) -> int:
    """The price in whole tenge, halves up; raises Unreadable with the option to give when a rate is missing."""
    if not code:
        raise Unreadable("the price has no currency")
    code = currency(code)
    if code != "KZT" and code not in rates:
        raise Unreadable(f"the price is in {code}; say how many tenge one {code} costs: --rate {code}=NUMBER")
    if price <= 0:
        raise Unreadable("the price must be above zero")
    whole = min(price * rates.get(code, Decimal(1)), Decimal(MAX_TENGE + 1)).quantize(Decimal(1), ROUND_HALF_UP)
    if not 1 <= whole <= MAX_TENGE:
        raise Unreadable(f"the price in tenge must be between 1 and {MAX_TENGE}")
    return int(whole)


def parse_rates(words: Iterable[str]) -> dict[str, Decimal]:
    """Rates from `--rate RUB=5.6` words: tenge for one unit, by code; raises Unreadable."""
    rates: dict[str, Decimal] = {}
    for word in words:
        name, _, number = word.partition("=")
        code = currency(name)
        if code == "KZT" or code in rates:
            raise Unreadable(f"--rate {word}: a rate for {code} is not needed or given twice")
        if not re.fullmatch(r"\d{1,7}([.,]\d{1,8})?", number) or not float(number.replace(",", ".")):
            raise Unreadable(f"--rate {word}: write it as --rate {code}=5.6 (tenge for one {code})")
        rates[code] = Decimal(number.replace(",", "."))
    return rates
