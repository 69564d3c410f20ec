"""What the checks share: the files of the tree, their parsed form, and how a place in one is written."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What tools and running sites leave behind; `data` belongs to the site, not to the repository.
LEFT_BEHIND = {".git", ".venv", ".venv.old", "data", "node_modules"}


def files(root: Path, folder: str, *endings: str) -> list[Path]:
    """Return the files under a folder that end so, sorted; what tools leave behind is not among them."""
    found = (path for path in (root / folder).rglob("*") if path.suffix in endings and path.is_file())
    return sorted(path for path in found if not is_left_behind(path.relative_to(root)))


def is_left_behind(path: Path) -> bool:
    """Tell whether a path, relative to the root, was made by a tool or by a running site."""
    return any(part in LEFT_BEHIND or part.endswith(("cache", "cache__", ".hypothesis")) for part in path.parts)


def python(root: Path, *folders: str) -> list[Path]:
    """Return the Python files of these folders."""
    return [path for folder in folders for path in files(root, folder, ".py")]


def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a file; a file that nobody changed is parsed once."""
    return parse_version(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2000)
def parse_version(path: Path, changed: int) -> ast.Module:
    """Parse one version of a file; `changed` tells the versions apart."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def at(root: Path, path: Path, line: int) -> str:
    """Write a place as editors understand it, e.g. `web/app.py:12`."""
    return f"{path.relative_to(root).as_posix()}:{line}"


def docstrings(module: ast.AST) -> set[int]:
    """Return the ids of the nodes that are docstrings or other strings standing alone."""
    lone = (node.value for node in ast.walk(module) if isinstance(node, ast.Expr))
    return {id(value) for value in lone if isinstance(value, ast.Constant)}


def functions(module: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a module, nested ones and methods too."""
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def clean(found: list[str]) -> None:
    """Fail with one problem a line, all of them, when there are any."""
    assert not found, f"{len(found)} problems:\n" + "\n".join(found)


def write(root: Path, name: str, text: str) -> Path:
    """Write a file of a small made-up tree, for the tests that plant a fault."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
