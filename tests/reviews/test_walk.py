"""Long random walks over deals done, reviews, changes, time, replies, hiding, blocks and destructions, against a plain model."""

import random
from dataclasses import dataclass, field

from tests.conftest import PASSWORD, plain_text
from tests.messages.conftest import freeze
from tests.moderation.cases import hide
from tests.reviews.conftest import done, later, number, totals

TERM = 14.0


@dataclass
class Wrote:
    """One review as it must be."""

    author: str
    about: str
    stars: int
    word: str
    open: bool = False
    withdrawn: bool = False
    hidden: bool = False
    nameless: bool = False


@dataclass
class Known:
    """One done deal: its two people, its age in days, and at most one review of each."""

    people: tuple[str, str]
    age: float = 0.0
    reviews: dict[str, Wrote] = field(default_factory=dict)


class World:
    """Five people and all that must be true of what they say about each other."""

    def __init__(self, house, people: dict, staff, seed: int):
        self.house, self.people, self.staff, self.dice = house, people, staff, random.Random(seed)
        self.deals: dict[int, Known] = {}
        self.frozen: set[str] = set()
        self.gone: set[str] = set()
        self.words, self.done = 0, {"open": 0, "late": 0, "withdrawn": 0}

    def present(self) -> list[str]:
        """Who can act."""
        return [name for name in self.people if name not in self.gone | self.frozen]

    def deal(self) -> None:
        """Two people deal, and both confirm."""
        if len(self.present()) >= 2:
            pair = tuple(self.dice.sample(self.present(), 2))
            self.deals[done(self.house, *(self.people[name] for name in pair))] = Known(pair)

    def write(self) -> None:
        """Anybody tries to write or change a review of any deal, once or twice."""
        if not self.deals or not self.present():
            return
        (deal, known), name = self.dice.choice(list(self.deals.items())), self.dice.choice(self.present())
        if self.dice.random() < 0.8 and set(known.people) & set(self.present()):
            name = self.dice.choice([one for one in known.people if one in self.present()])
        self.words += 1
        stars, word = self.dice.randint(1, 5), f"слово{self.words}я"
        form = {"stars": str(stars), "words": word}
        statuses = {self.people[name].post(f"/reviews/{deal}", data=form).status_code for _ in range(self.dice.choice((1, 2)))}
        if name not in known.people:
            assert statuses == {404}
            return
        other = known.people[known.people[0] == name]
        mine, theirs = known.reviews.get(name), known.reviews.get(other)
        allowed = other not in self.frozen | self.gone and not (mine.open if mine else known.age >= TERM)
        assert statuses == ({303} if allowed else {409}), (statuses, mine, known)
        self.done["late"] += not allowed
        if allowed:
            known.reviews[name] = Wrote(name, other, stars, word)
            for one in (known.reviews[name], theirs) if theirs else ():
                one.open = True
                self.done["open"] += 1

    def withdraw(self) -> None:
        """Somebody withdraws what they wrote, or tries to withdraw what another wrote."""
        written = [(deal, one) for deal, known in self.deals.items() for one in known.reviews.values() if not one.nameless]
        if written:
            deal, one = self.dice.choice(written)
            if one.author in self.present():
                status = self.people[one.author].post(f"/reviews/{deal}/withdraw").status_code
                assert status == (409 if one.about in self.frozen else 303)
                if status == 303 and one.open:
                    one.withdrawn = True
                elif status == 303:
                    del self.deals[deal].reviews[one.author]
                self.done["withdrawn"] += status == 303

    def wait(self) -> None:
        """Some days pass; the job runs, or has not yet run."""
        days = self.dice.choice((1.0, 3.0, 6.0))
        later(self.house, days)
        for known in self.deals.values():
            known.age += days
            for one in known.reviews.values():
                one.open = one.open or known.age >= TERM
        if self.dice.random() < 0.5:
            self.house.run_job("reviews")

    def judge(self) -> None:
        """A moderator hides a review: what is open and of people who are there."""
        written = [(deal, one) for deal, known in self.deals.items() for one in known.reviews.values() if not one.nameless]
        if written:
            deal, one = self.dice.choice(written)
            there = one.open and not one.withdrawn and not {one.author, one.about} & self.frozen
            review_number = number(self.house, self.people[one.author], deal)
            answer = hide(self.staff, "review", review_number, rule="insult", status=303 if there else 404)
            one.hidden = one.hidden or (there and "decided-already" not in answer.headers["location"])

    def chill(self) -> None:
        """Somebody blocks their data, or lifts that."""
        for name in list(self.frozen) or [self.dice.choice(self.present() or [""])]:
            if name:
                freeze(self.house, self.people[name], None if name in self.frozen else 1)
                self.house.db.write(lambda tx: tx.touch("site"))
                self.frozen ^= {name}

    def leave(self) -> None:
        """Somebody deletes their account; the job may be late."""
        if len(self.present()) <= 3:
            return
        name = self.dice.choice(self.present())
        self.people[name].do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
        if self.dice.random() < 0.5:
            self.house.run_job("destructions")
        self.gone.add(name)
        for known in self.deals.values():
            known.reviews = {author: one for author, one in known.reviews.items() if one.about != name}
            for one in known.reviews.values():
                one.nameless = one.nameless or one.author == name

    def check(self, reader) -> None:
        """What a reader sees, and every count, is what the model says."""
        for name in set(self.people) - self.gone:
            about = [one for known in self.deals.values() for one in known.reviews.values() if one.about == name]
            open_ = [one for one in about if one.open and not one.withdrawn and (one.nameless or one.author not in self.frozen)]
            counted = [one.stars for one in open_ if not one.hidden]
            assert totals(self.house, self.people[name]) == (sum(counted), len(counted)), name
            if name in self.frozen:
                continue
            path = f"/members/{self.people[name].member_id}/reviews"
            page = plain_text(reader.page(path))
            readable = {one.word for one in open_ if not one.nameless and not one.hidden}
            assert {word for word in page.split() if word.startswith("слово")} == readable, name
        sides = self.house.db.all("select deal_id, side, count(*) as n from review group by deal_id, side")
        assert all(row.n == 1 for row in sides)
        assert len(sides) == sum(len(known.reviews) for known in self.deals.values())


def walk(house, people: dict, staff, reader, seed: int) -> World:
    """Two hundred steps of a world."""
    world = World(house, people, staff, seed)
    steps = [world.deal] * 3 + [world.write] * 12 + [world.wait, world.withdraw, world.judge, world.chill, world.chill]
    for turn in range(160):
        (world.leave if turn in (70, 120) else world.dice.choice(steps))()
        if turn % 8 == 0:
            world.check(reader)
    house.run_job("reviews")
    world.check(reader)
    return world


def test_nothing_opens_early_no_side_speaks_twice_and_every_average_is_the_sum_of_what_is_seen(
        house, aigerim, boris, sanzhar, olzhas, madina):
    more = {name: house.client(house.member(name)) for name in ("Дана", "Ерлан")}
    people = {"aigerim": aigerim, "boris": boris, "sanzhar": sanzhar, **more}
    world = walk(house, people, madina, house.client(house.member("Читатель")), seed=7)
    assert len(world.deals) >= 10 and world.done["open"] >= 6 and world.done["late"] >= 6 and world.done["withdrawn"] >= 2, world.done
