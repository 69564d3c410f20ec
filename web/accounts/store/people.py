"""What staff do with accounts: find, give a role, block and unblock, sign out; each deed is in the journal."""

from web.accounts import notices
from web.accounts.store import members, sessions
from web.accounts.store.leaving import GONE
from web.core import clock, journal
from web.core.db import Reader, Transaction
from web.core.i18n import N_
from web.core.refusal import Frozen, NotFound, Refusal
from web.core.sqlite import Row
from web.mail import store as mail

ROLES = {"member": N_("Member"), "moderator": N_("Moderator"), "administrator": N_("Administrator")}
BY_STAFF = ("staff", "both")  # both: the member had frozen the data before, and that wish outlives the staff's decision
FROZEN = ("self", "both")  # what members froze nobody sees, staff neither
_SHORT = ("select id, case when blocked_by in ('self', 'both') then '' else display_name end as display_name, role,"
          " created_at, confirmed_at, blocked_at, blocked_by from member")
LOOKED_AT = 30_000  # accounts whose name one page of a search reads
_SPELLINGS = (str, str.lower, str.upper, str.capitalize, str.title)  # the engine folds the case of ASCII only


def newest(db: Reader, before: int, limit: int) -> tuple[list[Row], int | None]:
    """The newest accounts, and the number below which the next page begins (None at the end)."""
    rows = db.all(_SHORT + " where id < :before order by id desc limit :limit", before=before, limit=limit)
    return rows, rows[-1].id if len(rows) == limit else None


def by_name(db: Reader, part: str, before: int, limit: int) -> tuple[list[Row], int | None]:
    """Accounts whose shown name holds the words, newest first, with the number below which to look on: no index is
    kept in the order of names, so one page reads a bounded number of accounts."""
    floor = db.value("select min(id) from (select id from member where id < :before order by id desc limit :most)"
                     " as looked_at", before=before, most=LOOKED_AT)
    if floor is None:
        return [], None
    ways = dict.fromkeys(spell(part) for spell in _SPELLINGS)
    values = {f"way{place}": f"%{_plain(way)}%" for place, way in enumerate(ways)}
    among = " or ".join(f"display_name like :{name} escape '!'" for name in values)
    rows = db.all(_SHORT + " where id < :before and id >= :floor and blocked_by not in ('self', 'both')"
                  f" and ({among}) order by id desc limit :limit", before=before, floor=floor, limit=limit, **values)
    more = db.value("select id from member where id < :floor limit 1", floor=floor) is not None
    return rows, rows[-1].id if len(rows) == limit else floor if more else None


def _plain(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def by_number(db: Reader, number: int) -> list[Row]:
    """The account of that number, as a list of one or none."""
    return db.all(_SHORT + " where id = :id", id=number)


def by_email(db: Reader, email_hash: str) -> list[Row]:
    """The account of that very address, as a list of one or none."""
    return db.all(_SHORT + " where email_hash = :hash", hash=email_hash)


def find(db: Reader, number: int) -> tuple[str, str, int] | None:
    """Title, path and owner of an account that may be reported."""
    row = members.by_id(db, number)
    if row is None or row.confirmed_at is None:
        return None
    return f"№ {number}" if row.blocked_by in FROZEN else row.display_name, f"/members/{number}", number


def block(tx: Transaction, member_id: int, reason: str) -> bool:
    """Blocks the account and mails the member why: from the commit on nobody sees what is theirs.
    False when staff had blocked it already. Raises NotFound."""
    row = _confirmed(tx, member_id)
    if row.blocked_by in BY_STAFF:
        return False
    members.change(tx, member_id, {"blocked_at": row.blocked_at or clock.now(), "blocked_reason": reason,
                                   "blocked_by": "both" if row.blocked_at else "staff"})
    _tell(tx, row, "blocked", reason=reason)
    return True


def lift(tx: Transaction, member_id: int) -> bool:
    """Lifts the block of staff; one that the member set stays. False when there is none. Raises NotFound."""
    row = _confirmed(tx, member_id)
    if row.blocked_by not in BY_STAFF:
        return False
    own = row.blocked_by == "both"
    members.change(tx, member_id, {"blocked_at": row.blocked_at if own else None, "blocked_reason": "",
                                   "blocked_by": "self" if own else ""})
    _tell(tx, row, "unblocked")
    return True


def hide(tx: Transaction, member_id: int, reason: str) -> None:
    """Blocks an account after a report. Raises Refusal for one of staff, about whom an administrator decides."""
    if _confirmed(tx, member_id).role != "member":
        raise Refusal(N_("About a member of staff only an administrator decides, on the page of that member."))
    block(tx, member_id, reason)


def restore(tx: Transaction, member_id: int) -> None:
    """Takes that back."""
    lift(tx, member_id)


def block_for(tx: Transaction, staff_id: int, member_id: int, reason: str) -> None:
    """An administrator blocks another account."""
    _other(tx, staff_id, member_id)
    if block(tx, member_id, reason):
        journal.note(tx, staff_id, "member blocked", "member", member_id, reason)


def lift_for(tx: Transaction, staff_id: int, member_id: int, reason: str) -> None:
    """An administrator lifts a block."""
    _other(tx, staff_id, member_id)
    if lift(tx, member_id):
        journal.note(tx, staff_id, "member unblocked", "member", member_id, reason)


def give_role(tx: Transaction, staff_id: int, member_id: int, role: str) -> None:
    """Changes the role of another account. As nobody changes their own, an administrator is always left."""
    _other(tx, staff_id, member_id)
    row = _confirmed(tx, member_id)
    if row.blocked_by in FROZEN:
        raise Frozen()
    if row.role != role:
        members.change(tx, member_id, members.in_role(role))
        journal.note(tx, staff_id, "member role changed", "member", member_id, f"{row.role} → {role}")


def sign_out(tx: Transaction, staff_id: int, member_id: int) -> int:
    """Ends every session of an account, and returns how many there were."""
    _other(tx, staff_id, member_id)
    count = sessions.end_others(tx, member_id, None)
    if count:
        journal.note(tx, staff_id, "member signed out", "member", member_id)
    return count


def _other(tx: Transaction, staff_id: int, member_id: int) -> None:
    """Whoever acts must still be an administrator when it is written, and act on somebody else."""
    staff = members.by_id(tx, staff_id)
    if staff is None or staff.role != "administrator" or staff.blocked_at:
        raise NotFound()
    if staff_id == member_id:
        raise Refusal(N_("This is your own account; another administrator must do it."))


def _confirmed(db: Reader, member_id: int) -> Row:
    row = members.by_id(db, member_id)
    if row is None or row.confirmed_at is None or row.blocked_by == GONE:
        raise NotFound()
    return row


def _tell(tx: Transaction, row: Row, what: str, **values: str) -> None:
    tx.touch("site")
    subject, body = notices.notice(what, row.language, **values)
    mail.put(tx, row.email, subject, body, f"account {what}", row.id)
