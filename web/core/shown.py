"""Writes what is held in words a person understands."""

import re
from dataclasses import dataclass

from web.core import format, keeping
from web.core.db import Reader
from web.core.held import CATEGORIES, GROUNDS, SOURCES, VIEWERS, Personal, Table, Whose
from web.core.i18n import _
from web.core.sqlite import Row

LONGEST_HEADLINE = 60  # characters
TIMES = ("_at", "_after", "until")
_NAME = re.compile("[0-9a-z]{24,}")  # of a file, made by chance


@dataclass(frozen=True)
class Fact:
    """One thing held about a person."""

    meaning: str
    category: str
    value: str
    source: str
    seen_by: str


def is_time(name: str) -> bool:
    """Whether a column of that name holds moments in seconds."""
    return name == "at" or name.endswith(TIMES)


def value(db, name: str, column: Personal, content: object) -> str:
    """A column's content as a person reads it."""
    if content in (None, ""):
        return "—"
    if callable(column.words):
        return column.words(db, content)
    if column.words is not None:
        return _(column.words[content]) if content in column.words else str(content)
    if is_time(name):
        return format.full(int(content))
    if name.endswith("_day"):
        return format.day(int(content))
    return str(content)


def source(table: Table, column: Personal) -> str:
    """Where a column comes from, in words."""
    return _(SOURCES[column.source or table.source])


def seen_by(table: Table, column: Personal) -> str:
    """Who sees a column, in words."""
    return _(VIEWERS[column.seen_by or table.seen_by])


def facts(db, table: Table, who: Whose, row: Row) -> list[Fact]:
    """The exported columns of a row; what is about the other person is left out."""
    return [Fact(_(column.meaning), _(CATEGORIES[column.category]), value(db, name, column, row[name]), source(table, column),
                 seen_by(table, column))
            for name, column in table.personal.items() if column.export and name not in who.others]


def headline(found: list[Fact]) -> str:
    """What a row is recognised by: the longest of its texts, cut short, or else its first fact."""
    telling = [fact for fact in found if fact.value != "—" and not fact.value.lstrip("-").isdigit() and not _NAME.fullmatch(fact.value)]
    written = CATEGORIES["content"]
    texts = [fact.value for fact in telling if fact.category == _(written)]
    best = max(texts, key=len) if texts else next((fact.value for fact in telling), "")
    return best[:LONGEST_HEADLINE] + ("…" if len(best) > LONGEST_HEADLINE else "")


def method() -> str:
    """How everything here is processed, in words."""
    return _("by this program, on the operator's machine, without decisions by a machine alone")


def headings(db: Reader, table: Table) -> list[tuple[str, str]]:
    """The six headings of Art. 24 of the Law 94-V for a table; how long, by the terms in force."""
    return [
        (_("Purpose"), _(table.purpose)), (_("Ground"), _(GROUNDS[table.ground])), (_("Source"), _(SOURCES[table.source])),
        (_("How"), method()),
        (_("Who sees it"), _(VIEWERS[table.seen_by])), (_("How long"), keeping.words(db, table)),
    ]
