"""Handing the site over to another operator: announced to all, objected to by whom it does not suit, moved after the window."""

from web.core import chain, clock, gateway
from web.core.db import Reader, Transaction
from web.core.i18n import N_
from web.core.refusal import NotFound, Refusal
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail import store as mail
from web.registers import letters
from web.registers.store import steps

NAME, WINDOW, AT_ONCE = "handover", 30 * clock.DAY, 300
FACTS = ("name", "bin", "address", "contact", "responsible", "contract")


def current(db: Reader) -> Row | None:
    """The handover that is announced now; the banner on every page of a member asks for it."""
    return db.one("select * from handover where cancelled_at is null order by id desc limit 1")


def announce(tx: Transaction, staff_id: int, values: dict) -> int:
    """Announces a handover; the window begins now. Raises Refusal where one is announced already."""
    steps.check_administrator(tx, staff_id)
    known = current(tx)
    if known is not None and all(known[name] == values[name] for name in FACTS):
        return known.id
    if known is not None:
        raise Refusal(N_("A handover is announced already; cancel it first."))
    number, days = tx.new_id(), max(WINDOW, values["days"] * clock.DAY)
    tx.insert("handover", id=number, announced_at=clock.now(), ends_at=clock.now() + days, letters_last=0,
              **{name: values[name] for name in FACTS})
    steps.note(tx, NAME, number, staff_id, "announced", f"{values['name']}, {values['bin']}")
    tx.touch("site", "handover")
    return number


def cancel(tx: Transaction, staff_id: int, number: int, reason: str) -> None:
    """Takes the announcement back."""
    steps.check_administrator(tx, staff_id)
    if tx.run("update handover set cancelled_at = :now, letters_at = coalesce(letters_at, :now) where id = :id"
              " and cancelled_at is null and packed_at is null", now=clock.now(), id=number):
        steps.note(tx, NAME, number, staff_id, "cancelled", reason)
        tx.touch("site", "handover")


def objection(db: Reader, number: int, member_id: int) -> Row | None:
    """The member's objection."""
    return db.one("select * from handover_objection where handover_id = :id and member_id = :member", id=number, member=member_id)


def object_to(tx: Transaction, number: int, member_id: int, wish: str) -> None:
    """The member's data do not go to the new operator. Once only: what was said is kept. Raises NotFound after the window."""
    row = current(tx)
    if row is None or row.id != number or row.ends_at <= clock.now():
        raise NotFound()
    if objection(tx, number, member_id) is None:
        tx.insert("handover_objection", id=tx.new_id(), handover_id=number, member_id=member_id, wish=wish, at=clock.now(),
                  salt=chain.salt())


def objectors(db: Reader, number: int) -> list[int]:
    """Accounts that are left out of the move."""
    return [row.member_id for row in db.all("select member_id from handover_objection where handover_id = :id order by member_id",
                                            id=number)]


def writing(db: Reader) -> Row | None:
    """The handover of which members are still being told."""
    return db.one("select * from handover where letters_at is null and cancelled_at is null order by id desc limit 1")


def write_some(tx: Transaction, number: int, settings: Settings) -> int:
    """Puts the next letters into the outbox, and returns how many."""
    row = tx.one("select * from handover where id = :id", id=number)
    rows = tx.all("select id, email, language from member where confirmed_at is not null and email <> ''"
                  " and id > :last order by id limit :limit",
                  last=row.letters_last, limit=AT_ONCE)
    for person in rows:
        subject, body = letters.handover(person.language, settings, row, row.ends_at)
        mail.put(tx, person.email, subject, body, "handover", person.id)
    tx.run("update handover set letters_last = :last, letters_at = :done where id = :id", id=number,
           last=rows[-1].id if rows else row.letters_last, done=None if rows else clock.now())
    return len(rows)


def enter_operator(tx: Transaction, row: Row) -> Row:
    """The new operator as a recipient in the register of processors."""
    known = gateway.processor(tx, "operator")
    if known is None or known.name != row.name:
        tx.insert("processor", id=tx.new_id(), kind="operator", name=row.name, country=gateway.HOME, data=N_("the whole site"),
                  purpose=N_("running the site"), contract=row.contract, abroad_basis="", since_at=clock.now())
        known = gateway.processor(tx, "operator")
    return known


def pass_some(tx: Transaction, row: Row, after: int) -> int | None:
    """Passes the next members through the gateway; returns the last number, or None at the end."""
    one = enter_operator(tx, row)
    rows = tx.all("select id from member where id > :after and email <> '' and id not in (select member_id from handover_objection"
                  " where handover_id = :id) order by id limit :limit", after=after, id=row.id, limit=AT_ONCE)
    for person in rows:
        gateway.pass_on(tx, person.id, one.name, one.country, gateway.contract(one), N_("everything the site holds about you"),
                        N_("running the site"), daily=True)
    return rows[-1].id if rows else None


def packed(tx: Transaction, number: int, digest: str) -> None:
    """Writes down that the pack of the move was made at the console."""
    tx.run("update handover set packed_at = :now where id = :id", now=clock.now(), id=number)
    steps.note(tx, NAME, number, steps.SITE, "handover pack made", f"SHA-256 {digest}")
