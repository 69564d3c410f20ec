"""Password hashing with argon2id at the measured parameters, and what counts as too easy."""

import ctypes
from functools import lru_cache
from importlib import import_module

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 8, 200
# Words of Russian and Kazakh keyboards that the English lists of zxcvbn do not know.
EASY = ("йцукен", "фыва", "пароль", "привет", "казахстан", "kazakhstan", "qazaqstan", "құпиясөз", "құпия", "сәлем",
        "алматы", "астана", "almaty", "astana", "салем", "өмір", "махаббат", "мағжан", "любовь", "солнышко",
        "gfhjkm", "ghbdtn", "rfpf[cnfy", "fkvfns", "fcnfyf", "ktjyfhlj", "yfnfif", "kexibq")
_MMAP_THRESHOLD, _LARGE = -3, 1 << 20  # mallopt(3): from how many bytes on memory goes back to the system when it is freed
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@lru_cache(maxsize=1)
def _give_back() -> None:
    """Has what a hash took go back to the system: after the first one glibc would keep 19 MiB in each process for ever.
    Other C libraries do so by themselves."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGE)


def hash_password(password: str) -> str:
    """argon2id, t=2, 19 MiB, p=1: about 21 ms; run it in the passwords pool only."""
    _give_back()
    return _hasher.hash(password)


@lru_cache(maxsize=1)
def _nobody() -> str:
    return _hasher.hash("nobody has this password")


def verify(password: str, stored: str | None) -> bool:
    """Whether it is the password; costs the same when there is no account or no hash (`stored` is None or empty)."""
    _give_back()
    try:
        return _hasher.verify(stored or _nobody(), password) and bool(stored)
    except (VerificationError, InvalidHashError):
        return False


def outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters and should be renewed at this login."""
    return _hasher.check_needs_rehash(stored)


def too_easy(password: str, about: tuple[str, ...] = ()) -> bool:
    """Whether a guesser would find it within minutes; `about` holds the person's own name and e-mail."""
    lower = password.lower()
    if not password or any(word in lower and len(password) - len(word) < 6 for word in EASY):
        return True
    # The word lists take 13 MB: they are read when somebody first chooses a password, not by each process at start.
    return import_module("zxcvbn").zxcvbn(password[:72], user_inputs=[text for text in about if text])["score"] < 2
