"""Finds the photos that a feed names among the files of one local folder; nothing is fetched."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif", ".bmp", ".tif", ".tiff"})


@dataclass(frozen=True, slots=True)
class Found:
    """Photos of one offer: the files, how many were not there, and the names that were refused."""

    files: tuple[Path, ...] = ()
    missing: int = 0
    refused: tuple[str, ...] = ()


class Folder:
    """The folder given with --photos; None means that no folder was given and every photo is missing."""

    def __init__(self, folder: Path | None):
        self._root = folder.resolve() if folder else None

    def find(self, names: Sequence[str]) -> Found:
        """Files for the photos as written in the feed; an http(s) address is looked up by its file's name."""
        files: list[Path] = []
        refused: list[str] = []
        missing = 0
        for written in names:
            wanted = _wanted(written)
            file = next(filter(None, map(self._inside, wanted)), None)
            if not wanted:
                refused.append(written[:120])
            elif file is None:
                missing += 1
            elif file not in files:
                files.append(file)
        return Found(tuple(files), missing, tuple(refused))

    def _inside(self, name: str) -> Path | None:
        if not self._root or PurePosixPath(name).suffix.lower() not in SUFFIXES:
            return None
        try:
            # resolve() follows links, so a link that leads out of the folder is not inside it either
            file = (self._root / name).resolve()
            return file if file.is_relative_to(self._root) and file.is_file() else None
        except (OSError, RuntimeError):
            return None  # a ring of links or a name longer than the file system takes: not a photo we have


def _wanted(written: str) -> tuple[str, ...]:
    """Relative names to look for, best first; none for a name that is refused (absolute, "..", other schemes)."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return ()
    if parts.scheme.lower() in ("http", "https"):
        last = parts.path.rpartition("/")[2]
        return tuple(name for name in dict.fromkeys((unquote(last), last)) if _plain_name(name) and "/" not in name)
    name = written.replace("\\", "/").removeprefix("./")
    return (name,) if _plain_name(name) and ":" not in name else ()


def _plain_name(name: str) -> bool:
    steps = name.split("/")
    short = all(0 < len(step.encode("utf-8", "replace")) <= 255 for step in steps) and len(steps) <= 8
    return short and name.isprintable() and "\\" not in name and not {".", ".."} & set(steps)
