"""Whether the database is sound, of this version, declared, and in agreement with the files of photos."""

from collections.abc import Iterator
from pathlib import Path

from web.app import SITE, schema
from web.commands.health.finding import Finding, ok, problem, warn
from web.core import clock, held, migrate, sqlite
from web.core.db import Reader
from web.destructions import journal
from web.destructions import store as destructions
from web.listings.store import withholding
from web.media import errands
from web.media.files import files_of, withheld

FEW = 20  # examples named
AT_ONCE = 2_000
LATE = clock.HOUR


def broken(path: Path) -> list[str]:
    """What SQLite itself finds wrong with a database file; empty when it is sound."""
    connection = sqlite.connect(path)
    try:
        found = [str(*row.values()) for row in connection.rows(f"pragma integrity_check({FEW})", {})]
        loose = connection.rows("pragma foreign_key_check", {})
    except sqlite.Error as error:
        return [str(error)]
    finally:
        connection.close()
    lost = [f"{row['table']}: a row points to nothing" for row in loose[:FEW]]
    return [line for line in found if line != "ok"] + lost


def sound(path: Path) -> Iterator[Finding]:
    """The library, the file, and its version."""
    yield ok("SQLite", f"version {sqlite.pysqlite3.sqlite_version}")
    wrong = broken(path)
    yield from (problem("database", line) for line in wrong)
    if not wrong:
        yield ok("database", f"sound, {path.stat().st_size / 1e6:,.1f} MB")


def declared(db: Reader) -> Iterator[Finding]:
    """Whether the version is ours and the inventory matches."""
    applied = {row.number for row in db.all("select number from migration")}
    known = {number for number, _file in migrate.files()}
    if applied - known:
        yield problem("version", f"the database is of version {max(applied)}, newer than this software knows")
    elif known - applied:
        yield warn("version", f"{len(known - applied)} migrations wait for the next start")
    else:
        wrong = held.problems(SITE.tables, schema(db))
        yield from (problem("inventory", line) for line in wrong)
        if not wrong:
            yield ok("inventory", f"{len(SITE.tables)} tables, every column declared")


def rows(db: Reader) -> Iterator[dict]:
    """Every photo's row, some at a time."""
    last = 0
    while found := db.all("select id, name, bytes from photo where id > :last order by id limit :most",
                          last=last, most=AT_ONCE):
        yield from found
        last = found[-1].id


def photos(db: Reader, data: Path) -> list[str]:
    """Photos whose files are missing or of another size than written down, as sentences."""
    found = []
    for row in rows(db):
        paths = files_of(data / "photos", row.name)
        places = zip(paths, files_of(withheld(data / "photos"), row.name), strict=True)
        there = [path.stat().st_size for path in (next((path for path in pair if path.exists()), None) for pair in places) if path]
        if len(there) < len(paths):
            found.append(f"photo {row.id}: {len(paths) - len(there)} of {len(paths)} files are missing")
        elif sum(there) != row.bytes:
            found.append(f"photo {row.id}: its files have {sum(there)} bytes, not {row.bytes}")
    return found


def misplaced(db: Reader, data: Path) -> int:
    """How many photos lie in the wrong one of the two folders."""
    count = last = 0
    while last is not None:
        found, last = withholding.every(db, last, AT_ONCE)
        count += sum(withholding.misplaced(data, row) for row in found)
    return count


def destroyed(db: Reader, data: Path) -> Iterator[Finding]:
    """Whether every destruction was carried out and stands in the list outside the database."""
    late = [row for row in destructions.unfinished(db) + destructions.unpurged(db) if row.destroyed_at < clock.now() - LATE]
    if late:
        yield problem("destroyed", f"{len(late)} accounts are not gone for good after an hour; see the jobs and the log")
    path = journal.place(data)
    missing = destructions.numbers(db) - (journal.read(path) if path.exists() else set())
    if missing:
        yield problem("destroyed", f"{len(missing)} numbers are missing in {path}: run.py backup writes them")
    if not late and not missing:
        yield ok("destroyed", "all who left are gone, and the list outside the database is whole")


def pictures(db: Reader, data: Path) -> Iterator[Finding]:
    """Whether photos and their files agree, both ways."""
    lost = photos(db, data)
    yield from (problem("photos", line) for line in lost[:FEW])
    if len(lost) > FEW:
        yield problem("photos", f"{len(lost) - FEW:,} more photos lack files")
    names = {hash(row.name) for row in rows(db)}
    files = (path for folder in (data / "photos", withheld(data / "photos")) for path in folder.glob("??/*"))
    orphans = sum(1 for path in files if hash(path.name.rpartition("-")[0].lstrip(".")) not in names)
    if orphans:
        yield warn("photos", f"{orphans:,} files belong to no photo")
    if not errands.waiting(db, 1) and (wrong := misplaced(db, data)):
        yield problem("photos", f"{wrong:,} lie in the wrong one of DATA/photos and DATA/withheld; the site moves them within hours")
    if not lost and not orphans:
        yield ok("photos", f"{len(names):,} photos with all their files")
