"""Reads Russian and Kazakh words written in Latin letters, and writes Cyrillic ones in them.

Three ways of reading, because j is ж for some and й for others, y is ы, й or и, and Kazakh has alphabets of its own: that
of 2018 (á ǵ ı ń ó ú ý sh ch), that of 2021 (ä ğ ı ñ ö ş ū ü) and plain ASCII. Readings come in Russian letters, as all terms.
"""

import re

KAZAKH_LATIN = frozenset("äáğǵıńñöóşúūüýŷ")
_VOWELS = "aeiouyäáıöóúūüýŷ"
_PLAIN = {
    **dict(zip("abcdefghiklmnopqrstuvwxz", ("а б ц д е ф г х и к л м н о п к р с т у в в кс з").split(), strict=True)),
    **dict(zip("äáğǵıńñöóşúūüýŷ", "ааггинноошууууу", strict=True)), "y": "ы", "'": "",
}
_PAIRS = {
    "shch": "щ", "sch": "щ", "sh": "ш", "zh": "ж", "kh": "х", "ch": "ч", "tsk": "тск", "ts": "ц",
    "yu": "ю", "ya": "я", "yo": "е", "ye": "е",
}
_END = {"iy": "ий", "yy": "ый", "yi": "ый", "ii": "ий", "oi": "ой", "ei": "ей", "ai": "ай"}
_HARD_J = {**_PAIRS, "j": "ж"}
_SOFT_J = {**_PAIRS, "ju": "ю", "ja": "я", "jo": "е", "je": "е", "ij": "ий", "yj": "ый", "j": "й", "iu": "ю", "ia": "я", "ie": "е"}
_KAZAKH = {
    **{pair: letter for pair, letter in _PAIRS.items() if pair not in ("yo", "ye", "ts", "tsk")},
    "gh": "г", "ng": "н", "j": "ж", "c": "с", "w": "у", "x": "х", "ia": "ия", "ıa": "ия", "iy": "иы", "ıy": "иы",
}
_GLIDES = re.compile("(?<=[aeouäáöóúūüý])[iıy](?=[aä])|(?<=[aeouäáöóúūüý])[iıyŷ](?![aeouäöü])")


def _table(own: dict[str, str]) -> tuple[re.Pattern[str], dict[str, str]]:
    letters = {**_PLAIN, **own}
    return re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True)))), letters


_HARD, _SOFT, _KAZAKH_TABLE = _table(_HARD_J), _table(_SOFT_J), _table(_KAZAKH)
_Y_AFTER_VOWEL = re.compile(f"(?<=[{_VOWELS}])y(?![aou])")
_LAST = re.compile("(?:" + "|".join(_END) + ")$")
_TO_LATIN = str.maketrans({
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziyklmnoprstufhcye", strict=True)),
    "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ъ": "", "ь": "", "ё": "e"})


def _spelled(word: str, table: tuple[re.Pattern[str], dict[str, str]]) -> str:
    pattern, letters = table
    return pattern.sub(lambda found: letters[found.group()], word)


def _russian(word: str, table: tuple[re.Pattern[str], dict[str, str]]) -> str:
    word = _LAST.sub(lambda found: _END[found.group()], word)
    return _spelled(_Y_AFTER_VOWEL.sub("й", word), table)


def russian(word: str) -> str:
    """The cleaned Latin word as Russians mostly mean it: j is ж, y is ы or й."""
    return _russian(word, _HARD)


def kazakh(word: str) -> str:
    """The cleaned Latin word read as Kazakh, in Russian letters."""
    glided = _GLIDES.sub(lambda found: "y" if word[found.end(): found.end() + 1] in ("a", "ä") else "й", word)
    return _spelled(glided, _KAZAKH_TABLE)


def is_kazakh(word: str) -> bool:
    """Whether the word has a Latin letter that only Kazakh needs, or a q before a sound other than u."""
    return not KAZAKH_LATIN.isdisjoint(word) or bool(re.search("q(?!u)", word))


def readings(word: str) -> list[tuple[str, bool]]:
    """The Cyrillic words that a cleaned Latin one may stand for, and whether each is Kazakh; none of one or two letters
    unless they show Kazakh."""
    if is_kazakh(word):
        return [(kazakh(word), True)]
    if set(word).isdisjoint(_VOWELS) or (len(word) < 3 and word not in ("ui", "uy", "it", "at", "et", "su")):
        return []
    found = {russian(word): False}
    if "j" in word or re.search("i[aeu]", word):
        found.setdefault(_russian(word, _SOFT), False)
    if word[0] == "e":
        found.setdefault("э" + russian(word)[1:], False)
    found.setdefault(kazakh(word), True)
    return [(reading, own) for reading, own in found.items() if reading.isalpha() and not reading.isascii()]


def written(word: str) -> str:
    """A folded Cyrillic word in Latin letters, as a listing may have it: стелс is stels."""
    return word.translate(_TO_LATIN)
