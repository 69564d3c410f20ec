"""Check digits of numbers that name people, companies and cards."""

from collections.abc import Sequence

FIRST = tuple(range(1, 12))
SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def is_identification(digits: Sequence[int]) -> bool:
    """Whether the last of twelve digits is that of an IIN or BIN of Kazakhstan: Σ dᵢ·(1…11) mod 11; where that is 10, Σ with
    the second weights; a number that gives 10 again was never issued."""
    check = sum(weight * digit for weight, digit in zip(FIRST, digits, strict=False)) % 11
    if check == 10:
        check = sum(weight * digit for weight, digit in zip(SECOND, digits, strict=False)) % 11
    return check == digits[11]


def is_luhn(digits: Sequence[int]) -> bool:
    """Whether the last digit is right by Luhn, as on every payment card."""
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    return sum([*digits[-1::-2], *doubled]) % 10 == 0
