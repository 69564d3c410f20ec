"""A person's export: one ZIP with documented JSON, a page that opens offline, and the photos."""

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from web.core import clock, shown
from web.core.db import Reader
from web.core.held import Table, Whose
from web.core.i18n import _, current
from web.core.page import render
from web.core.sqlite import Row
from web.operator.store import Operator
from web.privacy.rows import Inventory

FORMAT = "soq-export-1"
SCHEMA = {
    "title": FORMAT,
    "type": "object",
    "required": ["format", "made_at", "operator", "member", "tables"],
    "properties": {
        "format": {"const": FORMAT},
        "made_at": {"type": "string", "format": "date-time"},
        "operator": {"type": "object", "additionalProperties": {"type": "string"}},
        "member": {"type": "string", "description": "number of the account"},
        "tables": {"type": "array", "items": {
            "type": "object",
            "required": ["name", "title", "headings", "columns", "not_included", "rows"],
            "properties": {
                "name": {"type": "string"}, "title": {"type": "string"},
                "headings": {"type": "object", "description": "the six headings of Art. 24 of the Law 94-V"},
                "columns": {"type": "object", "description": "meaning, category, source and viewers of each column"},
                "not_included": {"type": "object", "description": "columns held but not given out, with the reason"},
                "rows": {"type": "array", "items": {"type": "object", "required": ["id", "role"], "properties": {
                    "id": {"type": "string"}, "role": {"type": "string"}, "media": {"type": "array"}}}},
            }}},
    },
}


def record(table: Table, rows: list[tuple[Whose, Row]]) -> dict:
    """One table's part of the JSON file; numbers beyond 2^53 are written as texts."""
    return {
        "name": table.name, "title": _(table.title), "headings": dict(shown.headings(table)),
        "columns": {name: {"meaning": _(column.meaning), "category": column.category,
                           "source": column.source or table.source, "seen_by": column.seen_by or table.seen_by}
                    for name, column in table.personal.items() if column.export},
        "not_included": {name: _(column.why_not) for name, column in table.personal.items() if not column.export},
        "rows": [_row(table, who, row) for who, row in rows],
    }


def _row(table: Table, who: Whose, row: Row) -> dict:
    given = {name: _safe(row[name]) for name, column in table.personal.items()
             if column.export and name not in who.others}
    media = [f"media/{table.name}/{name}" for name, _path in (table.media(row) if table.media else [])]
    return {"id": str(row.id), "role": who.role, **given, **({"media": media} if media else {})}


def _safe(content: object) -> object:
    return str(content) if isinstance(content, int) and abs(content) > 2**53 else content


def write(target: IO[bytes], db: Reader, inventory: Inventory, member_id: int, operator: Operator, folder: Path) -> None:
    """Writes the whole ZIP in the current language; it is the member's own, so nobody else's data are in it."""
    found = [(table, inventory.of(db, table, member_id)) for table in inventory.tables]
    records = [record(table, rows) for table, rows in found]
    whole = {"format": FORMAT, "made_at": clock.iso(clock.now()), "member": str(member_id),
             "operator": {name: str(value) for name, value in vars(operator).items()}, "tables": records}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(whole, ensure_ascii=False, indent=1))
        archive.writestr("schema.json", json.dumps(SCHEMA, ensure_ascii=False, indent=1))
        archive.writestr("index.html", _page(db, found, operator))
        for name, path in media_of(found, folder):
            archive.write(path, name, zipfile.ZIP_STORED)


def media_of(found: Iterable[tuple[Table, list]], folder: Path) -> Iterable[tuple[str, Path]]:
    """Files of the person as (name in the archive, path); a file that is missing is left out."""
    for table, rows in found:
        for _who, row in rows if table.media else []:
            for name, path in table.media(row):
                if (folder / path).is_file():
                    yield f"media/{table.name}/{name}", folder / path


def _page(db: Reader, found: list[tuple[Table, list]], operator: Operator) -> str:
    sections = [(_(table.title), shown.headings(table), [
        (shown.facts(db, table, who, row), _links(table, row)) for who, row in rows])
                for table, rows in found]
    return render("privacy/export.html", sections=sections, site=operator, made=clock.now(), language=current())


def _links(table: Table, row: Row) -> list[str]:
    return [f"media/{table.name}/{name}" for name, _path in (table.media(row) if table.media else [])]


def as_bytes(db: Reader, inventory: Inventory, member_id: int, operator: Operator, folder: Path) -> bytes:
    """The ZIP in memory, for tests and small accounts."""
    target = io.BytesIO()
    write(target, db, inventory, member_id, operator, folder)
    return target.getvalue()
