"""Reads an export that came from another site, which may be anything: nothing is unpacked, all of it is checked first."""

import hashlib
import json
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO, Any

from web.core.arriving import Wrong, scalar
from web.core.held import Table
from web.core.i18n import N_
from web.privacy import formats, schema
from web.privacy.bounded import Bounded, TooMany
from web.privacy.rows import Inventory

MOST_FILES, MOST_ROWS = 200_000, 200_000
MOST_PARTS = 8_000_000  # commas and brackets of a JSON file: each may become an object of sixty bytes in memory
MOST_WHOLE = 64 * 2**30  # bytes of all files, as the ZIP declares them
MOST_MANIFEST, MOST_DATA, MOST_PICTURE = 48 * 2**20, 128 * 2**20, 12 * 2**20  # bytes, unpacked
PICTURE = re.compile(r"media/[a-z_]{1,60}/[0-9]{1,20}\.(?:jpg|webp)")
NOT_OURS = N_("This is not an export of this kind of site. Take the ZIP file as it was downloaded.")
OTHER_FORMAT = N_("This export is of another version, which this site cannot read.")
DAMAGED = N_("This file is damaged or was changed: it does not hold what its manifest says.")
TOO_LARGE = N_("This file is larger inside than a site takes.")


class Refused(ValueError):
    """The file cannot be taken; `said` is one of the sentences above."""

    def __init__(self, said: str):
        super().__init__(said)
        self.said = said


@dataclass(frozen=True)
class Row:
    """One row that came, with its checked values and the names of its pictures in the ZIP."""

    old: str
    values: dict[str, Any]
    links: dict[str, Any]
    media: tuple[str, ...]


@dataclass
class Brought:
    """An export that was read: rows of each table that this site takes, and the open ZIP with the pictures."""

    zip: zipfile.ZipFile
    person: dict[str, Any]
    rows: list[tuple[Table, list[Row]]] = field(default_factory=list)

    def picture(self, name: str) -> bytes:
        """A picture's bytes, empty where it is missing or too large."""
        try:
            return take(self.zip, name, MOST_PICTURE)
        except Refused:
            return b""


def read(file: IO[bytes], inventory: Inventory, most_files: int = MOST_FILES, most_whole: int = MOST_WHOLE) -> Brought:
    """The whole export, checked: of at most so many files, and bytes when unpacked. Raises Refused; whatever the file holds,
    nothing is written."""
    try:
        found = zipfile.ZipFile(Bounded(file, most_files))
    except TooMany as error:
        raise Refused(TOO_LARGE) from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused(NOT_OURS) from error
    _names(found, most_files, most_whole)
    manifest = _json(take(found, "manifest.json", MOST_MANIFEST))
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), str):
        raise Refused(NOT_OURS)
    if manifest["format"] != formats.FORMAT:
        raise Refused(OTHER_FORMAT)
    content = take(found, "data.json", MOST_DATA)
    _proven(manifest, content)
    data = _json(content)
    if schema.problem(data, formats.SCHEMA):
        raise Refused(DAMAGED)
    return _checked(found, data, inventory)


def _names(found: zipfile.ZipFile, most_files: int, most_whole: int) -> None:
    infos = found.infolist()
    names = [info.filename for info in infos]
    if len(names) > most_files or sum(info.file_size for info in infos) > most_whole:
        raise Refused(TOO_LARGE)
    if len(set(names)) < len(names) or any(info.flag_bits & 1 for info in infos):
        raise Refused(DAMAGED)
    if any(name.startswith(("/", "\\")) or ".." in name or "\\" in name or ":" in name for name in names):
        raise Refused(NOT_OURS)


def take(found: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One file of the ZIP, of at most so many bytes whatever the ZIP says of it. Raises Refused."""
    try:
        with found.open(name) as file:
            content = file.read(most + 1)
    except KeyError as error:
        raise Refused(NOT_OURS) from error
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise Refused(DAMAGED) from error
    if len(content) > most:
        raise Refused(TOO_LARGE)
    return content


def _json(content: bytes) -> Any:
    if sum(map(content.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise Refused(TOO_LARGE)
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Refused(DAMAGED) from error


def _proven(manifest: dict, content: bytes) -> None:
    files = manifest.get("files")
    known = {one.get("name"): one.get("sha256") for one in files if isinstance(one, dict)} if isinstance(files, list) else {}
    if known.get("data.json") != hashlib.sha256(content).hexdigest():
        raise Refused(DAMAGED)


def _checked(found: zipfile.ZipFile, data: dict, inventory: Inventory) -> Brought:
    by_name = {table["name"]: table["rows"] for table in data["tables"]}
    if sum(map(len, by_name.values())) > MOST_ROWS:
        raise Refused(TOO_LARGE)
    own = by_name.get(inventory.person.name, [])
    brought = Brought(found, own[0]["values"] if own else {})
    taken = sorted((table for table in inventory.tables if table.takes and by_name.get(table.name)), key=lambda one: one.takes.order)
    try:
        brought.rows = [(table, [_row(table, row) for row in by_name[table.name] if _is_taken(table, row)]) for table in taken]
    except (Wrong, KeyError) as error:
        raise Refused(DAMAGED) from error
    pictures = [name for _table, rows in brought.rows for row in rows for name in row.media]
    if len(own) != 1 or len(set(pictures)) < len(pictures):
        raise Refused(DAMAGED)
    return brought


def _is_taken(table: Table, row: dict) -> bool:
    return not table.takes.roles or row["role"] in table.takes.roles


def _row(table: Table, row: dict) -> Row:
    takes, values, links = table.takes, row["values"], row.get("links", {})
    if takes.put:
        kept = {name: check(values[name]) for name, check in takes.values.items()}
    else:
        kept = {name: scalar(values[name]) for name, column in table.personal.items() if column.export and name in values}
    return Row(row["id"], kept, {name: scalar(links[name]) for name in takes.links if name in links},
               tuple(name for name in row.get("media", ()) if PICTURE.fullmatch(name)))
