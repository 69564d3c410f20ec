"""Data got from partners: each field has its source, its ground and its day, and the person sees them."""

from web.core import chain, clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.registers.partner_file import Fact
from web.registers.store import steps


def add(tx: Transaction, staff_id: int, facts: list[Fact]) -> int:
    """Enters facts and returns how many were new; a fact that is there already is not entered twice."""
    steps.check_administrator(tx, staff_id)
    count = sum(_add(tx, fact) for fact in facts)
    if count:
        sources = ", ".join(sorted({fact.source for fact in facts}))
        steps.note(tx, "partner", tx.new_id(), staff_id, "entered", f"{count}: {sources}")
    return count


def _add(tx: Transaction, fact: Fact) -> bool:
    values = {"field": fact.field, "value": fact.value, "source": fact.source, "ground": fact.ground, "proof": fact.proof,
              "got_at": fact.got_at}
    same = " and ".join(f"{name} = :{name}" for name in values)
    if tx.value(f"select id from partner_fact where member_id = :member and {same} limit 1", member=fact.member_id, **values):
        return False
    tx.insert("partner_fact", id=tx.new_id(), member_id=fact.member_id, at=clock.now(), salt=chain.salt(), **values)
    return True


def newest(db: Reader, before: int, limit: int) -> list[Row]:
    """What was entered last, without the contents: staff need not see them here."""
    return db.all("select id, member_id, field, source, ground, proof, got_at, at from partner_fact where id < :before"
                  " order by id desc limit :limit", before=before, limit=limit)
