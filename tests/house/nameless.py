"""privacy only interprets the inventory: no table of the schema is named in its code, whatever the string looks like."""

import ast
import re
from pathlib import Path

from tests.house import sql, tables, tree

# Words that are tables too, where they stand alone and mean something else: a role, a key of the export, a kind of request.
MEANT = {("__init__.py", "member"), ("acts.py", "request"), ("export.py", "member"), ("export.py", "category"),
         ("consents.py", "consent")}


def problems(root: Path, folder: str = "web/privacy") -> list[str]:
    """Return every string of code in the folder that names a table as SQL or alone; docstrings are words, not code."""
    names = {name for path in sql.migrations(root) for _line, name, _owner in tables.created(path.read_text(encoding="utf-8"))}
    found = []
    for path in tree.python(root, folder):
        module = tree.parse(path)
        skip = tree.docstrings(module)
        for node in ast.walk(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
                found += [f"{tree.at(root, path, node.lineno)}: names the table {name}" for name in named(node.value, names)
                          if node.value != name or (path.name, name) not in MEANT]
    return found


def named(text: str, names: set[str]) -> list[str]:
    """Return the tables that a string names: as all of it, in a place where SQL wants one, or before a column."""
    places = re.findall(r"\b(?:from|join|into|update|table)\s+\"?(\w+)", text, re.I)
    places += re.findall(r"\b(\w+)\.\w+\s*(?:=|<|>|in\b|is\b)", text)
    return sorted({name for name in [text.strip(), *places] if name.lower() in names})
