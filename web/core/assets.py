"""The site's own few static files, kept in memory: hashed, minified where it is safe, compressed once."""

import base64
import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli

FOLDER = Path(__file__).resolve().parents[2] / "static"
SPLIT = "/* ==== rest ==== */"
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """One file as it is sent."""

    kind: str
    plain: bytes
    br: bytes
    gzip: bytes
    version: str


def small_css(text: str) -> str:
    """The style sheet without comments and needless white space."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};,>]) ?", r"\1", text).replace(";}", "}").strip()


def _asset(name: str, content: bytes) -> Asset:
    kind = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(kind, content, brotli.compress(content, quality=11), gzip.compress(content, 9),
                 hashlib.sha256(content).hexdigest()[:10])


class Assets:
    """All static files by name; `critical_css` is inlined into pages, the rest of the sheet is `rest.css`."""

    def __init__(self, folder: Path):
        critical, rest = (folder / "site.css").read_text("utf-8").split(SPLIT)
        self.critical_css = small_css(critical)
        digest = hashlib.sha256(self.critical_css.encode()).digest()
        self.style_hash = "sha256-" + base64.b64encode(digest).decode()
        self.files = {"rest.css": _asset("rest.css", small_css(rest).encode())}
        for path in folder.iterdir():
            if path.is_file() and path.suffix in (".js", ".svg", ".png", ".txt", ".webmanifest"):
                self.files[path.name] = _asset(path.name, path.read_bytes())

    def address(self, name: str) -> str:
        """Where the file is, with its version, so that browsers may keep it for ever."""
        return f"/static/{name}?v={self.files[name].version}"


@lru_cache(maxsize=1)
def assets() -> Assets:
    """The files of this installation, read once per process."""
    return Assets(FOLDER)
