"""Records that a member brought from another site: kept as they were told there, proof of nothing here but of that."""

import json

from web.core import clock
from web.core.arriving import Arrival, Takes, Wrong, moment, text
from web.core.db import Transaction


def whole(value: object) -> str:
    """What a record of an earlier move says: an object with values."""
    try:
        found = json.loads(text(100_000)(value))
    except ValueError as error:
        raise Wrong() from error
    if not isinstance(found, dict) or not isinstance(found.get("values"), dict):
        raise Wrong()
    return value


def put(tx: Transaction, arrival: Arrival) -> int:
    """A record that was brought once before goes along."""
    number = tx.new_id()
    tx.insert("record", id=number, member_id=arrival.member_id, **arrival.values)
    return number


def keep(tx: Transaction, member_id: int, kind: str, content: dict) -> int:
    """Keeps one row of an export as a record."""
    number = tx.new_id()
    tx.insert("record", id=number, member_id=member_id, kind=kind, content=json.dumps(content, ensure_ascii=False),
              brought_at=clock.now())
    return number


TAKES = Takes(put=put, values={"kind": text(60), "content": whole, "brought_at": moment}, order=3)
