"""Backups end after thirty days, and what was interrupted while it was made or checked does not outlive a destruction."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from web.core import clock
from web.core.jobs import Work

ENDING = ".soqbackup"
KEPT = 30 * clock.DAY
MAKING, CHECKING, PART = ".making-", ".checking-", ".part"


def old(folder: Path) -> list[Path]:
    """Backups in the folder that were made more than thirty days ago."""
    return [path for path in folder.glob("*" + ENDING) if path.stat().st_mtime < clock.now() - KEPT]


def drop_old(folder: Path) -> int:
    """Deletes those, and returns how many."""
    found = old(folder)
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


@contextmanager
def alone(data: Path) -> Iterator[bool]:
    """Whether nobody else makes or checks a backup of the site now; nobody begins to before the end of this. What an
    interrupted one left is removed then."""
    folder = data / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        for left in interrupted(folder):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()
        yield True


def interrupted(folder: Path) -> list[Path]:
    """What lies in the folder of backups while one is made or checked, or since one was broken off."""
    return [path for path in folder.glob("*") if path.name.startswith((MAKING, CHECKING)) or path.name.endswith(ENDING + PART)]


def tidied(data: Path) -> bool:
    """Removes what interrupted backups left; False while one is made or checked, because its copy may hold anybody."""
    if not interrupted(data / "backups"):
        return True
    with alone(data) as free:
        return free


def expire(work: Work) -> int:
    """The same for the site's own folder of backups."""
    return drop_old(Path(work.settings.data) / "backups")
