"""How far the index was brought to what terms are now, and putting live listings into it again."""

from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.index import store as index
from web.listings.store import rows
from web.listings.store.shelf import CONTENT

DONE, GOING, REACHED = "terms done", "terms going", "terms reached"  # fingerprints of terms, and a seq


def is_done(db: Reader, fingerprint: int) -> bool:
    """Whether every live listing has its terms as this fingerprint stands for."""
    return _number(db, DONE) == fingerprint


def is_new(db: Reader) -> bool:
    """Whether there were never listings here."""
    return _number(db, DONE) is None and db.one("select id from listing limit 1") is None


def reached(db: Reader, fingerprint: int) -> int:
    """The seq up to which listings have such terms; 0 when nobody has begun on this fingerprint."""
    return _number(db, REACHED) if _number(db, GOING) == fingerprint else 0


def after(db: Reader, seq: int, most: int) -> list[Row]:
    """The next live listings after that seq."""
    return db.all("select * from listing where seq > :seq and state = 'live' order by seq limit :most", seq=seq, most=most)


def put_again(tx: Transaction, fingerprint: int, some: list[tuple[Row, list[str]]]) -> None:
    """Puts listings with these terms, and writes down how far this came. What changed since it was read has its new terms."""
    for row, terms in some:
        now = rows.one(tx, row.id)
        if now is not None and all(now[name] == row[name] for name in ("seq", "state", *CONTENT)):
            index.put(tx, row.seq, terms)
    _set(tx, GOING, fingerprint)
    _set(tx, REACHED, some[-1][0].seq)


def finish(tx: Transaction, fingerprint: int) -> None:
    """Writes down that all listings have such terms."""
    _set(tx, DONE, fingerprint)
    _set(tx, REACHED, 0)


def _number(db: Reader, name: str) -> int | None:
    return db.value("select last from sequence where name = :name", name=name)


def _set(tx: Transaction, name: str, last: int) -> None:
    tx.run("insert into sequence (name, last) values (:name, :last) on conflict (name) do update set last = excluded.last",
           name=name, last=last)
