"""Phone numbers of Kazakhstan and Russia as people write them, those of other countries behind a plus, and city ones."""

import re
from collections.abc import Iterator

from web.guard.digits import Group, Row, alone, rows
from web.guard.finding import Finding

KAZAKH = re.compile(r"7(?:0[0-8]|1[0-8]|2[1-9]|47|5[01]|6[0-4]|7[1-8])\d{7}")
RUSSIAN = re.compile(r"(?:9\d|[348][0-9])\d{8}")
# How ten digits without 8 or +7 in front are grouped in a phone; sizes and prices are grouped otherwise.
SHAPES = {(10,), (3, 7), (3, 3, 4), (3, 3, 2, 2), (3, 2, 2, 3), (3, 2, 3, 2), (4, 6), (4, 2, 2, 2), (1,) * 10}
CITY_SHAPES = {(2, 2, 2), (3, 2, 2), (1, 2, 2, 2), (3, 4), (6,), (7,)}
ABROAD = re.compile(r"(?:99[2-68]|37[3-5]|380|976|971|86|90|82|49|44|48|1)\d{8,11}")
CALL = re.compile(r"(?<!\w)(?:тел(?!е[вг])|дом(?:ашн\w*)?\s?[.:]|(?:по)?звон|запис|коныра|хабарлас|whats|ватс|вотс|вайбер|сот(?:ов|ка|\b)"
                  r"|номер|номир|факс|tel|habarl|соты|соктыр)|☎|📞|📱")
NEAR = 25  # characters around a short number in which a word of calling may stand
NOT_AFTER = re.compile(r"(?:арт(?:икул)?|лот|гост|vin|imei|счет|шот|s/n|kz|бин|бсн|код(?:\sтовара)?|заказ)[\s.:№-]{0,4}$")
NOT_BEFORE = re.compile(r"\s{0,2}(?:тг|тенге|теңге|₸|тыс|млн|руб|км|шакырым|шт\b|дана|кг)")
ROUND = "000000"


def phones(plain: str, groups: list[Group]) -> Iterator[Finding]:
    """Every number that could be called. `groups` are the digits of the text."""
    for row in rows(groups, (10, 11, 12)):
        if _is_phone(plain, row):
            yield Finding(_with_plus(plain, row.start), row.end, "phone")
    for row in rows(groups, (6, 7)):
        if row.shape in CITY_SHAPES and alone(groups, row) and _called(plain, row):
            yield Finding(row.start, row.end, "phone")


def is_callable(digits: str) -> bool:
    """Whether these ten national digits, or eleven with 7 or 8, are a number of Kazakhstan or Russia."""
    national = digits[-10:]
    if len(digits) not in (10, 11) or national.endswith(ROUND) or len(set(national)) == 1:
        return False
    if len(digits) == 11 and digits[0] not in "78":
        return False
    return bool(KAZAKH.fullmatch(national) or (len(digits) == 11 and RUSSIAN.fullmatch(national)))


def _is_phone(plain: str, row: Row) -> bool:
    if plain[row.start - 1:row.start] == "+" and row.digits[0] != "7":
        fits = len(row.digits) in (11, 12) and bool(ABROAD.fullmatch(row.digits))
    else:
        fits = is_callable(row.digits) and _grouped(plain, row)
    return fits and not _part_of_a_code(plain, row) and not NOT_BEFORE.match(plain, row.end)


def _grouped(plain: str, row: Row) -> bool:
    """Whether the digits are grouped as in phones: eleven have the 8 or 7 apart, or together with the code; ten are
    grouped in one of few ways. Rows of sizes and prices are grouped otherwise."""
    if len(row.digits) == 10:
        return row.shape in SHAPES
    first, second = (*row.shape, 0)[:2]
    plus = plain[row.start - 1:row.start] == "+"
    return plus or first in (4, 11) or (first == 1 and (second in (3, 4, 5, 6, 10) or len(row.shape) == 11))


def _part_of_a_code(plain: str, row: Row) -> bool:
    """Whether Latin letters touch the digits, as in a VIN, or a word in front says what number this is."""
    before, after = plain[max(0, row.start - 1):row.start], plain[row.end:row.end + 1]
    touched = before.isascii() and before.isalpha() and len(row.shape) > 1 or after.isascii() and after.isalpha()
    return touched or bool(NOT_AFTER.search(plain[max(0, row.start - 14):row.start]))


def _with_plus(plain: str, start: int) -> int:
    while start and plain[start - 1] in "+(":
        start -= 1
    return start


def _called(plain: str, row: Row) -> bool:
    """Whether a word of calling stands near."""
    near = NEAR if len(row.shape) > 1 else NEAR // 2
    return bool(CALL.search(plain[max(0, row.start - near):row.start])
                or (len(row.shape) > 1 and CALL.search(plain[row.end:row.end + near])))
