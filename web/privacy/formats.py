"""The words of an export for machines: its schema, and how tables and rows are written in it."""

import json

from web.core import keeping, shown
from web.core.db import Reader
from web.core.held import GROUNDS, SOURCES, VIEWERS, Personal, Table
from web.core.i18n import _
from web.privacy.giving import Given

FORMAT = "soq-export-2"
_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
_COLUMN = {
    "type": "object",
    "required": ["meaning", "kind", "purpose", "ground", "source", "method", "seen_by", "term"],
    "description": "of each field: the fact, why it is held, on what ground, from whom, how, who sees it, for how long",
    "additionalProperties": {"type": "string"},
}
_ROW = {
    "type": "object", "required": ["id", "role", "values"],
    "properties": {
        "id": {"type": "string"},
        "role": {"type": "string", "description": "what the person is in this row, such as sender or correspondent"},
        "values": {"type": "object", "description": "the fields; whole numbers beyond 2^53 are texts, times are seconds since 1970 UTC"},
        "media": {"type": "array", "items": {"type": "string"}, "description": "files of this row in the archive"},
        "links": {"type": "object", "description": "what ties the row to others: for taking it to another site"},
        "withheld": {"type": "string", "description": "why some fields are empty here"},
    },
}
SCHEMA = {
    "title": FORMAT, "type": "object",
    "required": ["format", "made_at", "language", "operator", "person", "tables"],
    "properties": {
        "format": {"const": FORMAT},
        "made_at": {"type": "string", "format": "date-time"},
        "language": {"type": "string"},
        "operator": _TEXTS,
        "person": {"type": "string", "description": "number of the account"},
        "tables": {"type": "array", "items": {
            "type": "object",
            "required": ["name", "title", "headings", "columns", "not_included", "rows"],
            "properties": {
                "name": {"type": "string"}, "title": {"type": "string"},
                "headings": {**_TEXTS, "description": "the six headings of Art. 24 of the Law 94-V"},
                "columns": {"type": "object", "additionalProperties": _COLUMN},
                "not_included": {**_TEXTS, "description": "columns held but not given out, with the reason"},
                "rows": {"type": "array", "items": _ROW},
            }}},
    },
}


def head(db: Reader, table: Table) -> dict:
    """One table's part of the JSON file without its rows."""
    term = keeping.words(db, table)
    return {
        "name": table.name, "title": _(table.title), "headings": dict(shown.headings(db, table)),
        "columns": {name: column(table, one, term) for name, one in table.personal.items() if one.export},
        "not_included": {name: _(one.why_not) for name, one in table.personal.items() if not one.export},
    }


def column(table: Table, one: Personal, term: str) -> dict[str, str]:
    """What Art. 24 asks to be told, for one field."""
    return {
        "meaning": _(one.meaning), "kind": one.category, "purpose": _(table.purpose), "ground": _(GROUNDS[table.ground]),
        "source": _(SOURCES[one.source or table.source]), "method": shown.method(), "seen_by": _(VIEWERS[one.seen_by or table.seen_by]),
        "term": term,
    }


def row(given: Given, media: list[str]) -> dict:
    """One row; of media only those files that are there."""
    found = {"id": str(given.row.id), "role": given.who.role, "values": {name: safe(one) for name, one in given.values.items()}}
    links = {name: safe(given.row[name]) for name in given.table.takes.links} if given.table.takes else {}
    if links:
        found["links"] = links
    if media:
        found["media"] = media
    if given.why:
        found["withheld"] = given.why
    return found


def safe(content: object) -> object:
    """A number that programs with 53 bits would change becomes a text."""
    return str(content) if isinstance(content, int) and abs(content) > 2**53 else content


def text(value: object) -> bytes:
    """JSON as it is written into files."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
