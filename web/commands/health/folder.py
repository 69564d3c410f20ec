"""Whether the data folder has room, is closed to others on the machine, and holds fresh backups."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from web.commands.health.finding import Finding, ok, problem, warn
from web.core import clock
from web.destructions.backups import ENDING, old

SECRETS = ("secret.key", "backup.key")
LEAST, LITTLE = 100_000_000, 1_000_000_000  # bytes free
STALE = 2 * clock.DAY


def room(data: Path) -> Iterator[Finding]:
    """Free disk, also for the copy that a backup makes."""
    free, size = shutil.disk_usage(data).free, (data / "soq.db").stat().st_size
    says = f"{free / 1e9:,.1f} GB free"
    if free < LEAST:
        yield problem("disk", says + "; the site stops taking anything in soon")
    elif free < max(LITTLE, 2 * size):
        yield warn("disk", says + "; a backup needs twice the size of the database")
    else:
        yield ok("disk", says)


def permissions(data: Path) -> Iterator[Finding]:
    """Keys must be readable for their owner only; the folder should be."""
    keys = [data / name for name in SECRETS if (data / name).exists()]
    open_keys = [key for key in keys if key.stat().st_mode & 0o077]
    yield from (problem("permissions", f"{key} can be read by others: chmod 600 {key}") for key in open_keys)
    if data.stat().st_mode & 0o007:
        yield warn("permissions", f"{data} can be entered by everyone on this machine: chmod 750 {data}")
    elif not open_keys:
        yield ok("permissions", "keys and data are closed to others")


def backups(data: Path) -> Iterator[Finding]:
    """Whether there is a backup, how old it is, and whether its key still lies beside the data."""
    made = [path.stat().st_mtime for path in (data / "backups").glob("*" + ENDING)]
    if not made:
        yield warn("backup", "none in DATA/backups: run.py backup makes one; let the system's timer do it every night")
    elif (age := clock.now() - max(made)) > STALE:
        yield warn("backup", f"the newest is {age // clock.DAY:.0f} days old")
    else:
        yield ok("backup", f"{len(made)} kept, the newest {max(0, age) // clock.HOUR:.0f} hours old")
    if late := len(old(data / "backups")):
        yield problem("backup", f"{late} are older than 30 days and hold people who left: the job “old backups” deletes them")
    if made and (data / "backup.key").exists():
        yield warn("backup", f"{data / 'backup.key'} opens every backup; keep it off this machine")
