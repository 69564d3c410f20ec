"""The register of authorities' requests: entered, decided by one person, approved by another, bundled, handed over, told."""

from web.core import clock, gateway
from web.core.db import Reader, Transaction
from web.core.gateway import Ground
from web.core.i18n import N_
from web.core.refusal import NotFound, Refusal
from web.core.sqlite import Row
from web.registers import bundle
from web.registers.bundle import Sealed
from web.registers.store import second, steps

TABLE, NAME = "authority_request", "authority"
ENTERED = ("authority", "document", "basis", "demand", "received_at", "due_at")
KEPT = 7 * clock.DAY  # a bundle that was handed over is deleted then


def enter(tx: Transaction, staff_id: int, key: str, values: dict) -> int:
    """Enters a request and returns its number in the database."""
    steps.check_administrator(tx, staff_id)
    known = steps.by_key(tx, TABLE, key)
    if known is not None:
        return known
    number = tx.new_id()
    empty = dict.fromkeys(("silent_reason", "tables", "categories", "decision", "reason", "digest", "signed_by", "handed_how"), "")
    tx.insert(TABLE, id=number, number=tx.next_number("authority request"), key=key, state="open", alone=False,
              **{name: values[name] for name in ENTERED}, **empty)
    steps.note(tx, NAME, number, staff_id, "entered")
    return number


def one(db: Reader, number: int) -> Row:
    """One request. Raises NotFound."""
    row = db.one("select * from authority_request where id = :id", id=number)
    if row is None:
        raise NotFound()
    return row


def newest(db: Reader, limit: int = 200) -> list[Row]:
    """What waits first, by its deadline; then the closed ones, newest first."""
    return db.all("select * from authority_request order by case when state in ('handed', 'refused') then 1 else 0 end,"
                  " case when state in ('handed', 'refused') then -id else due_at end limit :limit", limit=limit)


def waiting(db: Reader) -> int:
    """How many requests somebody must do something about."""
    return db.value("select count(*) from authority_request where state not in ('handed', 'refused')")


def subjects(db: Reader, number: int) -> list[Row]:
    """Members in the scope of a request, with their names where they still have an account."""
    return db.all("select authority_subject.*, member.display_name, member.language, member.email, member.blocked_at"
                  " from authority_subject left join member on member.id = authority_subject.member_id"
                  " where request_id = :id order by authority_subject.id", id=number)


def _in(tx: Reader, number: int, *states: str) -> Row:
    row = one(tx, number)
    if row.state not in states:
        raise Refusal(N_("Somebody was faster: the request is in another state now. Look at it again."))
    return row


def decide(tx: Transaction, staff_id: int, number: int, values: dict, members: list[int]) -> None:
    """Writes down what is to be given and why, or that nothing is. Raises Refusal, NotFound."""
    steps.check_administrator(tx, staff_id)
    _in(tx, number, "open")
    refused = values["decision"] == "refuse"
    if not refused:
        second.check_first(tx, staff_id)
    kept = {name: values[name] for name in ("decision", "reason", "tables", "categories", "period_from", "period_to", "silent_until",
                                            "silent_reason")}
    put(tx, number, state="refused" if refused else "decided", decided_by=staff_id, decided_at=clock.now(), **kept)
    tx.run("delete from authority_subject where request_id = :id", id=number)
    for member_id in [] if refused else members:
        tx.insert("authority_subject", id=tx.new_id(), request_id=number, member_id=member_id,
                  silent_until=values["silent_until"], at=clock.now())
    steps.note(tx, NAME, number, staff_id, "refused" if refused else "decided", values["reason"])


def put(tx: Transaction, number: int, **values) -> None:
    """Sets columns of a request; what it means is the caller's."""
    places = ", ".join(f"{name} = :{name}" for name in values)
    tx.run(f"update authority_request set {places} where id = :id", id=number, **values)


def send_back(tx: Transaction, staff_id: int, number: int, reason: str) -> None:
    """The second person wants another decision; nothing was sent yet."""
    steps.check_administrator(tx, staff_id)
    _in(tx, number, "decided", "approved")
    put(tx, number, state="open", approved_by=None, approved_at=None, alone=False)
    steps.note(tx, NAME, number, staff_id, "sent back", reason)


def approve(tx: Transaction, staff_id: int, number: int, alone: str = "") -> None:
    """A second administrator approves, see store/second.py; whoever decided says in `alone` why there is no second person.
    Raises Refusal, NotFound."""
    steps.check_administrator(tx, staff_id)
    row = _in(tx, number, "decided")
    same = second.check(tx, staff_id, row.decided_by, alone)
    put(tx, number, state="approved", approved_by=staff_id, approved_at=clock.now(), alone=same)
    steps.note(tx, NAME, number, staff_id, "approved alone" if same else "approved", alone if same else "")


def ground(row: Row, member_id: int) -> Ground:
    """The ground of law for one member, of a request that two people let pass."""
    if row.state not in ("approved", "ready") or not row.approved_by:
        raise gateway.NoGround("the request of the authority is not approved")
    return Ground("law", f"{row.authority}, {row.document}: {row.basis}", (row.id,), member_id)


def made(tx: Transaction, staff_id: int, seen: Row, members: list[int], what: str, sealed: Sealed) -> None:
    """Passes each member's data through the gateway and keeps the bundle; a bundle made again of the same data is the same.
    `seen` is the request by which it was made: one that was decided anew meanwhile is not answered with it."""
    number = seen.id
    steps.check_administrator(tx, staff_id)
    row = _in(tx, number, "approved", "ready")
    if row.decided_at != seen.decided_at or {one.member_id for one in subjects(tx, number)} != set(members):
        raise Refusal(N_("Somebody was faster: the request is in another state now. Look at it again."))
    if row.digest != sealed.digest:
        for member_id in members:
            gateway.pass_on(tx, member_id, row.authority, gateway.HOME, ground(row, member_id), what, N_("request of an authority"),
                            row.silent_until)
        put(tx, number, state="ready", digest=sealed.digest, signed_by=sealed.key, made_at=clock.now(), removed_at=None)
        steps.note(tx, NAME, number, staff_id, "bundle made", f"SHA-256 {sealed.digest}")
    path = bundle.file(tx.folder, number)
    tx.after(lambda: bundle.write(path, sealed.whole))


def downloaded(tx: Transaction, staff_id: int, number: int) -> None:
    """Writes down that the bundle was taken."""
    _in(tx, number, "ready")
    steps.note(tx, NAME, number, staff_id, "bundle downloaded")


def handed(tx: Transaction, staff_id: int, number: int, how: str) -> None:
    """Writes down to whom and how the bundle went; from now on nobody can take it any more."""
    steps.check_administrator(tx, staff_id)
    _in(tx, number, "ready")
    put(tx, number, state="handed", handed_at=clock.now(), handed_how=how)
    steps.note(tx, NAME, number, staff_id, "handed over", how)


def untold(db: Reader, limit: int = 100) -> list[Row]:
    """People whose data were given and who may know it now."""
    return db.all("select authority_subject.id, request_id, authority_subject.member_id, member.email, member.language, authority, document"
                  " from authority_subject join authority_request on authority_request.id = request_id"
                  " join member on member.id = authority_subject.member_id"
                  " where told_at is null and email <> '' and state in ('ready', 'handed')"
                  " and coalesce(authority_subject.silent_until, 0) <= :now"
                  " order by authority_subject.id limit :limit", now=clock.now(), limit=limit)


def told(tx: Transaction, subject_id: int) -> bool:
    """Marks a person as told; False when they were already."""
    return bool(tx.run("update authority_subject set told_at = :now where id = :id and told_at is null", now=clock.now(), id=subject_id))


def spent(db: Reader) -> list[int]:
    """Requests whose bundle was handed over long enough ago."""
    return [row.id for row in db.all("select id from authority_request where state = 'handed' and removed_at is null"
                                     " and handed_at < :before", before=clock.now() - KEPT)]


def drop(tx: Transaction, number: int) -> None:
    """Deletes the file of a bundle."""
    path = bundle.file(tx.folder, number)
    put(tx, number, removed_at=clock.now())
    steps.note(tx, NAME, number, steps.SITE, "bundle deleted")
    tx.after(lambda: path.unlink(missing_ok=True))
