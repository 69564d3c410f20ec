"""The register of incidents: what happened to whose data, what was done, and who was told when."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.mail import store as mail
from web.registers import letters
from web.registers.store import steps

TABLE, NAME = "incident", "incident"
AT_ONCE = 300  # letters queued in one transaction


def enter(tx: Transaction, staff_id: int, key: str, values: dict) -> int:
    """Enters an incident; `due_at` is the end of the working day within which the authority must know (Law 94-V Art. 25(2)8)."""
    steps.check_administrator(tx, staff_id)
    known = steps.by_key(tx, TABLE, key)
    if known is not None:
        return known
    number = tx.new_id()
    tx.insert(TABLE, id=number, number=tx.next_number("incident"), key=key, everyone=False, letter="", letters_last=0,
              **{name: values[name] for name in ("detected_at", "due_at", "what", "whose", "measures")})
    steps.note(tx, NAME, number, staff_id, "entered", values["what"])
    return number


def one(db: Reader, number: int) -> Row:
    """One incident. Raises NotFound."""
    row = db.one("select * from incident where id = :id", id=number)
    if row is None:
        raise NotFound()
    return row


def newest(db: Reader, limit: int = 200) -> list[Row]:
    """Those the authority must still be told of first."""
    return db.all("select * from incident order by case when reported_at is null and closed_at is null then 0 else 1 end, id desc"
                  " limit :limit", limit=limit)


def waiting(db: Reader) -> int:
    """Incidents of which the authority was not told yet."""
    return db.value("select count(*) from incident where reported_at is null and closed_at is null")


def change(tx: Transaction, staff_id: int, number: int, values: dict) -> None:
    """Sets what is known by now; each text is kept in the journal of steps."""
    steps.check_administrator(tx, staff_id)
    row = one(tx, number)
    changed = {name: values[name] for name in ("what", "whose", "measures") if values[name] != row[name]}
    if changed:
        places = ", ".join(f"{name} = :{name}" for name in changed)
        tx.run(f"update incident set {places} where id = :id", id=number, **changed)
        steps.note(tx, NAME, number, staff_id, "changed", "; ".join(f"{name}: {text}" for name, text in changed.items()))


def add_people(tx: Transaction, staff_id: int, number: int, members: list[int], everyone: bool) -> None:
    """Names the members concerned, or that it is all of them."""
    steps.check_administrator(tx, staff_id)
    row, before = one(tx, number), people(tx, number)
    for member_id in members:
        tx.run("insert into incident_subject (id, incident_id, member_id, at) values (:new, :id, :member, :now)"
               " on conflict (incident_id, member_id) do nothing", new=tx.new_id(), id=number, member=member_id, now=clock.now())
    if everyone:
        tx.run("update incident set everyone = true where id = :id", id=number)
    if people(tx, number) != before or (everyone and not row.everyone):
        steps.note(tx, NAME, number, staff_id, "people added", "all members" if everyone else str(len(members)))


def people(db: Reader, number: int) -> int:
    """How many members are named."""
    return db.value("select count(*) from incident_subject where incident_id = :id", id=number)


def named(db: Reader, number: int, after: int = 0, limit: int = 1_000) -> list[Row]:
    """Members concerned with what the breach pack lists (Order 481/НҚ), by their number: all confirmed ones where it is everyone."""
    everyone = one(db, number).everyone
    among = "" if everyone else " and id in (select member_id from incident_subject where incident_id = :id)"
    return db.all("select id, display_name, first_name, last_name, phone, email, language from member"
                  f" where confirmed_at is not null and email <> '' and id > :after{among} order by id limit :limit",
                  after=after, limit=limit, **({} if everyone else {"id": number}))


def reported(tx: Transaction, staff_id: int, number: int, how: str) -> None:
    """Writes down that the authority was told."""
    steps.check_administrator(tx, staff_id)
    one(tx, number)
    if tx.run("update incident set reported_at = :now where id = :id and reported_at is null", now=clock.now(), id=number):
        steps.note(tx, NAME, number, staff_id, "reported", how)


def close(tx: Transaction, staff_id: int, number: int, reason: str) -> None:
    """Closes an incident."""
    steps.check_administrator(tx, staff_id)
    one(tx, number)
    if tx.run("update incident set closed_at = :now where id = :id and closed_at is null", now=clock.now(), id=number):
        steps.note(tx, NAME, number, staff_id, "closed", reason)


def queue_letters(tx: Transaction, staff_id: int, number: int, letter: str) -> None:
    """Has everybody concerned written to; the job does it in the background, each member once."""
    steps.check_administrator(tx, staff_id)
    one(tx, number)
    if tx.run("update incident set letter = :letter, letters_at = :now, letters_last = 0 where id = :id and letters_at is null",
              letter=letter, now=clock.now(), id=number):
        steps.note(tx, NAME, number, staff_id, "letters queued", letter)


def writing(db: Reader) -> list[Row]:
    """Incidents whose letters are being written; -1 says that all are."""
    return db.all("select * from incident where letters_at is not null and letters_last >= 0 order by id")


def write_some(tx: Transaction, number: int, operator_name: str) -> int:
    """Puts the next letters into the outbox, and returns how many."""
    row = one(tx, number)
    rows = named(tx, number, row.letters_last, AT_ONCE)
    for person in rows:
        if _mark(tx, number, person.id):
            subject, body = letters.incident(person.language, row.letter, operator_name)
            mail.put(tx, person.email, subject, body, "incident", person.id)
    tx.run("update incident set letters_last = :last where id = :id", last=rows[-1].id if rows else -1, id=number)
    return len(rows)


def _mark(tx: Transaction, number: int, member_id: int) -> bool:
    """Whether the member has not been told before; from now on they were."""
    tx.run("insert into incident_subject (id, incident_id, member_id, at) values (:new, :id, :member, :now)"
           " on conflict (incident_id, member_id) do nothing", new=tx.new_id(), id=number, member=member_id, now=clock.now())
    return bool(tx.run("update incident_subject set told_at = :now where incident_id = :id and member_id = :member"
                       " and told_at is null", now=clock.now(), id=number, member=member_id))
