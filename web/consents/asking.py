"""For which further purposes the operator asks members at all: none until an administrator switches one on."""

from web.consents.purposes import FURTHER, PURPOSES
from web.core import clock, journal
from web.core.db import Reader, Transaction


def asked(db: Reader) -> list[str]:
    """The further purposes that members are asked about now, in the order of the registry."""
    rows = {row.purpose for row in db.all("select purpose from consent_asked")}
    return [purpose for purpose in FURTHER if purpose in rows]


def may_ask(db: Reader, purpose: str) -> bool:
    """Whether the operator asks for this further purpose."""
    return purpose in asked(db)


def ask(tx: Transaction, staff_id: int, purposes: set[str]) -> None:
    """Asks for these further purposes and no others; consents that were given stay until they are withdrawn."""
    before = set(asked(tx))
    for purpose in before - purposes:
        tx.run("delete from consent_asked where purpose = :purpose", purpose=purpose)
    for purpose in sorted(purposes & set(FURTHER) - before):
        tx.insert("consent_asked", purpose=purpose, since=clock.now())
    if set(asked(tx)) != before:
        journal.note(tx, staff_id, "purposes changed", "consent", reason="; ".join(PURPOSES[code].title for code in asked(tx)))
