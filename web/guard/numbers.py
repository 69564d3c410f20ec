"""Numbers that name a person: IINs and cards by their check digits."""

import re
from collections.abc import Iterator
from datetime import date

from web.core.check_digits import is_identification, is_luhn
from web.guard.digits import Group, Row, alone, rows
from web.guard.finding import Finding

CENTURIES = {"0": 2000, "1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
# Visa, Mastercard, Amex, Maestro, UnionPay, Mir, Humo and UzCard by their lengths.
CARD = re.compile(r"4\d{15}|5[0-8]\d{14}|2[2-7]\d{14}|6\d{15}|9860\d{12}|8600\d{12}|3[47]\d{13}|(?:5[0678]|6)\d{16,17}")
CARD_LENGTHS = (15, 16, 18, 19)
ACCOUNT = re.compile(r"(?:kz|бин|бсн)[\s:№-]{0,3}$")  # an account or a company stands behind these, no person


def is_iin(digits: str) -> bool:
    """Twelve digits: a date of birth, century and sex, four digits, and the check digit."""
    if len(digits) != 12 or not digits.isdigit() or digits[6] not in CENTURIES:
        return False
    try:
        date(CENTURIES[digits[6]] + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return is_identification([int(sign) for sign in digits])


def is_card(digits: str) -> bool:
    """A number of a payment system whose last digit is right by Luhn; a row of one digit is none."""
    if len(set(digits)) < 2 or not CARD.fullmatch(digits):
        return False
    return is_luhn([int(sign) for sign in digits])


def iins(plain: str, groups: list[Group]) -> Iterator[Finding]:
    """Every IIN, also in groups."""
    yield from (Finding(row.start, row.end, "iin") for row in rows(groups, (12,))
                if is_iin(row.digits) and (row.shape in ((12,), (6, 6)) or (len(row.shape) in (3, 4, 12) and alone(groups, row)))
                and _of_a_person(plain, row))


def cards(plain: str, groups: list[Group]) -> Iterator[Finding]:
    """Every card number, also in groups."""
    yield from (Finding(row.start, row.end, "card") for row in rows(groups, CARD_LENGTHS)
                if (len(row.shape) <= 5 or len(row.shape) == len(row.digits)) and is_card(row.digits)
                and _of_a_person(plain, row))


def _of_a_person(plain: str, row: Row) -> bool:
    return not ACCOUNT.search(plain[max(0, row.start - 8):row.start])
