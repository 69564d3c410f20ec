"""Reads the texts of a few listings that are on a page already."""

from web.core.db import Reader
from web.core.sqlite import Row


def read(db: Reader, seqs: list[int]) -> dict[int, Row]:
    """Rows with the texts of these listings in both languages, by seq."""
    if not seqs:
        return {}
    values = {f"n{place}": seq for place, seq in enumerate(seqs)}
    among = ", ".join(":" + name for name in values)
    rows = db.all(f"select seq, text_ru, text_kk from listing where state = 'live' and seq in ({among})", **values)
    return {row.seq: row for row in rows}
