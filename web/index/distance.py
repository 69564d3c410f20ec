"""Measures how far apart two words are when people mistype and misspell: less for keys and sounds that lie close."""

_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("ао", "еи", "еэ", "иы", "ия", "уо", "аы", "ея", "ею", "уы", "гк", "бп", "дт", "зс", "вф", "жш", "шщ", "цс", "чщ", "йи",
           "хг", "хк", "ao", "ei", "iy", "ie", "ck", "cs", "kq", "vw", "uo", "jy", "sz")
_NEAR, _FAR, _TWICE, _MUTE, _SWAPPED = 0.6, 1.0, 0.5, 0.4, 0.8
_MUTES = frozenset("ьъ'")


def _close() -> frozenset[str]:
    keys = [row[place: place + 2] for row in _ROWS for place in range(len(row) - 1)]
    return frozenset(pair for found in (*keys, *_SOUNDS) for pair in (found, found[::-1]))


_CLOSE = _close()


def distance(one: str, other: str, most: float) -> float:
    """The cost of coming from one folded word to the other by putting in, leaving out, mistaking and swapping letters;
    anything above `most` once it is certain that it is more."""
    if abs(len(one) - len(other)) > most / _MUTE:
        return most + 1
    one, other = _without_common(one, other)
    before: list[float] = []
    row = [0.0]
    for letter in other:
        row.append(row[-1] + (_MUTE if letter in _MUTES else _FAR))
    for place, letter in enumerate(one):
        before, above, row = row, before, []
        row = _row(one, other, place, letter, before, above)
        if min(row) > most:
            return most + 1
    return row[-1]


def _without_common(one: str, other: str) -> tuple[str, str]:
    """Both without what they begin and end with alike, but for one letter, which one too many may repeat."""
    end = 0
    while end < min(len(one), len(other)) - 1 and one[-1 - end] == other[-1 - end]:
        end += 1
    end = max(0, end - 1)
    begin, least = 0, min(len(one), len(other)) - end
    while begin < least - 1 and one[begin] == other[begin] and one[begin + 1] == other[begin + 1]:
        begin += 1
    return one[begin: len(one) - end], other[begin: len(other) - end]


def _row(one: str, other: str, place: int, letter: str, before: list[float], above: list[float]) -> list[float]:
    last = one[place - 1] if place else ""
    out = _lone(letter, last)
    row, past = [before[0] + out], ""
    for at, there in enumerate(other):
        best = before[at] + (0.0 if letter == there else _NEAR if letter + there in _CLOSE else _FAR)
        best = min(best, before[at + 1] + out, row[at] + _lone(there, past))
        if place and at and letter == past and last == there:
            best = min(best, above[at - 1] + _SWAPPED)
        row.append(best)
        past = there
    return row


def _lone(letter: str, last: str) -> float:
    """The cost of a letter too many or too few."""
    if letter in _MUTES:
        return _MUTE
    return _TWICE if letter == last else _FAR
