"""Reads what a partner gave: a CSV in which each row names member, field, value, source, ground, proof and day, or is refused."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from web.core import clock
from web.core.i18n import _
from web.registers.words import FIELDS

COLUMNS = ("member", "field", "value", "source", "ground", "proof", "day")
PARTNER_GROUNDS = ("consent", "contract", "law")
MOST = 5_000  # rows of one file
LONGEST = 200  # characters of one field


@dataclass(frozen=True)
class Fact:
    """One field about one member; `got_at` is the start of the day (seconds UTC)."""

    member_id: int
    field: str
    value: str
    source: str
    ground: str
    proof: str
    got_at: int


def read(text: str, find: Callable[[str], int | None]) -> tuple[list[Fact], list[str]]:
    """The facts of a file, and what is wrong with it, a sentence each. `find` gives the number of a member's account."""
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";" if text.partition("\n")[0].count(";") else ",")
    try:
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            return [], [_("The first line must name these columns: %(columns)s.", columns=", ".join(COLUMNS))]
        return _all(rows, find)
    except csv.Error:
        return [], [_("This is not a CSV file.")]


def _all(rows: csv.DictReader, find: Callable[[str], int | None]) -> tuple[list[Fact], list[str]]:
    facts: list[Fact] = []
    wrong: list[str] = []
    for row in rows:
        if len(facts) + len(wrong) >= MOST:
            return [], [_("At most %(most)s rows fit into one file.", most=MOST)]
        given = {name: (row[name] or "").strip() for name in COLUMNS}
        told = _wrong(given)
        number = None if told else find(given["member"])
        if told or number is None:
            wrong.append(_("Line %(line)s: %(why)s", line=rows.line_num, why=told or _("there is no such member.")))
        else:
            facts.append(Fact(number, *(given[name] for name in COLUMNS[1:-1]), _day(given["day"])))
    return facts, wrong or ([] if facts else [_("There is not one row in it.")])


def _wrong(given: dict[str, str]) -> str:
    """Why a row is refused, or nothing."""
    empty = [name for name in COLUMNS if not given[name]]
    if empty:
        return _("without %(columns)s it is refused.", columns=", ".join(empty))
    if given["field"] not in FIELDS:
        return _("%(field)s is not taken; only these are: %(fields)s.", field=given["field"][:40], fields=", ".join(FIELDS))
    if given["ground"] not in PARTNER_GROUNDS:
        return _("the ground must be one of these: %(grounds)s.", grounds=", ".join(PARTNER_GROUNDS))
    if any(len(text) > LONGEST for text in given.values()):
        return _("a field may have %(most)s characters.", most=LONGEST)
    return "" if _day(given["day"]) is not None else _("the day must look like 2026-11-22 and not lie ahead.")


def _day(text: str) -> int | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    moment = int(datetime(day.year, day.month, day.day, tzinfo=clock.KAZAKHSTAN).timestamp())
    return moment if moment <= clock.now() else None
