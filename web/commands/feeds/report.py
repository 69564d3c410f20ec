"""Tells what became of each offer of an import, a line each, and sums it up at the end; as text or as JSON lines."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass

from web.commands.feeds.fitting import Draft
from web.commands.feeds.offer import Problem
from web.guard.text import find

# what may become of a draft; the caller says which
OUTCOMES = ("would create", "created", "would update", "updated", "unchanged", "skipped", "refused")
_KINDS = {"record": "refused", "category": "refused", "skipped": "skipped", "notice": "notice", "file": "broken file"}
_MAX_UNMAPPED = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report; `line` is the line of the feed."""

    line: int
    outcome: str
    key: str = ""
    title: str = ""
    why: str = ""
    warnings: tuple[str, ...] = ()


class Report:
    """Writes lines as they come and keeps only counts."""

    def __init__(self, write: Callable[[str], object], as_json: bool = False):
        self._write = write
        self._as_json = as_json
        self._outcomes: Counter[str] = Counter()
        self._unmapped: Counter[str] = Counter()
        self._sensitive: Counter[str] = Counter()
        self._warned = self._photos_missing = 0

    def draft(self, draft: Draft, outcome: str, why: str = "") -> None:
        """Tells what became of a draft: one of OUTCOMES, with a reason where it was skipped or refused."""
        if outcome not in OUTCOMES:
            raise ValueError(outcome)
        self._warned += bool(draft.warnings)
        self._photos_missing += draft.photos_missing
        if outcome not in ("skipped", "refused"):
            self._sensitive.update({one.kind for text in (draft.title, draft.text) for one in find(text)})
        self._tell(Line(draft.line, outcome, draft.key, draft.title, why, draft.warnings))

    def problem(self, problem: Problem) -> None:
        """Tells of a problem from reading or fitting; feed categories without ours are counted for the summary."""
        if problem.kind == "category":
            name = problem.subject if problem.subject in self._unmapped or self._has_room() else "(others)"
            self._unmapped[name] += 1
        self._tell(Line(problem.line, _KINDS[problem.kind], title=problem.title, why=problem.reason))

    def _has_room(self) -> bool:
        return len(self._unmapped) < _MAX_UNMAPPED

    def _tell(self, line: Line) -> None:
        self._outcomes[line.outcome] += 1
        if self._as_json:
            self._write(json.dumps({k: v for k, v in asdict(line).items() if v or k == "line"}, ensure_ascii=False))
        else:
            self._write(printable(_sentence(line)))

    @property
    def status(self) -> int:
        """The exit status of the command: 0 nothing refused, 1 something refused, 2 the file was not read whole."""
        return 2 if self._outcomes["broken file"] else 1 if self._outcomes["refused"] else 0

    def close(self) -> int:
        """Writes the summary and returns the exit status."""
        summary = {
            "outcomes": {name: count for name, count in self._outcomes.items() if name != "notice"},
            "with_warnings": self._warned,
            "photos_missing": self._photos_missing,
            "sensitive_texts": dict(self._sensitive.most_common()),
            "unmapped_categories": dict(self._unmapped.most_common()),
        }
        if self._as_json:
            self._write(json.dumps({"summary": summary}, ensure_ascii=False))
        else:
            for sentence in _closing(summary):
                self._write(printable(sentence))
        return self.status


def _sentence(line: Line) -> str:
    where = f"line {line.line}: " if line.line else ""
    title = f" “{line.title}”" if line.title else ""
    why = f": {line.why}" if line.why else ""
    warned = f" [{'; '.join(line.warnings)}]" if line.warnings else ""
    return f"{where}{line.outcome}{title}{why}{warned}"


def _closing(summary: dict) -> list[str]:
    counts = ", ".join(f"{name} {count}" for name, count in summary["outcomes"].items())
    told = [f"Total: {counts or 'nothing'}."]
    if summary["with_warnings"]:
        told.append(f"With warnings: {summary['with_warnings']}.")
    if summary["photos_missing"]:
        told.append(f"Photos not found: {summary['photos_missing']} (put the files into the --photos folder).")
    if summary["sensitive_texts"]:
        counts = ", ".join(f"{name} {count}" for name, count in summary["sensitive_texts"].items())
        told.append(f"Texts in which others may read what they should not, by kind: {counts}.")
    if summary["unmapped_categories"]:
        told.append("Feed categories without one of ours (give --category SLUG, or --map FILE with rows name,slug):")
        told += [f"  {count} × {name}" for name, count in summary["unmapped_categories"].items()]
    return told


def printable(text: str) -> str:
    """The text without characters that would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
