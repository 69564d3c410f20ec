"""The files of a photo: where they lie, how they are written all or none, how they are removed."""

import os
from collections.abc import Iterable
from contextlib import suppress
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


def withheld(folder: Path) -> Path:
    """Beside the folder that is handed out to everybody, the one that is not."""
    return folder.with_name("withheld")


def put(folder: Path, name: str, shown: bool) -> int:
    """Moves the photo's files to where everybody or nobody can fetch them; those that are there stay. Done again after a
    crash it does what is left. Returns how many were moved."""
    source, target = (withheld(folder), folder) if shown else (folder, withheld(folder))
    moves = [move for move in zip(files_of(source, name), files_of(target, name), strict=True) if move[0].exists()]
    if moves:
        withheld(folder).mkdir(mode=0o700, exist_ok=True)
        _make_folder(moves[0][1].parent)
    for old, new in moves:
        with suppress(FileNotFoundError):  # another thread moved or removed it meanwhile
            os.replace(old, new)
    return len(moves)


def settle(folder: Path, names: Iterable[str]) -> None:
    """Makes moves and removals of these photos survive a power loss; the first folder costs, the others hardly."""
    for part in sorted({name[:2] for name in names}):
        for place in (folder, withheld(folder)):
            if (place / part).is_dir():
                _sync(place / part)


def unlink(folder: Path, name: str) -> None:
    """Deletes the photo's files wherever they lie; whether this survives a power loss is not waited for."""
    for place in (folder, withheld(folder)):
        if (place / name[:2]).is_dir():
            for path in files_of(place, name):
                path.unlink(missing_ok=True)


def remove_everywhere(folder: Path, name: str) -> None:
    """The same with what an interrupted writing left."""
    unlink(folder, name)
    for path in files_of(folder, name):
        _part(path).unlink(missing_ok=True)


def find(folder: Path, name: str, label: int, kind: str) -> Path | None:
    """The file of that size and kind, shown or withheld; None when there is none. Raises ValueError."""
    wanted = f"{name}-{label}.{kind}"
    paths = [path for place in (folder, withheld(folder)) for path in files_of(place, name) if path.name == wanted]
    return next((path for path in paths if path.is_file()), None)


def lying(data: Path, path: str) -> Path | None:
    """Where a declared file of the data folder lies now: there, or, for a photo that is withheld, beside it."""
    places = (data / path, data / "withheld" / path.removeprefix("photos/"))
    return next((place for place in places if place.is_file()), None)


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
