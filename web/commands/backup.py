"""`backup`: writes the whole site into one encrypted file while it runs, and keeps thirty days of them."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from web import media
from web.commands import archive, sealing
from web.commands.options import with_settings
from web.commands.saying import Progress, Stopped
from web.commands.site import House, opened
from web.core import clock, sqlite
from web.core.settings import Settings
from web.destructions import backups, journal
from web.destructions import store as destructions

ROOM = 64 * 1024 * 1024  # bytes that must stay free beside two copies of the database


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@with_settings
def backup(settings: Settings, file: Path | None) -> None:
    """Write database, photos, mails and attachments into FILE, or into a dated file under DATA/backups."""
    with opened(settings) as house, alone(house.data) as folder:
        check_room(house.data)
        target = file or folder / f"soq-{clock.iso(clock.now()).replace(':', '')}{backups.ENDING}"
        if target.exists():
            raise Stopped(f"{target} exists already; choose another name.")
        try:
            contents = write(house, folder, target)
        except sealing.NotOpened as error:
            raise Stopped(str(error)) from error
        journal.complete(house.data, destructions.numbers(house.db))
        gone = backups.drop_old(folder)
    click.echo(f"Written: {target} ({target.stat().st_size:,} bytes, {contents.files:,} files)."
               + (f" Older than 30 days and deleted: {gone}." if gone else ""))
    key = Path(settings.data) / "backup.key"
    if key.exists():
        click.echo(f"Only {key} opens it. Move that file to a safe place off this machine: it is not in the backup.")


@contextmanager
def alone(data: Path) -> Iterator[Path]:
    """The folder of backups, for one backup at a time; what one that was interrupted left there is removed. Raises Stopped."""
    with backups.alone(data) as free:
        if not free:
            raise Stopped("Another backup is being made right now.")
        yield data / "backups"


def check_room(data: Path) -> None:
    """Raises Stopped when a copy of the database and its sealed form would not fit."""
    needed = 2 * (data / "soq.db").stat().st_size + ROOM
    free = shutil.disk_usage(data).free
    if free < needed:
        raise Stopped(f"The disk is too full for a backup: {needed // 1_000_000:,} MB are needed at least,"
                      f" {free // 1_000_000:,} MB are free.")


def write(house: House, folder: Path, target: Path) -> archive.Contents:
    """Copies the database as it is at this moment, and seals it with the photos; all or nothing is written."""
    passing = target.with_name(target.name + backups.PART)
    with tempfile.TemporaryDirectory(prefix=backups.MAKING, dir=folder) as making:
        copy = Path(making) / "soq.db"
        house.db.connection.execute("vacuum into :file", {"file": str(copy)})
        photos = house.db.value("select count(*) from photo") * len(media.files.LABELS) * len(media.files.KINDS)
        progress = Progress("Files", photos + 3)
        try:
            with open(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                sealer = sealing.Sealer(file, sealing.public_key(house.data))
                contents = archive.pack(sealer, files(house, copy), progress.at, *head_of(copy))
                sealer.close()
                os.fsync(file.fileno())
            passing.replace(target)
        finally:
            passing.unlink(missing_ok=True)
    return contents


def head_of(copy: Path) -> tuple[int, str]:
    """Length and newest hash of the chain in a copied database, which is left as it is."""
    with closing(sqlite.pysqlite3.connect(f"file:{copy}?immutable=1", uri=True)) as connection:
        found = connection.execute("select id, hash from chain order by id desc limit 1").fetchone()
    return found or (0, "")


def files(house: House, copy: Path) -> Iterator[tuple[str, Path]]:
    """Everything that belongs into a backup: the copied database first, then the key, then every folder that the inventory
    declares, except what can be made anew."""
    yield "soq.db", copy
    yield "backup.pub", house.data / "backup.pub"
    yield "secret.key", house.data / "secret.key"
    seen: set[str] = set()
    for _again in range(2):  # what was moved from one folder to another meanwhile is found the second time
        for path in sorted(path for name in archive.FOLDERS for path in (house.data / name).rglob("*")):
            name = str(path.relative_to(house.data))
            if name not in seen and path.is_file() and archive.SAFE.fullmatch(name) and path.suffix != ".part":
                seen.add(name)
                yield name, path
