"""The labelled texts, and how well the guard reads them. Run as a module it prints the table of docs/guard.md."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from web.guard.finding import KINDS
from web.guard.text import find

FILE = Path(__file__).with_name("texts.json")
HALVES = ("development", "held out")
LABEL = re.compile(r"\{(\w+)\|([^{}]*)\}")
WHOLE, HALF = 1.0, 0.5
# How much of a label's letters and digits must be covered: of a number everything, of words the better part.
ENOUGH = {kind: HALF if kind in ("address", "special") else WHOLE for kind in KINDS}


@dataclass(frozen=True)
class Labelled:
    """One text with the places (start, end, kind) that should be found in it."""

    half: str
    language: str
    text: str
    labels: list[tuple[int, int, str]]


def texts() -> list[Labelled]:
    """Every labelled text."""
    return [Labelled(one["half"], one["language"], *_unmarked(one["text"])) for one in json.loads(FILE.read_text("utf-8"))]


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, labels, end = "", [], 0
    for match in LABEL.finditer(marked):
        text += marked[end : match.start()]
        labels.append((len(text), len(text) + len(match[2]), match[1]))
        text, end = text + match[2], match.end()
    return text + marked[end:], labels


def measured(half: str) -> Counter:
    """Counts by (what, kind, language): «labels», «seen» of them, «findings», «right» of these; kind and language may be «all»."""
    counts: Counter = Counter()
    for one in texts():
        if one.half == half:
            for what, kind in _judged(one):
                for key in ((kind, one.language), (kind, "all"), ("all", one.language), ("all", "all")):
                    counts[(what, *key)] += 1
    return counts


def _judged(one: Labelled):
    found = find(one.text)
    for start, end, kind in one.labels:
        yield "labels", kind
        signs = [place for place in range(start, end) if one.text[place].isalnum()]
        covered = sum(any(each.kind == kind and each.start <= place < each.end for each in found) for place in signs)
        if covered >= ENOUGH[kind] * len(signs):
            yield "seen", kind
    for each in found:
        yield "findings", each.kind
        if any(kind == each.kind and start < each.end and each.start < end for start, end, kind in one.labels):
            yield "right", each.kind


def recall(counts: Counter, kind: str = "all", language: str = "all") -> float:
    """Which share of the labels was seen."""
    return counts[("seen", kind, language)] / max(counts[("labels", kind, language)], 1)


def precision(counts: Counter, kind: str = "all", language: str = "all") -> float:
    """Which share of the findings is right."""
    return counts[("right", kind, language)] / max(counts[("findings", kind, language)], 1)


def table() -> str:
    """The figures as they stand in docs/guard.md: recall and precision with the number of labels and findings."""
    counts = {half: measured(half) for half in HALVES}
    lines = ["| kind | language | development: recall, precision | held out: recall, precision |", "|---|---|---|---|"]
    for kind in ("all", *KINDS):
        for language in ("all", "ru", "kk"):
            cells = [_cell(counts[half], kind, language) for half in HALVES]
            lines.append(f"| {kind} | {language} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(counts: Counter, kind: str, language: str) -> str:
    labels, findings = counts[("labels", kind, language)], counts[("findings", kind, language)]
    return f"{recall(counts, kind, language):.3f} of {labels}, {precision(counts, kind, language):.3f} of {findings}"
