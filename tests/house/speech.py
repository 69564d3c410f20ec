"""The repository speaks of the project alone: not of the machine it was written on, nor of who or what wrote it."""

import codecs
import re
from pathlib import Path

from tests.house import tree

ENDINGS = (".py", ".html", ".txt", ".xml", ".js", ".css", ".svg", ".po", ".json", ".sql", ".md", ".toml", ".csv")
ENDINGS += (".service", ".conf", ".yml", ".yaml", ".sh", ".cfg", ".ini", "")
# Written in rot13, so that this file passes its own check.
PLACES = ["/gzc/", "/jbex/", "/ebbg"]
HOSTS = ["clcv.bet", "clgubaubfgrq", "ertvfgel.aczwf"]
WORDS = ["Pynhqr", "Naguebcvp", "PungTCG", "YYZ", "YYZf", "NV", "ynathntr zbqry", "frffvba ohqtrg", "fhontrag"]


def pattern(left: str, words: list[str], right: str) -> str:
    """Return a pattern that finds these words with nothing of theirs to the left and to the right."""
    return f"(?<![{left}])(?:{'|'.join(re.escape(codecs.decode(word, 'rot13')) for word in words)})(?![{right}])"


FORBIDDEN = [
    re.compile(pattern(r"\w.", PLACES[:2], "\0")),
    re.compile(pattern(r"\w./", PLACES[2:], r"\w.-")),
    re.compile(pattern(r"\w", HOSTS, "\0")),
    re.compile(pattern(r"\w+/=", WORDS, r"\w+/=")),
]


def problems(root: Path) -> list[str]:
    """Return every place in the tree that speaks of something else than the project."""
    skip = root / "static/vendored.json"
    found = (path for path in tree.files(root, ".", *ENDINGS) if path != skip and not is_vendored(root, path))
    return [problem for path in found for problem in of_file(root, path)]


def is_vendored(root: Path, path: Path) -> bool:
    """Tell whether a file was written by others."""
    record = root / "static/vendored.json"
    return path.parent == root / "static" and record.exists() and f'"{path.name}"' in record.read_text("utf-8")


def of_file(root: Path, path: Path) -> list[str]:
    """Return what one file says that it should not."""
    return [
        f"{tree.at(root, path, number)}: speaks of {match[0]}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for forbidden in FORBIDDEN
        for match in forbidden.finditer(line)
    ]
