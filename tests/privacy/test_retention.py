"""The job of the terms: small steps, a log, and no difference from a model in plain Python over random histories."""

import random

import pytest

from tests.terms.planting import BY_NAME, ENDS, TABLES, aged, plant
from web.core import clock, journal, proof
from web.core.clock import DAY
from web.privacy import retention
from web.privacy.rows import Inventory
from web.terms import due, holds, store

NOW, NEVER = 1_800_000_000, 2**50


@pytest.fixture
def many(house, aigerim, boris):
    """One conversation of 1,700 messages, long past its term."""
    def fill(tx) -> None:
        thread = aged(tx, "conversation", [boris.member_id, aigerim.member_id], 1_000)
        for n in range(1_700):
            tx.insert("message", id=tx.new_id(), thread_id=thread, sender_id=boris.member_id, body=f"{n}", send_key="", at=n)
    house.db.write(fill)


def test_no_transaction_deletes_more_than_five_hundred_rows(house, many, monkeypatch):
    deleted, begun, run = [], retention.enforce, []
    monkeypatch.setattr(retention, "enforce", lambda tx, *rest: counted(tx, *rest))

    def counted(tx, *rest):
        before = tx.connection.raw.total_changes
        step = begun(tx, *rest)
        deleted.append(tx.connection.raw.total_changes - before)
        run.append(step)
        return step
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from message") == 0 and house.db.value("select count(*) from thread") == 0
    assert max(deleted) <= retention.AT_ONCE + 5 and sum(step.count for step in run if step.over) >= 1


def test_rows_that_stay_do_not_keep_the_job_from_those_behind_them(house, aigerim, sanzhar):
    def fill(tx) -> None:
        for n in range(600):
            aged(tx, "listing.ended", [sanzhar.member_id], 1_000 + n)
        for n in range(600):
            aged(tx, "listing.ended", [aigerim.member_id], 2_000 + n)
    house.db.write(fill)
    sanzhar.do("/profile/block")
    house.run_job("terms of keeping")
    assert {row.member_id for row in house.db.all("select distinct member_id from listing")} == {sanzhar.member_id}
    assert house.db.value("select count(*) from listing") == 600


def test_each_run_is_in_the_log_with_what_it_deleted(house, olzhas, aigerim):
    for _n in range(2):
        house.db.write(aged, "listing.ended", [aigerim.member_id], 1_000)
    house.run_job("terms of keeping")
    house.run_job("terms of keeping")
    assert [(run.code, run.gone) for run in store.runs(house.db)] == [("listing.ended", 2)]
    assert "listing.ended" in olzhas.page("/admin/terms").split('id="runs"')[1]


def test_the_count_of_what_would_go_is_what_goes(house, aigerim, boris, sanzhar):
    def fill(tx) -> None:
        for code in ENDS:
            if not code.startswith("account."):
                for people in ([boris.member_id, aigerim.member_id], [sanzhar.member_id]):
                    aged(tx, code, people, NOW)
    house.db.write(fill)
    boris.do("/profile/block")
    at = NOW + 4 * 365 * DAY
    inventory, told, gone = Inventory(TABLES), {}, {}
    for term in due.terms(house.db, TABLES):
        if not term.ends.apart:
            told[term.code] = due.count(house.db, TABLES, term, at)
            gone[term.code] = house.db.write(retention.enforce, inventory, term, at, retention.Step()).count
    assert told == gone and sum(gone.values()) > 10


def test_rows_of_a_journal_that_went_at_their_term_are_no_fault_of_the_chain(house, olzhas, boris):
    house.db.write(journal.note, olzhas.member_id, "member viewed", "member", boris.member_id)
    house.run_job("seal")
    house.db.write(lambda tx: tx.run("delete from keeping_run"))
    term = store.term_of(house.db, TABLES, "staff.deeds")
    done = house.db.write(retention.enforce, Inventory(TABLES), term, clock.now() + 4 * 365 * DAY, retention.Step())
    house.run_job("seal")
    assert done.count == 1 and proof.verify(house.db, TABLES).faults == 0


class Model:
    """Retention in plain Python: rows as (code, moment, people), who is blocked or held, and the terms."""

    def __init__(self):
        self.rows: dict[int, tuple[str, int, set[int]]] = {}
        self.blocked: set[int] = set()
        self.held: dict[int, int] = {}
        self.terms = {code: ends.seconds for code, (_table, ends) in ENDS.items()}

    def run(self, at: int) -> None:
        alone = self.blocked | set(self.held)
        self.rows = {number: (code, moment, people) for number, (code, moment, people) in self.rows.items()
                     if moment >= at - self.terms[code] or people & alone}


CODES = ("session.idle", "listing.ended", "conversation", "mail.sent", "mail.links", "consent", "report", "staff.deeds",
         "hold.lifted")


def test_over_ten_thousand_random_steps_nothing_differs_from_the_model(house, aigerim, boris, sanzhar, madina, olzhas):
    people = [person.member_id for person in (aigerim, boris, sanzhar, madina, olzhas)]
    house.db.write(lambda tx: [tx.run(f"delete from {name}") for name in ("session", "mail_link", "consent", "outbox", "staff_action")])
    assert house.db.write(story, people, random.Random(94)) > 1_000


def story(tx, people: list[int], dice: random.Random) -> int:
    """Ten thousand steps in one transaction; returns how many rows ended on the way."""
    model, at, ended = Model(), NOW, 0
    for _step in range(10_000):
        chosen = dice.random()
        if chosen < 0.60:
            born(tx, model, people, dice, at)
        elif chosen < 0.72:
            block(tx, model, dice.choice(people))
        elif chosen < 0.84:
            hold(tx, model, dice.choice(people), people[-1])
        elif chosen < 0.90:
            edit(tx, model, dice, people[-1])
        elif chosen < 0.985:
            at += int(dice.choice((1, 3_600, DAY, 10 * DAY)) * dice.random())
        else:
            before = len(model.rows)
            model.run(at)
            run(tx, at)
            ended += before - len(model.rows)
            assert found(tx) == set(model.rows), _step
    return ended


def born(tx, model: Model, people: list[int], dice: random.Random, at: int) -> None:
    code = dice.choice(CODES)
    table, _ends = ENDS[code]
    roles = [who for who in table.whose if not who.through]
    chosen = [dice.choice(people) for _who in roles]
    moment = at - dice.choice((0, dice.randrange(DAY), dice.randrange(400 * DAY), dice.randrange(2_000 * DAY),
                               model.terms[code], model.terms[code] + 1))
    number = plant(tx, table.name, chosen, **{**_later(code, at), ENDS[code][1].column: moment})
    model.rows[number] = (code, moment, set(chosen))


def _later(code: str, at: int) -> dict[str, int]:
    return {"session.idle": {"expires_at": 2 * at, "created_at": 2 * at}, "mail.sent": {"created_at": 0}}.get(code, {})


def block(tx, model: Model, person: int) -> None:
    model.blocked ^= {person}
    tx.run("update member set blocked_at = :at where id = :id", at=5 if person in model.blocked else None, id=person)


def hold(tx, model: Model, person: int, staff: int) -> None:
    if person in model.held:
        number = model.held.pop(person)
        holds.lift(tx, staff, number, "x")
        tx.run("update legal_hold set lifted_at = :never where id = :id", never=NEVER, id=number)
    else:
        model.held[person] = holds.begin(tx, staff, person, "court", "x")
    tx.run("delete from staff_action where action like 'hold%'")  # they are no part of the story


def edit(tx, model: Model, dice: random.Random, staff: int) -> None:
    code = dice.choice(CODES)
    _table, ends = ENDS[code]
    seconds = dice.randint(ends.least, ends.most)
    store.change(tx, staff, store.term_of(tx, TABLES, code), seconds, "law", {})
    tx.run("delete from staff_action where action = 'term changed'")
    model.terms[code] = seconds


def run(tx, at: int) -> None:
    inventory = Inventory(TABLES)
    for term in due.terms(tx, TABLES):
        step = retention.Step(over=term.code not in CODES)
        while not step.over:
            step = retention.enforce(tx, inventory, term, at, step)


def found(tx) -> set[int]:
    names = {ENDS[code][0].name for code in CODES}
    rows = {row.id for name in names for row in tx.all(f"select id from {BY_NAME[name].name}")}
    return rows - {row.id for row in tx.all("select id from legal_hold where lifted_at is null or lifted_at >= :never", never=NEVER)}
