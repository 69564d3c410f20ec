"""Long random walks of five people over deals: wrong people, old pages, double presses, terms, blocked data, moderators."""

import random
from dataclasses import dataclass

from tests.deals.conftest import FILLED, counts, deal_in, pieces
from tests.messages.conftest import freeze, put_listing
from web.core import clock
from web.core.db import Transaction
from web.deals import rules

STEPS = ("accept", "decline", "counter", "reserve", "meet", "pay", "give", "get", "cancel", "fall", "dispute")
ENDING = ("decline", "cancel", "fall", "dispute")


@dataclass
class Known:
    """What must be true of one deal."""

    number: int
    listing: int
    buyer: str
    seller: str
    state: str
    quantity: int


class World:
    """Five people, their listings, and what must be true after each step."""

    def __init__(self, house, people: dict, staff, seed: int):
        self.house, self.people, self.staff, self.dice = house, people, staff, random.Random(seed)
        self.frozen: set[str] = set()
        self.owners = {house.db.write(put_listing, people[name].member_id): name for name in list(people)[:3]}
        for listing in self.owners:
            house.db.write(pieces, listing, self.dice.choice((2, 5, 9)))
        self.deals: dict[int, Known] = {}

    def row(self, number: int):
        """The deal as it is in the database."""
        return self.house.db.one("select * from deal where id = :id", id=number)

    def offer(self) -> None:
        """Somebody offers for something, once or twice with the same key; nobody for what is their own."""
        (listing, owner), name = self.dice.choice(list(self.owners.items())), self.dice.choice(list(self.people))
        quantity, before = self.dice.choice((1, 1, 2)), self.house.db.value("select count(*) from deal")
        data = {"listing": listing, "offer-price": 1_000, "offer-quantity": quantity, "offer-pay": "cash",
                "offer-send_key": str(self.dice.random())}
        answers = [self.people[name].post("/deals/new", data=data) for _ in range(self.dice.choice((1, 2)))]
        made = {deal_in(answer) for answer in answers if answer.status_code == 303 and "/deals/" in answer.headers["location"]}
        assert len(made) <= 1 and (not made or owner != name)
        after = self.house.db.value("select count(*) from deal")
        assert after - before <= 1 and (after == before or not self.frozen & {name, owner})
        for number in made - set(self.deals):
            self.deals[number] = Known(number, listing, name, owner, "bid", quantity)

    def step(self) -> None:
        """Anybody tries any step on any deal, with the page of now or an old one, perhaps twice."""
        if not self.deals:
            return
        known = self.dice.choice(list(self.deals.values()))
        party = self.dice.random() < 0.85
        name = self.dice.choice((known.buyer, known.seller)) if party else self.dice.choice(list(self.people))
        role = "seller" if name == known.seller else "buyer"
        onward = [step for step in rules.steps(known.state, role) if step not in ENDING] or list(STEPS)
        step = self.dice.choice(onward if self.dice.random() < 0.6 else STEPS)
        seen = self.row(known.number).last_id if self.dice.random() < 0.9 else self.dice.randrange(9)
        data = {"seen": seen, **FILLED.get(step, {}), "meet-day": f"{clock.local(clock.now() + clock.DAY):%Y-%m-%d}"}
        before = self.row(known.number)
        address, times = f"/deals/{known.number}/{step}", self.dice.choice((1, 1, 2))
        statuses = [self.people[name].post(address, data=data).status_code for _ in range(times)]
        self.judge(known, before, name, step, seen, statuses)

    def judge(self, known: Known, before, name: str, step: str, seen: int, statuses: list[int]) -> None:
        """Whether what came of a step is what had to."""
        row, role = self.row(known.number), {known.buyer: "buyer", known.seller: "seller"}.get(name)
        went = row.last_id != before.last_id
        awake = not self.frozen & {known.buyer, known.seller}
        expected = role and seen == before.last_id and awake and rules.after(before.state, step, role)
        if role is None and name not in self.frozen:
            assert set(statuses) == {404}
        assert not went or (expected and row.state == expected and set(statuses) == {303})
        assert len(self.house.db.all("select id from deal_step where after_id = :seen and deal_id = :id",
                                     seen=before.last_id, id=row.id)) == went
        known.state, known.quantity = row.state, row.quantity

    def wait(self) -> None:
        """The term of some deal passes; the job ends what is over, and changes nothing of people whose data are blocked."""
        if self.deals:
            known = self.dice.choice(list(self.deals.values()))
            before = self.row(known.number)
            self.house.db.write(past, known.number)
            self.house.run_job("terms of deals")
            state = rules.after(before.state, "expire", "time") if before.due_at and not self.frozen & {known.buyer, known.seller} else None
            assert self.row(known.number).state == (state or before.state)
            known.state = state or before.state

    def decide(self) -> None:
        """A moderator decides some deal; only a disputed one changes."""
        if self.deals:
            known = self.dice.choice(list(self.deals.values()))
            before, decision = self.row(known.number), self.dice.choice(("judge_handed", "judge_not", "resume"))
            data = {"judge-decision": decision, "judge-reason": "Посмотрели", "seen": before.last_id}
            self.staff.post(f"/admin/deals/{known.number}", data=data)
            frozen = self.frozen & {known.buyer, known.seller}
            known.state = before.state if frozen else rules.after(before.state, decision, "staff") or before.state
            assert self.row(known.number).state == known.state

    def chill(self) -> None:
        """Somebody blocks their data, or lifts that."""
        for name in list(self.frozen) or [self.dice.choice(list(self.people))]:
            freeze(self.house, self.people[name], None if name in self.frozen else 1)
            self.frozen ^= {name}

    def check(self) -> None:
        """Counts of listings are sums over deals, every journal is a way through the table, and strangers see nothing."""
        for listing in self.owners:
            quantity, reserved, sold = counts(self.house, listing)
            mine = self.house.db.all("select state, quantity, held from deal where listing_id = :id", id=listing)
            assert reserved == sum(row.held for row in mine) and reserved + sold <= quantity
            assert sum(row.quantity for row in mine if row.state == "done") <= sold <= sum(
                row.quantity for row in mine if row.state in rules.SOLD)
            assert all(row.held == (row.quantity if row.state in rules.HOLDING else row.held) for row in mine)
            assert all(row.held == 0 for row in mine if row.state not in (*rules.HOLDING, "disputed"))
        for known in self.deals.values():
            state = ""
            for step in self.house.db.all("select * from deal_step where deal_id = :id order by id", id=known.number):
                assert rules.TABLE[state][step.step, step.who] == step.state
                state = step.state
            assert state == self.row(known.number).state
            for name in set(self.people) - {known.buyer, known.seller}:
                assert self.people[name].get(f"/deals/{known.number}").status_code == 404
                assert f"/deals/{known.number}" not in self.people[name].page("/deals")


def past(tx: Transaction, number: int) -> None:
    """Lets the term of a deal be over."""
    tx.run("update deal set due_at = 1 where id = :id and due_at is not null", id=number)


def test_only_steps_of_the_table_happen_and_counts_never_go_wrong(house, aigerim, boris, sanzhar, olzhas, madina):
    more = house.client(house.member("Дана"))
    world = World(house, {"aigerim": aigerim, "boris": boris, "sanzhar": sanzhar, "olzhas": olzhas, "dana": more}, madina, seed=1)
    deeds = [world.offer] * 3 + [world.step] * 16 + [world.wait, world.decide, world.chill, world.chill]
    for _ in range(250):
        world.dice.choice(deeds)()
    world.check()
    reached = {row.state for row in house.db.all("select distinct state from deal_step")}
    assert len(world.deals) >= 8 and len(reached) >= 10 and {"reserved", "done", "disputed"} <= reached, reached


def test_nobody_answers_their_own_offer_and_what_ended_stays_so():
    for state, steps in rules.TABLE.items():
        assert not (state in rules.ENDED and steps)
    assert rules.after("bid", "accept", "buyer") is None and rules.after("ask", "accept", "seller") is None
    assert rules.after("given", "get", "seller") is None and rules.after("got", "give", "buyer") is None
    assert not any(after == "done" and (step, who) not in {("get", "buyer"), ("give", "seller")}
                   for steps in rules.TABLE.values() for (step, who), after in steps.items())
    assert not any(who == "staff" for state, steps in rules.TABLE.items() if state != "disputed" for _step, who in steps)
