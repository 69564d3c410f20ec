"""`handover`: the pack of a move to another operator: the whole site without those who objected, sealed for the new one alone."""

import base64
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from web.app import SITE
from web.commands import archive, sealing
from web.commands.backup import alone, check_room
from web.commands.options import with_settings
from web.commands.saying import Progress, Stopped
from web.commands.site import House, opened
from web.core import clock
from web.core.db import Transaction
from web.core.settings import Settings
from web.core.sqlite import Row
from web.media.files import files_of, withheld
from web.privacy import destroying, store
from web.privacy.rows import Inventory
from web.registers.store import handovers

BLOCK = 1 << 20


@click.command()
@click.option("--key", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True,
              help="The new operator's backup.pub; only their backup.key opens the pack.")
@click.option("--out", "target", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
@with_settings
def handover(settings: Settings, key: Path, target: Path) -> None:
    """Write the pack of the announced handover, once the time to object is over. `run.py restore` unpacks it."""
    if target.exists():
        raise Stopped(f"{target} exists already; choose another name.")
    public = read_key(key)
    with opened(settings) as house, alone(house.data) as folder:
        row = due(house)
        check_room(house.data)
        pass_all(house, row)
        left_out = handovers.objectors(house.db, row.id)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as making:
            copy_without(house, Path(making), left_out)
            contents = seal(house, Path(making), public, target)
        digest = digest_of(target)
        house.db.write(handovers.packed, row.id, digest)
    click.echo(f"Written: {target} ({target.stat().st_size:,} bytes, {contents.files:,} files, SHA-256 {digest}).")
    click.echo(f"Left out because they objected: {len(left_out):,}. Their data stay here until they are deleted or taken along.")


def read_key(path: Path) -> X25519PublicKey:
    """The new operator's public key. Raises Stopped."""
    try:
        return X25519PublicKey.from_public_bytes(base64.b64decode(path.read_bytes().strip(), validate=True))
    except ValueError as error:
        raise Stopped(f"{path} is not a public key of backups.") from error


def due(house: House) -> Row:
    """The announced handover, when its window is over and all were written to. Raises Stopped."""
    row = handovers.current(house.db)
    if row is None:
        raise Stopped("No handover is announced; see /admin/registers/handover.")
    if row.ends_at > clock.now():
        raise Stopped(f"Members may object until {clock.local(row.ends_at):%Y-%m-%d %H:%M}.")
    if row.letters_at is None:
        raise Stopped("Not all members were written to yet; let the jobs run first.")
    return row


def pass_all(house: House, row: Row) -> None:
    """Passes everybody who goes along through the gateway, once a day at most."""
    last: int | None = 0
    while last is not None:
        last = house.db.write(handovers.pass_some, row, last)


def copy_without(house: House, folder: Path, left_out: list[int]) -> None:
    """Copies the database as it is now and destroys there, as the inventory says, everybody who objected, and whoever is
    being destroyed here and not gone yet."""
    house.db.connection.execute("vacuum into :file", {"file": str(folder / "soq.db")})
    with opened(replace(house.settings, data=folder)) as copy:
        inventory = Inventory(SITE.tables)
        for number in left_out:
            copy.db.write(store.destroy, inventory, number, False)
            destroying.carry_out(copy.db, inventory, number)
        destroying.unfinished(copy.work)
        copy.db.write(_log_everybody_out)
        destroying.purge(copy.work)
        copy.db.connection.execute("vacuum")
        copy.db.connection.checkpoint()


def _log_everybody_out(tx: Transaction) -> None:
    tx.run("delete from session")
    tx.run("delete from mail_link")
    tx.run("delete from outbox")


def seal(house: House, folder: Path, key: X25519PublicKey, target: Path) -> archive.Contents:
    """Seals the copy with its photos for the new operator; all or nothing is written."""
    passing = target.with_name(target.name + ".part")
    with opened(replace(house.settings, data=folder)) as copy:
        names = [row.name for row in copy.db.all("select name from photo order by id")]
    progress = Progress("Files", len(names) * 6 + 2)
    try:
        with open(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            sealer = sealing.Sealer(file, key)
            contents = archive.pack(sealer, files(house, folder, names), progress.at)
            sealer.close()
            os.fsync(file.fileno())
        passing.replace(target)
    finally:
        passing.unlink(missing_ok=True)
    return contents


def files(house: House, folder: Path, names: list[str]) -> Iterator[tuple[str, Path]]:
    """The copied database, the key by which e-mails are found, and the photos of those who go along."""
    yield "soq.db", folder / "soq.db"
    yield "secret.key", house.data / "secret.key"
    photos = house.data / "photos"
    for name in names:
        for path in (*files_of(photos, name), *files_of(withheld(photos), name)):
            yield str(path.relative_to(house.data)), path


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()
