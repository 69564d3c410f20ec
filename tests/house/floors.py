"""Who may import whom: a module imports from floors below its own, and never inside a function."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house import tree

FLOORS = {
    "core": 0,
    **dict.fromkeys(["mail", "media", "consents", "places", "catalog", "operator", "index", "workdays", "guard",
                    "destructions"], 1),
    **dict.fromkeys(["accounts", "scam"], 2),
    "listings": 3,
    **dict.fromkeys(["search", "messages", "payments"], 4),
    **dict.fromkeys(["deals", "promotion", "support", "requests", "archives", "terms", "feeds", "relay", "saved"], 5),
    **dict.fromkeys(["privacy", "moderation", "policy", "rights", "reviews", "device"], 6),
    **dict.fromkeys(["admin", "registers"], 7),
    "app": 8,
    "commands": 9,
}
BY_NAME = {"import_module", "__import__", "run_module", "run_path"}


def problems(root: Path) -> list[str]:
    """Return every import that the floors forbid, and every feature that has no floor."""
    return [problem for path in tree.python(root, "web") for problem in of_file(root, path)]


def feature_of(root: Path, path: Path) -> str:
    """Return the feature a file belongs to: its folder under web/, or its own name; empty for web/__init__.py."""
    first = path.relative_to(root / "web").parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def may_use(user: str, used: str) -> bool:
    """Tell whether one feature may name another: itself, or one on a lower floor."""
    return user == used or FLOORS.get(used, -1) < FLOORS.get(user, -1)


def of_file(root: Path, path: Path) -> Iterator[str]:
    """Yield the problems of one file."""
    user = feature_of(root, path)
    if user and user not in FLOORS:
        yield f"{tree.at(root, path, 1)}: {user} has no floor in tests/house/floors.py"
    module = tree.parse(path)
    for node in ast.walk(module):
        place = tree.at(root, path, getattr(node, "lineno", 1))
        yield from (f"{place}: {fault}" for fault in faults(user, node))
    for function in tree.functions(module):
        inner = (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))
        yield from (f"{tree.at(root, path, node.lineno)}: import inside {function.name}()" for node in inner)


def faults(user: str, node: ast.AST) -> Iterator[str]:
    """Yield what is wrong with one node, seen from the feature that it stands in."""
    if isinstance(node, ast.ImportFrom) and node.level:
        yield "relative import; write the whole name"
    if by_name(node) == "":
        yield "import by a name that is made at run time"
    for used in used_features(node):
        if not user or used not in FLOORS or not may_use(user, used):
            yield f"{user or 'web'} (floor {FLOORS.get(user)}) may not import {used} (floor {FLOORS.get(used)})"


def by_name(node: ast.AST) -> str | None:
    """Return the module that a call imports by name: empty if the name is made at run time, None for other nodes."""
    if not isinstance(node, ast.Call) or getattr(node.func, "attr", getattr(node.func, "id", "")) not in BY_NAME:
        return None
    first = node.args[0] if node.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def used_features(node: ast.AST) -> set[str]:
    """Return the features that an import names."""
    names = [by_name(node) or ""]
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and not node.level:
        names = [f"{node.module}.{alias.name}" for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("web.")}
