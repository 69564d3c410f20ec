"""The list of destroyed numbers outside the database, one a line: it outlives the database and every backup of it."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "destroyed.txt"


class NotAList(ValueError):
    """The file holds something else than numbers."""


def place(data: Path) -> Path:
    """Where the list of a site lies: beside its backups, so that whoever takes one takes the other."""
    return data / "backups" / NAME


def append(data: Path, *numbers: int) -> None:
    """Adds numbers to the list of the site; they are on the disk when this returns."""
    with _opened(data) as file:
        os.write(file, "".join(f"{number}\n" for number in numbers).encode("ascii"))
        os.fsync(file)


def complete(data: Path, numbers: Iterable[int]) -> int:
    """Adds those of the numbers that the list lacks, as after a power loss, and returns how many; what the list holds
    already stays, because the database may have been lost and begun anew."""
    missing = sorted(set(numbers) - (read(place(data)) if place(data).exists() else set()))
    if missing or not place(data).exists():
        append(data, *missing)
    return len(missing)


def read(path: Path) -> set[int]:
    """The numbers of a list. Raises NotAList for a line that is none; a last line that was cut off by a power loss is
    left out, as its number is in the database."""
    text = path.read_text(encoding="utf-8", errors="replace")
    lines = text[:text.rfind("\n") + 1].split() if path.name == NAME else text.split()
    if not all(line.isascii() and line.isdigit() and len(line) < 20 for line in lines):
        raise NotAList(f"{path} is not a list of numbers.")
    return {int(line) for line in lines}


@contextmanager
def _opened(data: Path) -> Iterator[int]:
    path = place(data)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        whole = os.pread(file, os.fstat(file).st_size, 0)
        os.ftruncate(file, whole.rfind(b"\n") + 1)  # a last line that a power loss cut
        yield file
    finally:
        os.close(file)
