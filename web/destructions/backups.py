"""Backups beside the site end after thirty days, as the inventory promises, whether or not anybody makes new ones."""

from pathlib import Path

from web.core import clock
from web.core.jobs import Work

ENDING = ".soqbackup"
KEPT = 30 * clock.DAY


def old(folder: Path) -> list[Path]:
    """Backups in the folder that were made more than thirty days ago."""
    return [path for path in folder.glob("*" + ENDING) if path.stat().st_mtime < clock.now() - KEPT]


def drop_old(folder: Path) -> int:
    """Deletes those, and returns how many."""
    found = old(folder)
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def expire(work: Work) -> int:
    """The same for the site's own folder of backups."""
    return drop_old(Path(work.settings.data) / "backups")
