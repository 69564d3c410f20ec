"""The labelled texts, and how well they are judged.

A line is «language place kinds | text»: «-» stands for an honest one, «~» behind the language for one written in disguise.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from web.scam.hosts import Home
from web.scam.judging import judge
from web.scam.kinds import KINDS

PARTS = ("development", "held out")
LANGUAGES = ("ru", "kk", "mx")
MEASURED = [kind for kind in KINDS if kind not in ("price", "repeat")]
HOME = Home("soq.example")


@dataclass(frozen=True)
class Labelled:
    """One text with the kinds of signs that should be found; none in an honest one."""

    part: str
    language: str
    disguised: bool
    listing: bool
    kinds: frozenset[str]
    text: str


def texts() -> list[Labelled]:
    """Every labelled text."""
    return [_read(part, line) for part in PARTS
            for line in Path(__file__).with_name(part.replace(" ", "_") + ".txt").read_text("utf-8").splitlines()]


def _read(part: str, line: str) -> Labelled:
    head, text = line.split(" | ", 1)
    language, place, kinds = head.split()
    return Labelled(part, language[:2], language.endswith("~"), place == "l", frozenset(kinds.split(",")) - {"-"}, text)


def found(one: Labelled) -> set[str]:
    """The kinds that are found in it."""
    return {sign.kind for sign in judge(one.text, HOME)}


def counts(part: str) -> Counter:
    """Counts by (what, kind, language): texts «with» the kind, «seen» of them; «honest» ones and «false» warnings."""
    counted: Counter = Counter()
    for one in texts():
        if one.part == part:
            kinds = found(one)
            for language in ("all", one.language, *(["disguised"] if one.disguised else [])):
                counted.update((what, kind, language) for what, kind in _judged(one, kinds))
    return counted


def _judged(one: Labelled, kinds: set[str]):
    if not one.kinds:
        yield "honest", "all"
        yield from (("false", kind) for kind in kinds)
        if kinds:
            yield "false", "all"
        return
    yield "with", "all"
    if kinds & one.kinds:
        yield "seen", "all"
    for kind in one.kinds:
        yield "with", kind
        if kind in kinds:
            yield "seen", kind


def share(counted: Counter, what: str, of: str, kind: str = "all", language: str = "all") -> float:
    """A share, 0 of none."""
    return counted[(what, kind, language)] / max(counted[(of, "all" if of == "honest" else kind, language)], 1)


def table() -> str:
    """The figures as they stand in docs/scam.md."""
    counted = {part: counts(part) for part in PARTS}
    lines = ["| kind | language | development: recall, false | held out: recall, false |", "|---|---|---|---|"]
    for kind in ("all", *MEASURED):
        for language in ("all", *LANGUAGES, "disguised"):
            cells = [_cell(counted[part], kind, language) for part in PARTS]
            lines.append(f"| {kind} | {language} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(counted: Counter, kind: str, language: str) -> str:
    texts_with, honest = counted[("with", kind, language)], counted[("honest", "all", language)]
    recall = f"{share(counted, 'seen', 'with', kind, language):.3f} of {texts_with}" if texts_with else "none"
    return f"{recall}, {counted[('false', kind, language)]} of {honest}"
