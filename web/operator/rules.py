"""Whether a text can be a business or individual identification number of Kazakhstan."""

FIRST = tuple(range(1, 12))
SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def is_bin(text: str) -> bool:
    """Twelve digits whose last one is the check digit: Σ dᵢ·(1…11) mod 11, at 10 once more with other weights;
    a number that gives 10 again is never issued."""
    if len(text) != 12 or not (text.isascii() and text.isdigit()):
        return False
    digits = [int(sign) for sign in text]
    check = sum(weight * digit for weight, digit in zip(FIRST, digits, strict=False)) % 11
    if check == 10:
        check = sum(weight * digit for weight, digit in zip(SECOND, digits, strict=False)) % 11
    return check == digits[11]
