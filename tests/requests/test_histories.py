"""Ten thousand random steps of requests end as a small model of the law says."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from tests.requests.cases import at
from web.core import clock
from web.core.refusal import NotFound
from web.requests.kinds import KINDS, TERMS
from web.requests.rules import Impossible, Unreasoned
from web.requests.store import deciding, filing, steps

STEPS = 10_000
TEXTS = ("", "да", "нет", "может быть")
LAST_KNOWN = 2027


@dataclass
class Modelled:
    """What the model knows of a request."""

    kind: str
    owner: int
    number: str
    received: int
    state: str = "received"
    closed: int | None = None
    course: list = field(default_factory=list)


class Model:
    """The law in a few lines, written apart from the site."""

    def __init__(self):
        self.requests: list[Modelled] = []
        self.years: dict[int, int] = {}

    def _new(self, kind, owner, now, step) -> Modelled:
        year = (clock.local(now)).year
        self.years[year] = self.years.get(year, 0) + 1
        one = Modelled(kind, owner, f"{year}-{self.years[year]:04}", now, course=[step])
        self.requests.append(one)
        return one

    def open(self, kind, owner, text, now) -> Modelled:
        same = [one for one in self.requests if one.closed is None and (one.kind, one.owner) == (kind, owner)
                and one.course[0][1] == text]
        return same[-1] if same else self._new(kind, owner, now, ("opened", text, ""))

    def alone(self, kind, owner, now) -> Modelled:
        pair = {"block", "unblock"} if kind in ("block", "unblock") else {kind}
        done = [one for one in self.requests if one.owner == owner and one.state == "done" and one.kind in pair]
        spell = 86_400 if kind in ("access", "correct") else 60
        if done and done[-1].kind == kind and (len(pair) == 2 or now - done[-1].closed < spell):
            return done[-1]
        one = self._new(kind, owner, now, ("alone", "", ""))
        one.state, one.closed = "done", now
        return one

    def move(self, one: Modelled, action, text, ground, now) -> str:
        step = (action, text, ground)
        if one.course[-1] == step:
            return "same"
        if one.closed is not None or (action == "taken" and one.state != "received"):
            return "impossible"
        if action in ("said", "asked", "done", "refused") and not text:
            return "unreasoned"
        if action == "refused" and (ground in ("law", "obligation")) != (one.kind == "withdraw"):
            return "unreasoned"
        then = {"taken": "work", "asked": "asked", "said": "work" if one.state == "asked" else one.state}
        one.state = then.get(action, action)
        one.closed = now if one.state in ("done", "refused", "withdrawn") else None
        one.course.append(step)
        return "moved"


def due(kind: str, received: int, works) -> int | None:
    """A plain count of working days."""
    day, left = clock.day(received), TERMS[kind]
    while left:
        day += timedelta(days=1)
        if day.year > LAST_KNOWN:
            return None
        left -= works(day)
    return at(f"{day}T23:59:59")


def act(tx, site, row, action, text, ground, staff) -> str:
    """The same wish put to the site."""
    ways = {"said": lambda: deciding.say(tx, row.member_id, row.id, text),
            "withdrawn": lambda: deciding.withdraw(tx, row.member_id, row.id),
            "taken": lambda: deciding.take(tx, staff, row.id), "asked": lambda: deciding.ask(tx, staff, row.id, text),
            "done": lambda: deciding.carry_out(tx, site, staff, row.id, text),
            "refused": lambda: deciding.refuse(tx, staff, row.id, text, ground)}
    before = tx.value("select count(*) from request_step where request_id = :id", id=row.id)
    try:
        ways[action]()
    except Impossible:
        return "impossible"
    except Unreasoned:
        return "unreasoned"
    after = tx.value("select count(*) from request_step where request_id = :id", id=row.id)
    return "moved" if after > before else "same"


class Walk:
    """One long random history, in the site and in the model side by side."""

    def __init__(self, seed: int, people: list[int], staff: int, site):
        self.chance, self.model, self.people, self.staff, self.site = random.Random(seed), Model(), people, staff, site
        self.now, self.rows = at("2026-11-22T12:00:00"), {}
        self.seen = set()

    def begin(self, tx) -> None:
        """Somebody demands something, or does it alone."""
        kind, owner = self.chance.choice(list(KINDS)), self.chance.choice(self.people)
        if self.chance.random() < 0.3:
            ours, theirs = self.model.alone(kind, owner, self.now), filing.done_alone(tx, kind, owner, "ru", at=self.now)
        else:
            text = self.chance.choice(TEXTS)
            ours = self.model.open(kind, owner, text, self.now)
            theirs = filing.open(tx, kind, member_id=owner, language="ru", text=text, at=self.now)
        assert ours.number == theirs.number
        self.rows[ours.number] = theirs

    def go_on(self, tx) -> None:
        """Somebody wants to move a request; one time in five it is sent twice."""
        one = self.chance.choice(self.model.requests[-40:])
        action = self.chance.choice(["said", "withdrawn", "taken", "asked", "asked", "done", "refused", "refused"])
        text = self.chance.choice(TEXTS) if action in ("said", "asked", "done", "refused") else ""
        ground = self.chance.choice(["", "law", "obligation"]) if action == "refused" else ""
        for _time in range(2 if self.chance.random() < 0.2 else 1):
            said = self.model.move(one, action, text, ground, self.now)
            assert act(tx, self.site, self.rows[one.number], action, text, ground, self.staff) == said
            self.seen.add((action, said))

    def step(self, tx) -> None:
        """One step: time passes, and something happens."""
        self.now += self.chance.choice([1, 30, 3_600, 7_200, 20_000])
        if not self.model.requests or self.chance.random() < 0.25:
            self.begin(tx)
        else:
            self.go_on(tx)

    def compare(self, tx, works) -> None:
        """Both tell the same about every request."""
        kept = {row.number: row for row in tx.all("select * from request")}
        assert list(kept) == [one.number for one in self.model.requests]
        for one in self.model.requests:
            row = kept[one.number]
            assert (row.state, row.closed_at, row.kind) == (one.state, one.closed, one.kind)
            assert bool(row.alone) == (one.course[0][0] == "alone")
            assert row.due_at == (None if row.alone else due(one.kind, one.received, works))
            assert [(step.action, step.body, step.ground) for step in steps.of(tx, row.id)] == one.course


def test_ten_thousand_random_steps_end_as_the_model_says(house, monkeypatch, aigerim, boris, sanzhar, olzhas):
    walk = Walk(3, [one.member_id for one in (aigerim, boris, sanzhar)], olzhas.member_id, house.state.site)
    monkeypatch.setattr(clock, "now", lambda: walk.now)
    off = {row.day: row.works for row in house.db.all("select * from calendar_day")}

    def works(day) -> bool:
        return bool(off.get(day.isoformat(), day.weekday() < 5))

    def run(tx) -> None:
        for _step in range(500):
            walk.step(tx)

    for _round in range(STEPS // 500):
        house.db.write(run)
    house.db.write(walk.compare, works)
    assert len(walk.seen) == 4 * 4 + 2 * 3, "every wish must have met every answer that it can get"
    assert clock.local(walk.now).year > LAST_KNOWN


def test_a_stranger_never_moves_a_request_whatever_its_state(house, aigerim, sanzhar, olzhas):
    number = house.db.write(filing.open, "free", member_id=aigerim.member_id, language="ru", text="Прошу").id
    for verb in (lambda tx: deciding.say(tx, sanzhar.member_id, number, "я"), lambda tx: deciding.withdraw(tx, sanzhar.member_id, number)):
        try:
            house.db.write(verb)
        except NotFound:
            continue
        raise AssertionError("a stranger moved it")
