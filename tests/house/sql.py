"""Finds SQL in the tree: the strings of Python modules with their constants filled in, and the migrations."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import tree

STARTS = re.compile(
    r"\s*\(?\s*(select|insert|update|delete|with|create|alter|drop|from|(left |inner |cross )?join|where|and|or"
    r"|order by|group by|having|(not )?exists|union|on conflict|values|set|case|limit|pragma|returning)\b"
)
ENGINES = ("sqlite", "postgres", "postgresql")
GAP = " {} "


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string in a module that begins as SQL or a clause of it begins."""
    module = tree.parse(path)
    known, skip = constants(module), tree.docstrings(module)
    for node in ast.walk(module):
        if id(node) in skip:
            continue
        text = text_of(node, known)
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            skip |= {id(part) for part in ast.walk(node)}
        if text is not None and STARTS.match(text):
            yield node.lineno, text


def constants(module: ast.Module) -> dict[str, str]:
    """Return the module's string constants by name, f-strings of other constants too."""
    known: dict[str, str] = {}
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            text = text_of(node.value, known)
            if text is not None:
                known[node.targets[0].id] = text
    return known


def text_of(node: ast.AST, known: dict[str, str]) -> str | None:
    """Return the text of a string expression, with a gap where a part is not known; None if it is no string."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part, known) or GAP for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return text_of(node.value, known) or GAP
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = text_of(node.left, known), text_of(node.right, known)
        return None if left is None and right is None else (left or GAP) + (right or GAP)
    return known.get(node.id) if isinstance(node, ast.Name) else None


def migrations(root: Path) -> list[Path]:
    """Return the migrations in the order in which they run."""
    return tree.files(root, "web/migrations", ".sql")


def is_for_one_engine(path: Path) -> bool:
    """Tell whether a file says by its name that it is written for one engine, as `0003_index.sqlite.sql` does."""
    return any(word in ENGINES for word in re.split(r"[._]", path.name) + list(path.parent.parts[-1:]))


def without_comments(text: str) -> str:
    """Return SQL with its comments blanked, each character in its old place."""
    return re.sub(r"--[^\n]*", lambda found: " " * len(found[0]), text)
