"""Publishing by hand: the same rows as the site writes, made ready beforehand, in the barest durable transaction."""

from dataclasses import dataclass

from web.core import clock, sqlite
from web.core.db import Door
from web.core.sqlite import Row
from web.listings import rules
from web.listings.store import rows, shelf

_NEXT = ("insert into sequence (name, last) values (:name, 1)"
         " on conflict (name) do update set last = sequence.last + 1 returning last")
_LISTING = ("update listing set state = 'live', published_at = :now, expires_at = :end, reminded_at = null, closed_at = null,"
            " close_reason = '', seq = :seq, renewed_at = :now where id = :id")
_PRICE = ("insert into price_change (id, listing_id, price_mode, price, at)"
          " values (:new, :id, :price_mode, :price, :now)")
_INDEX = "insert or replace into listing_index (rowid, terms) values (:seq, :terms)"
_TOPIC = "insert into topic (name, n) values (:name, :n) on conflict (name) do update set n = excluded.n"


@dataclass(frozen=True)
class Ready:
    """What one transaction writes."""

    values: dict
    topics: list[str]


def prepare(db: Door, draft: tuple[int, int], known: shelf.Books) -> Ready:
    """Works out beforehand what publishing a draft writes."""
    row: Row = rows.mine(db, *draft)
    now = clock.now()
    values = {"id": row.id, "price_mode": row.price_mode, "price": row.price, "now": now, "end": now + rules.LIFE,
              "terms": " ".join(known.terms(db, row))}
    return Ready(values, [f"listing:{row.id}", *shelf.topics(db, row)])


def write(connection: sqlite.Connection, ready: Ready) -> None:
    """One transaction, durable when this returns."""
    run = connection.raw.execute
    run("begin immediate")
    values = dict(ready.values, seq=run(_NEXT, {"name": "listing"}).fetchone()[0],
                  new=run(_NEXT, {"name": "id"}).fetchone()[0])
    run(_LISTING, values)
    run(_INDEX, values)
    run(_PRICE, values)
    stamp = run(_NEXT, {"name": "topic"}).fetchone()[0]
    for name in ready.topics:
        run(_TOPIC, {"name": name, "n": stamp})
    run("commit")
