"""Whether a text can be a business or individual identification number of Kazakhstan."""

from web.core.check_digits import is_identification


def is_bin(text: str) -> bool:
    """Twelve digits whose last one is the check digit."""
    if len(text) != 12 or not (text.isascii() and text.isdigit()):
        return False
    return is_identification([int(sign) for sign in text])
