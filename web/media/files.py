"""The files of a photo: where they lie, how they are written all or none, how they are removed."""

import os
from pathlib import Path

from web.media.names import is_name

LABELS = (1280, 320, 160)
KINDS = ("webp", "jpg")
_PART = ".part"


def files_of(folder: Path, name: str) -> list[Path]:
    """The six paths of a photo, largest first; ValueError when the name is not one of ours."""
    if not is_name(name):
        raise ValueError("not the name of a photo")
    return [folder / name[:2] / f"{name}-{label}.{kind}" for label in LABELS for kind in KINDS]


def write_all(folder: Path, name: str, contents: list[bytes]) -> int:
    """Writes the six files in the order of files_of and returns their bytes in all; a failure leaves none behind."""
    paths = files_of(folder, name)
    try:
        _make_folder(paths[0].parent)
        for path, content in zip(paths, contents, strict=True):
            _write(_part(path), content)
        for path in paths:
            _part(path).rename(path)
        _sync(paths[0].parent)
    except BaseException:
        remove(folder, name)
        raise
    return sum(map(len, contents))


def remove(folder: Path, name: str) -> None:
    """Deletes the photo's files and what an interrupted writing left of them; missing ones are fine."""
    paths = files_of(folder, name)
    for path in paths:
        path.unlink(missing_ok=True)
        _part(path).unlink(missing_ok=True)
    if paths[0].parent.is_dir():
        _sync(paths[0].parent)


def _part(path: Path) -> Path:
    return path.with_name("." + path.name + _PART)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _sync(folder.parent)


def _sync(folder: Path) -> None:
    """Makes what was named or removed in a folder survive a power loss."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
