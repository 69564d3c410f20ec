"""How far all that was published, and all prices that changed, have been looked at."""

from typing import Any

from web.core.db import Reader, Transaction

LISTINGS, PRICES = "listings", "prices"


def mark(db: Reader, name: str) -> int:
    """The number up to which everything was looked at."""
    return db.value("select value from saved_mark where name = :name", name=name) or 0


def move(tx: Transaction, name: str, before: int, after: int) -> bool:
    """Moves a mark on from `before`; False when somebody else has moved it."""
    if mark(tx, name) != before:
        return False
    tx.run("insert into saved_mark (name, value) values (:name, :value)"
           " on conflict (name) do update set value = excluded.value", name=name, value=after)
    return True


def head(db: Reader) -> int:
    """The highest number that a published listing got so far."""
    return db.value("select last from sequence where name = 'listing'") or 0


def begin(tx: Transaction, _site: Any, _settings: Any) -> None:
    """At the first start nothing that was there before is looked at."""
    tx.run("insert into saved_mark (name, value) values (:name, :value) on conflict (name) do nothing",
           name=LISTINGS, value=head(tx))
    tx.run("insert into saved_mark (name, value) select :name, coalesce(max(id), 0) from price_change where true"
           " on conflict (name) do nothing", name=PRICES)
