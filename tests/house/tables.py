"""Who may name which table: a table belongs to the feature that its migration names, and naming it is importing it."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import sql, tree
from tests.house.floors import FLOORS, feature_of, may_use

CREATE = re.compile(r"\bcreate\s+(?:virtual\s+|temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?\"?(\w+)", re.I)
OWNER = re.compile(r"^\s*--\s*feature:\s*(\S+)\s*$", re.M)
NAMES = re.compile(r"\b(?:from|join|into|update)\s+(\"?\w+\"?(?:(?:\s+(?:as\s+)?\w+)?\s*,\s*\"?\w+\"?)*)", re.I)


def problems(root: Path) -> list[str]:
    """Return every table without an owner, and every place that names a table from the wrong floor."""
    owned, found = owners(root)
    for path in tree.python(root, "web"):
        user = feature_of(root, path)
        for line, table in named(path):
            owner = owned.get(table)
            if owner and not may_use(user, owner):
                found.append(
                    f"{tree.at(root, path, line)}: {user} (floor {FLOORS.get(user)}) may not name the table {table} "
                    f"of {owner} (floor {FLOORS[owner]})"
                )
    return found


def owners(root: Path) -> tuple[dict[str, str], list[str]]:
    """Return the feature of each table as the migrations tell it, and what is wrong with what they tell."""
    owned: dict[str, str] = {}
    found = []
    for path in sql.migrations(root):
        for line, table, owner in created(path.read_text(encoding="utf-8")):
            place = tree.at(root, path, line)
            if owner not in FLOORS:
                found.append(f"{place}: the table {table} needs a line `-- feature: name` above it, not {owner!r}")
            elif owned.setdefault(table, owner) != owner:
                found.append(f"{place}: the table {table} belongs to {owned[table]} and to {owner}")
    return owned, found


def created(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, table and owner of each `create table`; the owner stands between it and the statement before."""
    for match in CREATE.finditer(sql.without_comments(text)):
        above = text[: match.start()]
        marks = OWNER.findall(above[sql.without_comments(above).rfind(";") + 1 :])
        yield above.count("\n") + 1, match[1].lower(), marks[-1] if marks else ""


def named(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything that stands where SQL wants a table."""
    for line, text in sql.strings(path):
        for match in NAMES.finditer(text):
            for part in match[1].split(","):
                yield line + text[: match.start()].count("\n"), part.split()[0].strip('"').lower()
