"""How long the people concerned by a request of an authority are not told: changed by one person, beyond a year by two."""

from web.core import clock
from web.core.db import Transaction
from web.core.i18n import N_
from web.core.refusal import Refusal
from web.core.sqlite import Row
from web.registers.store import authorities, second, steps

MOST_ALONE = 365 * clock.DAY  # after the decision; a longer silence needs a second person
GONE_BY = N_("Somebody was faster: the request is in another state now. Look at it again.")


def limit(row: Row) -> int:
    """Until when (seconds UTC) one person may set the silence of a decided request: a year, or what two agreed to before."""
    return max(row.silent_until or 0, row.decided_at + MOST_ALONE)


def change(tx: Transaction, staff_id: int, number: int, until: int | None, reason: str) -> bool:
    """Lengthens or ends the silence that the law asks for, with a reason; False when it has to wait for a second person.
    Raises Refusal, NotFound."""
    steps.check_administrator(tx, staff_id)
    row = _given(tx, number)
    if until is not None and until > limit(row):
        second.check_first(tx, staff_id)
        authorities.put(tx, number, longer_until=until, longer_reason=reason, longer_by=staff_id)
        steps.note(tx, authorities.NAME, number, staff_id, "silence asked", reason)
        return False
    _apply(tx, number, until, reason)
    steps.note(tx, authorities.NAME, number, staff_id, "changed", reason)
    return True


def agree(tx: Transaction, staff_id: int, number: int, seen: int | None, alone: str = "") -> None:
    """A second person agrees to the longer silence that they saw, `seen` (seconds UTC); see store/second.py about being alone.
    Raises Refusal, NotFound."""
    steps.check_administrator(tx, staff_id)
    row = _given(tx, number)
    if row.longer_until is None or row.longer_until != seen:
        raise Refusal(GONE_BY)
    same = second.check(tx, staff_id, row.longer_by, alone)
    _apply(tx, number, row.longer_until, row.longer_reason)
    steps.note(tx, authorities.NAME, number, staff_id, "silence agreed alone" if same else "silence agreed", alone if same else "")


def decline(tx: Transaction, staff_id: int, number: int, reason: str) -> None:
    """The longer silence is not wanted, or taken back by whoever asked; what was agreed before stays. Raises Refusal, NotFound."""
    steps.check_administrator(tx, staff_id)
    if _given(tx, number).longer_until is None:
        raise Refusal(GONE_BY)
    authorities.put(tx, number, longer_until=None, longer_reason="", longer_by=None)
    steps.note(tx, authorities.NAME, number, staff_id, "silence declined", reason)


def _given(tx: Transaction, number: int) -> Row:
    row = authorities.one(tx, number)
    if row.state not in ("ready", "handed"):
        raise Refusal(GONE_BY)
    return row


def _apply(tx: Transaction, number: int, until: int | None, reason: str) -> None:
    authorities.put(tx, number, silent_until=until, silent_reason=reason, longer_until=None, longer_reason="", longer_by=None)
    tx.run("update authority_subject set silent_until = :until where request_id = :id", until=until, id=number)
    tx.run("update transfer set silent_until = :until where ground = 'law' and ground_ids = :id", until=until, id=str(number))
