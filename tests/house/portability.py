"""One SQL text for both engines: words that only one of them knows stay out, except in files named after an engine."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import sql, tree

WORDS = {
    r"autoincrement": "ids come from core/ids.py",
    r"strftime|julianday|unixepoch": "times are made in Python",
    r"(?:datetime|now|date_trunc|to_char)(?=\s*\()": "times are made in Python",
    r"current_(?:timestamp|date|time)": "times are made in Python",
    r"greatest|least": "write a case",
    r"group_concat|string_agg": "join in Python",
    r"json_\w+|jsonb\w*": "JSON is read in Python",
    r"collate|ilike": "compare with lower()",
    r"strict": "only SQLite knows strict tables",
    r"ifnull|nvl": "write coalesce",
    r"insert\s+or|(?<!or )replace\s+into": "write on conflict",
    r"glob|regexp": "only SQLite knows it",
}
PATTERNS = {re.compile(rf"(?<![\w:.])(?:{word})(?!\w)", re.I): advice for word, advice in WORDS.items()}


def problems(root: Path) -> list[str]:
    """Return every place in the shared SQL that one of the engines would not understand."""
    found = []
    for path in tree.python(root, "web"):
        if not sql.is_for_one_engine(path):
            for line, text in sql.strings(path):
                found += of_text(root, path, line, without_values(text))
    for path in sql.migrations(root):
        if not sql.is_for_one_engine(path):
            text = sql.without_comments(path.read_text(encoding="utf-8"))
            found += of_text(root, path, 1, without_values(text))
    return found


def without_values(text: str) -> str:
    """Return SQL with its quoted values emptied: what people wrote is not SQL."""
    return re.sub(r"'[^'\n]*'", lambda found: "'" + " " * (len(found[0]) - 2) + "'", text)


def of_text(root: Path, path: Path, line: int, text: str) -> Iterator[str]:
    """Yield the foreign words of one piece of SQL that begins on the given line."""
    for pattern, advice in PATTERNS.items():
        for match in pattern.finditer(text):
            place = tree.at(root, path, line + text[: match.start()].count("\n"))
            yield f"{place}: {match[0]} in shared SQL: {advice}"
