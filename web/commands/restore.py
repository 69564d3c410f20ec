"""`restore`: makes a data folder of a backup and lets it forget whom the site has destroyed since; or only checks."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import click

from web.app import SITE
from web.commands import archive, sealing
from web.commands.backup import alone
from web.commands.health import database as health
from web.commands.options import with_settings
from web.commands.saying import Stopped
from web.commands.site import House, opened, plainly
from web.core import clock, proof, sqlite
from web.core.db import Transaction
from web.core.settings import Settings
from web.destructions import backups
from web.destructions import journal as destroyed_list
from web.destructions import store as destructions
from web.listings import withheld
from web.privacy import destroying, store
from web.privacy.rows import Inventory


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--to", "folder", type=click.Path(path_type=Path, resolve_path=True), help="The new data folder.")
@click.option("--key", type=click.Path(path_type=Path), help="The key of backups; DATA/backup.key if not given.")
@click.option("--journal", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Numbers of destroyed accounts, one a line, such as a copy of DATA/backups/destroyed.txt.")
@click.option("--verify", is_flag=True, help="Only check that FILE can be restored; nothing is kept.")
@with_settings
def restore(settings: Settings, file: Path, folder: Path | None, key: Path | None, journal: Path | None,
            verify: bool) -> None:
    """Make a data folder of the backup FILE. Accounts destroyed since then are destroyed there again."""
    if verify == bool(folder):
        raise Stopped("Say either --to FOLDER, which is made, or --verify.")
    data = Path(settings.data)
    numbers = destroyed(data, file, journal)
    with checking(data) if verify else making(folder) as place, plainly(settings):
        contents = unseal(file, key or data / "backup.key", place)
        problems = health.broken(place / "soq.db")
        if problems:
            raise Stopped(f"The database in the backup is damaged: {problems[0]}.")
        with opened(replace(settings, data=place)) as house:
            faults = chain_faults(house, contents, data)
            again = forget(house, numbers)
            photos = health.photos(house.db, place)
        tell(contents, again, faults + photos, numbers is not None)
    if folder:
        click.echo(f"Restored to {folder}; look at it with: run.py doctor --data {folder}")


def unseal(file: Path, key: Path, place: Path) -> archive.Contents:
    """Opens the backup into the folder. Raises Stopped."""
    if not key.exists():
        raise Stopped(f"There is no key at {key}; give the one that was kept elsewhere with --key.")
    try:
        with file.open("rb") as source:
            return archive.unpack(sealing.Opener(source, sealing.private_key(key)), place)
    except sealing.NotOpened as error:
        raise Stopped(str(error)) from error


@contextmanager
def making(folder: Path) -> Iterator[Path]:
    """A new folder of that name, gone again when the restoring fails."""
    if folder.exists() and any(folder.iterdir()):
        raise Stopped(f"{folder} is not empty; restore into a new folder.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder)
        raise


@contextmanager
def checking(data: Path) -> Iterator[Path]:
    """A passing folder beside the backups, so that nothing readable lies outside the data folder."""
    with alone(data) as folder, tempfile.TemporaryDirectory(prefix=backups.CHECKING, dir=folder) as passing:
        yield Path(passing)


def destroyed(data: Path, file: Path, journal: Path | None) -> set[int] | None:
    """Numbers of destroyed accounts: from the site in the data folder, from the lists beside its backups and beside
    this one, and from the list given; None when there is none of these."""
    places = {destroyed_list.place(data), file.parent / destroyed_list.NAME, journal}
    lists = [path for path in places if path and path.exists()]
    found = [read_list(path) for path in lists]
    if (data / "soq.db").exists():
        found.append(of_site(data / "soq.db"))
    return set().union(*found) if found else None


def read_list(path: Path) -> set[int]:
    """The numbers in a list. Raises Stopped for a line that is none."""
    try:
        return destroyed_list.read(path)
    except destroyed_list.NotAList as error:
        raise Stopped(str(error)) from error


def of_site(path: Path) -> set[int]:
    """The numbers in the journal of a site; a site whose database cannot be read has none to tell."""
    try:
        with closing(sqlite.connect(path)) as connection:
            return {row.member_id for row in connection.rows("select member_id from destruction", {})}
    except sqlite.Error as error:
        click.echo(f"The journal of deletions in {path} is unreadable ({error}); give a copy with --journal.", err=True)
        return set()


def chain_faults(house: House, contents: archive.Contents, data: Path) -> list[str]:
    """What is wrong with the journals of the restored site, and whether those of the site in the data folder go on from
    there: a chain that was forged since does not hold the link that the backup names."""
    found = proof.verify(house.db, SITE.tables, contents.head).told
    if contents.links and (data / "soq.db").exists() and link_of_site(data / "soq.db", contents.links) not in ("", contents.head):
        found.append(f"The journals of the site in {data} do not go on from those in this backup: they were changed since.")
    return found


def link_of_site(path: Path, number: int) -> str:
    """The hash of that link in the chain of a site; empty where it cannot be read."""
    try:
        with closing(sqlite.connect(path)) as connection:
            rows = connection.rows("select hash from chain where id = :id", {"id": number})
    except sqlite.Error:
        return ""
    return rows[0]["hash"] if rows else "missing"


def forget(house: House, numbers: set[int] | None) -> int:
    """Destroys those accounts again, finishes what the backup was made in the middle of, and ends every session and link,
    which may have been ended since; returns how many accounts were still there."""
    inventory, count = Inventory(SITE.tables), 0
    for number in sorted((numbers or set()) - destructions.numbers(house.db)):
        count += house.db.write(_forget, inventory, number)
    destroying.unfinished(house.work)
    house.db.write(_log_everybody_out)
    withheld.repair(house.db, house.data)
    destroying.purge(house.work)
    return count


def _forget(tx: Transaction, inventory: Inventory, number: int) -> bool:
    there = tx.value("select id from member where id = :id", id=number) is not None
    store.destroy(tx, inventory, number, held_back=False)  # a hold set later than the backup did not stop it either
    return there


def _log_everybody_out(tx: Transaction) -> None:
    tx.run("delete from session")
    tx.run("delete from mail_link")


def tell(contents: archive.Contents, again: int, faults: list[str], journal: bool) -> None:
    """Says what was found in the backup and what was done with it."""
    made = clock.local(contents.made_at)
    click.echo(f"The backup of {made:%Y-%m-%d %H:%M} is whole: {contents.files:,} files, database sound.")
    if contents.head:
        click.echo(f"Its journals end with link {contents.links:,} of the chain, {contents.head}.")
    click.echo(f"Accounts destroyed since then and now again: {again}.")
    if not journal:
        click.echo("No journal of deletions was found: people who left since then are back; give it with --journal.")
    for line in faults[:20]:
        click.echo(line)
    click.echo("Consents withdrawn, blocks and messages since then are not in it; everybody has to log in again.")
