"""Decisions about reported things: hide, dismiss, take back; one at a time, each in the journal with its deed."""

from web.core import clock, journal
from web.core.db import Transaction
from web.core.i18n import N_
from web.core.refusal import Frozen, NotFound, Refusal
from web.core.sqlite import Row
from web.moderation.store import contents
from web.moderation.things import Thing


class DecidedAlready(ValueError):
    """Somebody else of staff was faster."""


def hide(tx: Transaction, staff_id: int, one: Thing, reason: str, known: int,
         rule: str = "") -> None:
    """Hides a thing and closes the open reports about it; its author is told the reason. `known` is the newest open
    report that the moderator saw, 0 if there was none; `rule` the code of the rule it breaks. Raises DecidedAlready, NotFound, Refusal."""
    _not_own(one, staff_id)
    _not_frozen(tx, one)
    if one.gone or one.kind.hide is None:
        raise NotFound()
    if contents.content(tx, one.kind, one.id).hidden is not None or _settled(tx, one, known):
        _by_other(tx, staff_id, one, f"{one.kind.name} hidden")
        return
    one.kind.hide(tx, one.id, reason, *([rule] if one.kind.rules else []))
    _close(tx, staff_id, one, "hidden", reason)
    journal.note(tx, staff_id, f"{one.kind.name} hidden", one.kind.name, one.id, reason, one.owner_id)
    tx.touch(f"{one.kind.name}:{one.id}", "site")


def dismiss(tx: Transaction, staff_id: int, one: Thing, known: int) -> None:
    """Closes the open reports about a thing and leaves it as it is. Raises DecidedAlready, Refusal."""
    _not_own(one, staff_id)
    _not_frozen(tx, one)
    if not _close(tx, staff_id, one, "dismissed", ""):
        _by_other(tx, staff_id, one, "reports dismissed")
        return
    journal.note(tx, staff_id, "reports dismissed", one.kind.name, one.id, about_id=one.owner_id)


def take_back(tx: Transaction, staff_id: int, one: Thing) -> None:
    """Makes a hidden thing visible again, and opens the reports of the last decision again. Raises Refusal."""
    _not_own(one, staff_id)
    _not_frozen(tx, one)
    opened = _reopen(tx, one)
    if not one.gone and contents.content(tx, one.kind, one.id).hidden is not None and one.kind.restore is not None:
        one.kind.restore(tx, one.id)
        journal.note(tx, staff_id, f"{one.kind.name} restored", one.kind.name, one.id, about_id=one.owner_id)
        tx.touch(f"{one.kind.name}:{one.id}", "site")
    elif opened:
        journal.note(tx, staff_id, "reports reopened", one.kind.name, one.id, about_id=one.owner_id)


def _not_own(one: Thing, staff_id: int) -> None:
    if one.owner_id == staff_id:
        raise Refusal(N_("This is your own; somebody else of staff must decide about it."))


def _not_frozen(tx: Transaction, one: Thing) -> None:
    """What somebody froze is decided about when the block is lifted; about the account itself staff always decide,
    because that is how their own block is set and lifted. Raises Frozen."""
    if one.kind.name != "member" and tx.value(
            "select id from member where blocked_at is not null and (id = :owner or id in"
            " (select owner_id from report where subject = :subject and subject_id = :id)) limit 1",
            owner=one.owner_id, subject=one.kind.name, id=one.id) is not None:
        raise Frozen()


def _settled(tx: Transaction, one: Thing, known: int) -> bool:
    """Whether the reports that the moderator saw are no longer open."""
    return known > 0 and tx.value("select id from report where subject = :subject and subject_id = :id"
                                  " and state = 'open' limit 1", subject=one.kind.name, id=one.id) is None


def _by_other(tx: Transaction, staff_id: int, one: Thing, action: str) -> None:
    """Sent twice by the same person is fine; decided by another is said. Raises DecidedAlready."""
    last = tx.one("select staff_id, action from staff_action where subject = :subject and subject_id = :id"
                  " and action not like '%viewed' order by id desc limit 1", subject=one.kind.name, id=one.id)
    if last is None or last.staff_id != staff_id or last.action != action:
        raise DecidedAlready()


def _close(tx: Transaction, staff_id: int, one: Thing, state: str, decision: str) -> int:
    return tx.run("update report set state = :state, decision = :decision, decided_by = :staff, decided_at = :now"
                  " where subject = :subject and subject_id = :id and state = 'open'", state=state, decision=decision,
                  staff=staff_id, now=clock.now(), subject=one.kind.name, id=one.id)


def _reopen(tx: Transaction, one: Thing) -> int:
    last: Row | None = tx.one("select decided_at, state from report where subject = :subject and subject_id = :id"
                              " and state <> 'open' order by decided_at desc, id desc limit 1",
                              subject=one.kind.name, id=one.id)
    if last is None:
        return 0
    return tx.run("update report set state = 'open', decision = '', decided_by = null, decided_at = null"
                  " where subject = :subject and subject_id = :id and state = :state and decided_at = :at",
                  subject=one.kind.name, id=one.id, state=last.state, at=last.decided_at)
