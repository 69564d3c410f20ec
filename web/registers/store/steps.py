"""The sealed journal of the registers: who did which step with what, and when."""

from web.core import chain, clock, journal
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.registers.words import STEPS

SITE = 0  # the number under which the program itself takes a step


def note(tx: Transaction, register: str, subject_id: int, staff_id: int, step: str, detail: str = "") -> None:
    """Writes a step down; the journal of staff names it without details, because a law may ask for silence."""
    tx.insert("register_step", id=tx.new_id(), register=register, subject_id=subject_id, staff_id=staff_id, step=step,
              detail=detail, at=clock.now(), salt=chain.salt())
    if staff_id != SITE:
        journal.note(tx, staff_id, "register written", register, subject_id, STEPS[step])


def of(db: Reader, register: str, subject_id: int) -> list[Row]:
    """Every step of one entry, oldest first, with the name of who took it."""
    return db.all("select register_step.*, member.display_name as staff_name from register_step"
                  " left join member on member.id = register_step.staff_id"
                  " where register = :register and subject_id = :id order by register_step.id", register=register, id=subject_id)


def check_administrator(tx: Reader, staff_id: int) -> None:
    """Whoever acts must still be an administrator when it is written. Raises NotFound."""
    if tx.value("select id from member where id = :id and role = 'administrator' and blocked_at is null", id=staff_id) is None:
        raise NotFound()


def by_key(db: Reader, table: str, key: str) -> int | None:
    """The entry that this very form made already, so that sending twice makes one."""
    return db.value(f"select id from {table} where key = :key", key=key)
