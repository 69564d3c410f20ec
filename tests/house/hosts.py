"""No page asks anything of another host: addresses of other hosts stand in the tree only where they are just words."""

import json
import re
from pathlib import Path

from tests.house import tree

# Names of formats, examples, and the texts of the law: written down or linked to, never fetched by a page.
ALLOWED = {
    "www.w3.org",
    "schema.org",
    "www.sitemaps.org",
    "purl.org",
    "base.google.com",
    "search.yahoo.com",
    "jsonfeed.org",
    "adilet.zan.kz",
    "localhost",
    "127.0.0.1",
    "[::1]",
    "example.kz",
    "example.org",
    "example.com",
}
ADDRESS = re.compile(
    r"""https?:(?:\\?/){2}(?P<host>[\w.\[\]:-]+\w\]?)|["'(=]\s*//(?P<bare>[\w-]+(?:\.[\w-]+)+)""", re.I
)
ENDINGS = (".py", ".html", ".txt", ".xml", ".js", ".css", ".svg", ".po", ".json", ".sql", ".webmanifest")


def problems(root: Path) -> list[str]:
    """Return every address of a foreign host in templates/, static/ and web/."""
    skip = vendored(root)
    paths = (path for folder in ("templates", "static", "web") for path in tree.files(root, folder, *ENDINGS))
    return [problem for path in paths if path not in skip for problem in of_file(root, path)]


def vendored(root: Path) -> set[Path]:
    """Return the files of others, which are looked at once, when they are taken in."""
    record = root / "static/vendored.json"
    entries = json.loads(record.read_text(encoding="utf-8")) if record.exists() else []
    return {root / "static" / entry[key] for entry in entries for key in ("file", "licence_file")}


def of_file(root: Path, path: Path) -> list[str]:
    """Return the foreign hosts of one file."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for match in ADDRESS.finditer(line):
            host = (match["host"] or match["bare"]).lower()
            if not {host, re.sub(r":\d+$", "", host)} & ALLOWED:
                found.append(f"{tree.at(root, path, number)}: the foreign host {host}")
    return found
