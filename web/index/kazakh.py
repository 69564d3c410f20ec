"""Strips the endings of Kazakh nouns: stem, plural, possessive, case, taken off from the outside in.

Plural and owner follow the annex "Kazachski - końcówki rzeczowników" of the Polish Wiktionary, the cases the overview
"Kazakh declensions" of Tilkazakh; both are written here after folding: і→и, ғ→г, қ→к, ң→н. Which of -лар, -дар,
-тар follows is decided by the sound before it: vowels, р, й, у take л; м, н, ң, л, з, ж take д; the voiceless and б, в,
г, д take т;
the cases go much the same way. Harmony only spells the endings: whether the stem is a back or a front one cannot be
seen after folding, because ә, ө, ү have become а, о, у.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from web.index.lexicon import KAZAKH_STEMS, SHORT_STEMS
from web.index.verbs import infinitive

_BACK, _FRONT = str.maketrans("VI", "аы"), str.maketrans("VI", "еи")
_VOWEL, _GLIDE, _NASAL, _HARD = "аеиоуыэюя", "рйу", "мнлзж", "кпстшфхчцщбвгд"
_VOICED = _VOWEL + _GLIDE + _NASAL
_OPEN = _VOWEL + _GLIDE
# Each ending (V is а or е, I is ы or и) with the sounds it may follow.
_PLURAL = (("лVр", _OPEN), ("дVр", _NASAL), ("тVр", _HARD))
_STRONG_CASE = (  # Russian words hardly ever end like this, once the sound before is right
    ("нIн", _VOWEL + "мн"), ("дIн", "рйулзж"), ("тIн", _HARD), ("дVн", _OPEN + "лзж"), ("тVн", _HARD), ("нVн", "мныи"),
    ("дVгI", _VOICED), ("тVгI", _HARD), ("ндVгI", "ыи"), ("ндV", "ыи"), ("мVн", _OPEN + "мнл"),
    ("пVн", _HARD), ("бVн", "зж"),
)
_WEAK_CASE = (
    ("гV", _VOICED), ("кV", _HARD), ("дV", _VOICED), ("тV", _HARD), ("нI", _VOWEL), ("дI", "рйулзжмн"), ("тI", _HARD),
)
_OWNER_CASE = (("нV", "ыи"), ("н", "ыи"))  # only after "his"
_STRONG_OWNER = (("мIз", _VOWEL), ("нIз", _VOWEL), ("IмIз", _VOICED + _HARD), ("IнIз", _VOICED + _HARD), ("сI", "ае"))
_WEAK_OWNER = (("сI", "оуюяэ"), *((ending, _NASAL + _GLIDE + _HARD) for ending in ("I", "Iм", "Iн")))
_AFTER_NARROW = (("сI", "ыи"),)  # жылқы-сы, but жұмыс-ы: believed only when it leaves a known stem


class Tail(NamedTuple):
    """Spelled endings with the sounds that each may follow, and their lengths, longest first."""

    endings: dict[str, str]
    lengths: tuple[int, ...]


def _tail(*groups: tuple) -> Tail:
    endings: dict[str, str] = {}
    for ending, before in (pair for group in groups for pair in group):
        for form in {ending.translate(_BACK), ending.translate(_FRONT)}:
            endings[form] = endings.get(form, "") + before
    return Tail(endings, tuple(sorted({len(ending) for ending in endings}, reverse=True)))


_PLURAL_TAIL, _CASE_TAIL, _OWNER_CASE_TAIL = _tail(_PLURAL), _tail(_STRONG_CASE, _WEAK_CASE), _tail(_OWNER_CASE)
_STRONG_CASE_TAIL, _OWNER_TAIL, _WEAK_OWNER_TAIL = _tail(_STRONG_CASE), _tail(_STRONG_OWNER), _tail(_WEAK_OWNER)
_MY_TAIL, _NARROW_TAIL = _tail((("м", "аеы"),)), _tail(_AFTER_NARROW)
_PERHAPS_TAIL = _tail((("гV", "рйлзжмн"), ("дI", "рйлзжмн")))
_MAY_END = frozenset("аеиызмнр")
_VOWELS = frozenset(_VOWEL)
_HARDENED = {"б": "п", "г": "к"}
_KNOWN = KAZAKH_STEMS | SHORT_STEMS
# A cheap look before the full one, for the many Russian words.
_LONG, _THREE = frozenset(stem[:4] for stem in _KNOWN if len(stem) > 3), frozenset(stem for stem in _KNOWN if len(stem) == 3)
_STARTS = _LONG | {stem[:-1] + letter for stem in _KNOWN if len(stem) == 4 for hard, letter in (("п", "б"), ("к", "г")) if stem[-1] == hard}
_SURE = re.compile(
    "[лдт][ае]р|[мн][ыи]з|[ае]с[ыи]|(?:[ндт][ыи]н|[днт][ае]н|[мпб][ае]н|[дт][ае]г[ыи]|нд[ае])$"
)


def _cut(word: str, tail: Tail, least: int = 3) -> str:
    """The word without the ending, or unchanged when what is left is too short to be a stem."""
    endings = tail.endings
    for length in tail.lengths:
        before = endings.get(word[-length:])
        if before and len(word) > length and word[-length - 1] in before:
            left = word[:-length]
            return left if left in SHORT_STEMS or (len(left) >= least and not _VOWELS.isdisjoint(left)) else word
    return word


def _without_owner(word: str) -> str:
    """Without "my", "your", "his": a voiced last sound goes back to what it was (кітабы → кітап)."""
    bare = _cut(word, _OWNER_TAIL)
    if bare == word:
        bare = _cut(word, _WEAK_OWNER_TAIL, 4)
    if bare == word:
        return _cut(word, _MY_TAIL, 5)
    return bare[:-1] + _HARDENED.get(bare[-1], bare[-1]) if word[len(bare)] in "ыи" else bare


def _readings(word: str) -> Iterator[tuple[str, bool]]:
    """Every reading, with and without case, owner, plural, the barest last; and whether it is surely Kazakh."""
    uncased = _cut(word, _CASE_TAIL)
    strong = uncased != word and _cut(word, _STRONG_CASE_TAIL) != word
    if uncased == word:
        uncased = _cut(word, _OWNER_CASE_TAIL, 4)
    for cased, sure in ((word, False), (uncased, strong)):
        yield _cut(cased, _NARROW_TAIL), sure
        owned = _without_owner(cased)
        for form, surer in ((cased, sure), (owned, sure or (owned != cased and _cut(cased, _OWNER_TAIL) != cased))):
            yield form, surer
            single = _cut(form, _PLURAL_TAIL)
            yield single, surer or single != form


def _bare(word: str) -> tuple[str, bool]:
    """The reading that is a known stem, or else the one with the most endings gone; and whether it is surely Kazakh."""
    if word in _KNOWN or word[-1] not in _MAY_END:
        return word, word in _KNOWN
    last = (word, False)
    for form, sure in _readings(word):
        if form in _KNOWN:
            return form, True
        last = (form, sure)
    return last


def uninflected(bare: str) -> str:
    """The stem of a folded Kazakh word without endings: its last vowel goes, from four letters on, unless we know better."""
    return bare[:-1] if len(bare) >= 4 and bare[-1] in "аеиы" and bare not in _KNOWN else bare


def stem(word: str) -> str:
    """The stem of a folded word known to be Kazakh; its last vowel goes too, so машина and машинасы meet."""
    return infinitive(word) or uninflected(_bare(word)[0])


def _may_be_known(word: str) -> bool:
    return word[:4] in _STARTS or word[:3] in _THREE or word[:2] in SHORT_STEMS


def known(word: str) -> bool:
    """Whether a folded word is a form of a Kazakh stem on our list."""
    return (_may_be_known(word) and _bare(word)[0] in KAZAKH_STEMS) or bool(infinitive(word))


def surely(word: str) -> str:
    """The stem of a folded word that may as well be Russian, or "" when nothing says that it is Kazakh."""
    if verb := infinitive(word):
        return verb
    if not (_may_be_known(word) or _SURE.search(word)):
        return ""
    bare, sure = _bare(word)
    return uninflected(bare) if sure and (bare in _KNOWN or len(bare) >= 4) else ""


def perhaps(word: str) -> str:
    """The stem of a folded word of a query that may be Kazakh by its case (диванга, телевизорды), or "". Too weak a sign for a
    text, but a query may ask for one more stem."""
    bare = _cut(word, _PERHAPS_TAIL, 4)
    return uninflected(bare) if bare != word else ""
