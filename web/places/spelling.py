"""Brings the spellings of one place name to one key: Kazakh letters typed as Russian ones, case, hyphens."""

_ALIKE = str.maketrans({
    "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х",
    "і": "и", "ы": "и", "й": "и", "ё": "е", "э": "е",
    "ь": None, "ъ": None, "'": None, "’": None, "-": " ",
})


def fold(text: str) -> str:
    """A key under which «Көкшетау», «Кокшетау» and «КОКШЕТАУ » are the same."""
    return " ".join(text.lower().translate(_ALIKE).split())
