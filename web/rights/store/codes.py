"""Codes by mail that prove that an address is the person's; nothing tells whether it has an account."""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import TooMany
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail import store as mail
from web.rights import letters
from web.rights.rules import AGAIN, CODE_TERM, CODE_TRIES, MOST_CODES

SAME = ("listing_id", "kind", "datum", "statement", "contact_hash")


@dataclass(frozen=True)
class Tried:
    """What came of trying a code: «right», «wrong» with the tries left, or «over»."""

    what: str
    left: int = 0
    row: Row | None = None


def ask(tx: Transaction, settings: Settings, asked: Mapping, code: str, lookup: Callable[[str], str]) -> int:
    """Mails a code and keeps its hash; the same asked again within a minute is the same code. `asked` are the columns
    that the person filled. Raises TooMany when the address got its codes for today."""
    now, day = clock.now(), clock.now() - clock.DAY
    lately = tx.all("select * from claim_code where contact_hash = :hash and created_at > :day order by id desc",
                    hash=asked["contact_hash"], day=day)
    same = next((row for row in lately if row.created_at > now - AGAIN and all(row[name] == asked[name] for name in SAME)), None)
    if same is not None:
        return same.id
    if len(lately) >= MOST_CODES:
        raise TooMany(retry_after=lately[-1].created_at - day)
    number = tx.new_id()
    tx.insert("claim_code", id=number, code_hash=lookup(f"{number}:{code}"), tries=0, created_at=now, expires_at=now + CODE_TERM,
              claim_id=None, **asked)
    subject, body = letters.letter("code", settings, asked["language"], "/rights", code=code, number=asked["listing_id"])
    mail.put(tx, asked["contact"], subject, body, "claim code")
    return number


def one(db: Reader, number: int) -> Row | None:
    """The code of that number with what was asked; None when its day is over."""
    return db.one("select * from claim_code where id = :id", id=number)


def attempt(tx: Transaction, number: int, code: str, lookup: Callable[[str], str]) -> Tried:
    """Counts a try. A right code stays right, so that sending it twice leads to the same claim."""
    row = one(tx, number)
    if row is None or row.tries >= CODE_TRIES or (row.claim_id is None and row.expires_at <= clock.now()):
        return Tried("over")
    if hmac.compare_digest(row.code_hash, lookup(f"{number}:{code}")):
        return Tried("right", row=row)
    tx.run("update claim_code set tries = tries + 1 where id = :id", id=number)
    left = CODE_TRIES - row.tries - 1
    return Tried("wrong", left) if left else Tried("over")


def used(tx: Transaction, number: int, claim_id: int) -> None:
    """Ties the code to the claim that it proved."""
    tx.run("update claim_code set claim_id = :claim where id = :id", claim=claim_id, id=number)
