"""Legal holds: a person's data that a law wants kept are neither deleted nor shown on, until staff lift the hold."""

from web.accounts.store import members
from web.core import chain, clock, i18n, journal
from web.core.db import Reader, Transaction
from web.core.i18n import N_, _
from web.core.refusal import NotFound, Refusal
from web.core.sqlite import Row
from web.listings.store import keeping, withholding

ON_HOLD = "select member_id from legal_hold where lifted_at is null"  # whom retention and destruction leave alone
GROUNDS = {
    "court": N_("decision of a court"), "authority": N_("lawful demand of an authority"),
    "dispute": N_("claim or dispute that is not settled"), "term": N_("a law sets a term of keeping"),
}


class Held(Refusal):
    """A legal hold keeps what was to be destroyed."""

    status = 409
    message = N_("A legal hold keeps these data. Lift it first, under «Legal holds», or refuse and name the law.")


def refuse_held(db: Reader, member_id: int) -> None:
    """Raises Held while there is a hold on the member's data; for staff, who may know of it."""
    if hold_on(db, member_id) is not None:
        raise Held()


def hold_on(db: Reader, member_id: int) -> Row | None:
    """The newest hold on the member's data that nobody has lifted; while there is one, nothing of theirs is deleted."""
    return db.one("select * from legal_hold where member_id = :member and lifted_at is null order by id desc limit 1",
                  member=member_id)


def by_id(db: Reader, number: int) -> Row | None:
    """The hold of that number, lifted or not."""
    return db.one("select * from legal_hold where id = :id", id=number)


def told_hold(db: Reader, member_id: int) -> Row | None:
    """The hold that the member may know of: one about which a law asks for silence for now is left out."""
    return db.one("select * from legal_hold where member_id = :member and lifted_at is null"
                  " and coalesce(silent_until, 0) <= :now order by id desc limit 1", member=member_id, now=clock.now())


def begin(tx: Transaction, staff_id: int, member_id: int, ground: str, reason: str, look_again_at: int | None = None,
          silent_until: int | None = None) -> int:
    """Holds a member's data and returns the hold's number; a member who is held already keeps that hold.
    Raises NotFound, and Refusal for a ground that is none."""
    if members.by_id(tx, member_id) is None:
        raise NotFound()
    if ground not in GROUNDS:
        raise Refusal()
    open_one = hold_on(tx, member_id)
    if open_one is not None:
        return open_one.id
    number = tx.new_id()
    tx.insert("legal_hold", id=number, member_id=member_id, ground=ground, reason=reason, set_by=staff_id, at=clock.now(),
              look_again_at=look_again_at, silent_until=silent_until, salt=chain.salt())
    _mark(tx, member_id)
    journal.note(tx, staff_id, "hold set", "hold", number, ground)  # the row itself tells the member, when it may
    return number


def lift(tx: Transaction, staff_id: int, number: int, reason: str) -> bool:
    """Ends a hold; False when it was lifted before. What the hold restricted is free again, and what is past its
    term goes with the next run. Raises NotFound."""
    row = by_id(tx, number)
    if row is None:
        raise NotFound()
    if row.lifted_at is not None:
        return False
    tx.run("update legal_hold set lifted_at = :now, lifted_by = :staff, lifted_reason = :reason where id = :id",
           now=clock.now(), staff=staff_id, reason=reason, id=number)
    _mark(tx, row.member_id)
    if row.restricted_at is not None:
        members.change(tx, row.member_id, {"blocked_at": None, "blocked_by": "", "blocked_reason": ""})
        withholding.of_member(tx, row.member_id)
        tx.touch("site")
    journal.note(tx, staff_id, "hold lifted", "hold", number, reason)
    return True


def _mark(tx: Transaction, member_id: int) -> None:
    """Tells the floors below whether deeds of deletion are to be held back, and for how long silently; what was held back
    goes when nothing holds it any more."""
    hold = hold_on(tx, member_id)
    if members.by_id(tx, member_id) is not None:
        members.change(tx, member_id, {"held": hold is not None, "held_silently_until": hold.silent_until if hold else None})
    if hold is None:
        keeping.let_go(tx, member_id)


def restrict(tx: Transaction, number: int) -> None:
    """Shuts the data of a held member whose day of deletion has come: a law asks to keep them, so access is
    restricted instead (Digital Code Art. 41(3))."""
    row = tx.one("select * from legal_hold where id = :id and lifted_at is null", id=number)
    if row is None or row.restricted_at is not None:
        return
    member = members.by_id(tx, row.member_id)
    if member is None or member.blocked_at is not None:
        return
    silent = (row.silent_until or 0) > clock.now()
    with i18n.speaking(member.language):
        why = "" if silent else _("The account would be deleted now, but a law asks to keep the data. Until that ends nobody sees them.")
    members.change(tx, row.member_id, {"blocked_at": clock.now(), "blocked_by": "staff", "blocked_reason": why})
    withholding.of_member(tx, row.member_id)
    tx.run("update legal_hold set restricted_at = :now where id = :id", now=clock.now(), id=number)
    tx.touch("site")


def listed(db: Reader, lifted: bool = False, limit: int = 100) -> list[Row]:
    """Holds, those to be looked at again soonest first; or the lifted ones, newest first."""
    if lifted:
        return db.all("select * from legal_hold where lifted_at is not null order by id desc limit :limit", limit=limit)
    return db.all("select * from legal_hold where lifted_at is null order by coalesce(look_again_at, :never), id limit :limit",
                  never=2**62, limit=limit)


def overdue(db: Reader) -> int:
    """How many holds wait for their second look."""
    return db.value("select count(*) from legal_hold where lifted_at is null and look_again_at <= :now", now=clock.now())


def told(db: Reader, row: Row) -> str:
    """A hold in a sentence for the member's own journal."""
    since = _("Your data are kept back from deletion: %(ground)s. %(reason)s", ground=_(GROUNDS[row.ground]), reason=row.reason)
    return since + " " + _("This has ended.") if row.lifted_at else since
