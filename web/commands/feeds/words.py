"""Folds and splits words of Russian, Kazakh and English names so that spellings of one name meet."""

import re

_LETTERS = str.maketrans("ёәғқңөұүһі²³", "еагкноуухи23")
_IDLE = frozenset("и в на с для без или либо жане мен and for the of".split())
_ENDING = re.compile("[аеиоуыэюяйь]{1,3}$")


def fold(text: str) -> str:
    """The name in lower case, Kazakh letters as Russian ones, anything but letters, digits and + as one space."""
    return " ".join(re.sub(r"[^\w+]|_", " ", text.casefold().translate(_LETTERS)).split())


def stems(text: str) -> frozenset[str]:
    """The words of a name without their last vowels and without small words ("Детская мебель" → детск, мебел)."""
    return frozenset(_stem(word) for word in fold(text).split() if word not in _IDLE)


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 4 else word


def spellings(name: str) -> tuple[str, ...]:
    """All folded names inside one label: "Бренд / марка" has two, and a remark in brackets is dropped."""
    bare = re.sub(r"\([^)]*\)", " ", name)
    parts = [fold(part) for part in re.split(r"\s/\s", bare)]
    return tuple(dict.fromkeys(part for part in (fold(name), fold(bare), *parts) if part))
