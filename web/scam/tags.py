"""A text as a string of meanings: a letter for each word (web/scam/lexicon.py), «,» and «|» where a clause or sentence ends."""

import re
from dataclasses import dataclass

from web.scam.lexicon import MEANINGS
from web.scam.words import Word, meant, words

OTHER, NUMBER = ".", "0"
TG = "тг"  # tenge behind a number, Telegram elsewhere
STOP = re.compile(r"[.!?;…\n](?:\s|$)|\n|[\U0001f300-\U0001faff]")
COMMA = re.compile(r"[,:()«»–—]|\s-\s")
EDGE = 3  # letters by which beginnings are looked up
IS_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Tagged:
    """`tags` is the string; `words[place]` the word behind each of its letters, None for the end of a clause."""

    tags: str
    words: list[Word | None]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the text from the first to the last word of these tags."""
        found = [word for word in self.words[start:end] if word]
        return (found[0].start, found[-1].end) if found else (0, 0)


def tagged(raw: str) -> Tagged:
    """The text's meanings."""
    tags: list[str] = []
    places: list[Word | None] = []
    for word in words(raw):
        mark = "|" if STOP.search(word.gap) else "," if COMMA.search(word.gap) else ""
        if mark and tags:
            tags.append(mark)
            places.append(None)
        tags.append(_tag(word.text, tags[-1] if tags else ""))
        places.append(word)
    return Tagged(_mended("".join(tags)), places)


def _tag(word: str, before: str) -> str:
    if word == TG:
        return "$" if before and before in NUMBER + "$" else "m"
    if word in EXACT:
        return EXACT[word]
    if IS_NUMBER.fullmatch(word):
        return "$" if len(word) > 2 else NUMBER
    tag = _begins(word)
    return tag if tag != OTHER or _begins(word[1:]) not in "mp" else _begins(word[1:])  # «в т е л е г р а м»


def _begins(word: str) -> str:
    return next((tag for stem, tag in STEMS.get(word[:EDGE], ()) if word.startswith(stem)), OTHER)


def _mended(tags: str) -> str:
    """«Не могу» and the like say nothing about what is asked; the same letter keeps its place."""
    return tags.replace("n~", "..").replace("~n", "..")


def _exact() -> dict[str, str]:
    return {meant(word[:-1]): tag for tag, listed in MEANINGS.items() for word in listed.split() if word.endswith("=")}


def _stems() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for tag, listed in MEANINGS.items():
        for stem in (meant(one) for one in listed.split() if not one.endswith("=")):
            found.setdefault(stem[:EDGE], []).append((stem, tag))
    return {edge: sorted(stems, key=lambda one: -len(one[0])) for edge, stems in found.items()}


EXACT, STEMS = _exact(), _stems()
