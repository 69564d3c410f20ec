"""Names of photos: long enough that nobody guesses one, and safe in paths and addresses."""

import re
import secrets

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
LENGTH = 26
_SHAPE = re.compile(r"[a-z0-9]{22,64}")


def new_name() -> str:
    """A fresh name of 26 characters, 130 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_name(text: str) -> bool:
    """Whether the text has the shape of a photo's name."""
    return _SHAPE.fullmatch(text) is not None
