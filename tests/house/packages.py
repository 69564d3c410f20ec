"""What may be imported from outside: the standard library and what the requirements pin, nothing else."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house import tree

# Where the name to import is not the name to install.
IMPORTED_AS = {
    "argon2-cffi": "argon2",
    "pillow": "PIL",
    "phonenumberslite": "phonenumbers",
    "pystemmer": "Stemmer",
    "pytest-xdist": "xdist",
}
# Installed by the operator who chooses PostgreSQL.
OPTIONAL = {"psycopg", "psycopg_pool"}
OURS = {"web", "tests", "run"}
PIN = re.compile(r"([A-Za-z0-9._-]+)(\[[a-z,]+\])?==[\w.]+(\s*;.+)?")


def problems(root: Path) -> list[str]:
    """Return every requirement without a pin, and every import that the requirements do not cover."""
    site, tests = imports_of(root, "requirements.txt"), imports_of(root, "requirements-test.txt")
    found = [problem for name in ("requirements.txt", "requirements-test.txt") for problem in unpinned(root, name)]
    for folder, allowed in (("web", site | OPTIONAL), ("tests", site | tests | OPTIONAL)):
        for path in tree.python(root, folder):
            for line, name in imported(path):
                if name not in allowed | OURS and name not in sys.stdlib_module_names:
                    found.append(f"{tree.at(root, path, line)}: {name} is not among the requirements for {folder}/")
    return found


def requirement_lines(root: Path, name: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines of a requirements file that ask for something."""
    path = root / name
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else [], 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def unpinned(root: Path, name: str) -> list[str]:
    """Return the lines that do not pin one version."""
    asked = requirement_lines(root, name)
    return [f"{name}:{number}: {line} is not pinned with ==" for number, line in asked if not PIN.fullmatch(line)]


def imports_of(root: Path, name: str) -> set[str]:
    """Return the names by which the packages of a requirements file are imported."""
    names = {re.split(r"[=<>~\[ ;]", line)[0].lower() for _, line in requirement_lines(root, name)}
    return {IMPORTED_AS.get(name, name.replace("-", "_")) for name in names}


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and top-level name of everything that a file imports."""
    for node in ast.walk(tree.parse(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, node.module.split(".")[0]
