"""What static/ holds of others is what its record says: version, licence and hash, with the licence beside it."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

KEYS = {"file", "name", "version", "source", "licence", "licence_file", "sha384"}


def problems(root: Path) -> list[str]:
    """Return every entry of static/vendored.json that does not fit the files."""
    entries = json.loads((root / "static/vendored.json").read_text(encoding="utf-8"))
    return [f"static/vendored.json: {problem}" for entry in entries for problem in of_entry(root / "static", entry)]


def of_entry(static: Path, entry: dict[str, str]) -> Iterator[str]:
    """Yield the problems of one entry."""
    name = entry.get("file", "?")
    if missing := KEYS - entry.keys():
        yield f"{name} lacks {', '.join(sorted(missing))}"
        return
    if not (static / entry["licence_file"]).is_file():
        yield f"the licence text {entry['licence_file']} of {name} is missing"
    if not (static / name).is_file():
        yield f"{name} is missing"
    elif sha384(static / name) != entry["sha384"]:
        yield f"{name} has the hash {sha384(static / name)}"


def sha384(path: Path) -> str:
    """Return the hash of a file as browsers write it: SHA-384 in base64."""
    return base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()
