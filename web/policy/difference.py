"""What changed between two texts: paragraph by paragraph, and within a changed one word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

WORD = re.compile(r"\s+|[^\s]+")
KIN = 0.3  # two paragraphs less alike than this are one taken away and one added, not one changed


@dataclass(frozen=True)
class Change:
    """One paragraph that differs: its parts as (mark, words), the mark being del, ins or empty."""

    parts: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> str:
        """added, removed or changed."""
        marks = {mark for mark, _words in self.parts}
        return "added" if marks == {"ins"} else "removed" if marks == {"del"} else "changed"


def between(old: list[str], new: list[str]) -> list[Change]:
    """The paragraphs that were added, taken away or changed, in the order of the new text."""
    found: list[Change] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            for before, after in zip_longest(old[i:i_end], new[j:j_end], fillvalue=""):
                found += _pair(before, after)
    return found


def _pair(before: str, after: str) -> list[Change]:
    if not before or not after:
        return [Change((("ins", after),) if after else (("del", before),))]
    old, new = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < KIN:
        return [Change((("del", before),)), Change((("ins", after),))]
    return [Change(tuple(_parts(matcher, old, new)))]


def _parts(matcher: SequenceMatcher, old: list[str], new: list[str]):
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield "", "".join(new[j:j_end])
            continue
        if i_end > i:
            yield "del", "".join(old[i:i_end])
        if j_end > j:
            yield "ins", "".join(new[j:j_end])
