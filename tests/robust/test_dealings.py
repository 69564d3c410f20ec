"""Long random walks of two to five people over all that people do with each other, beside a plain model of it."""

import random
import shutil

import pytest

from tests.conftest import House
from tests.listings.selling import publish
from tests.payments.conftest import SECRET, register
from tests.robust.dealings.bank import Bank
from tests.robust.dealings.paying import Paying
from tests.robust.dealings.rating import Rating
from tests.robust.dealings.society import Clock, Society
from tests.robust.dealings.talking import Talking
from tests.robust.dealings.trading import Trading, Ware

NAMES = ("Айгерим", "Борис", "Дана", "Ерлан", "Жанна")
STEPS = 200
SEEDS = [(2, 1), (3, 2), (4, 3), (5, 4)]


class World:
    """All deeds, one after another, and all checks."""

    def __init__(self, society: Society, bank: Bank):
        self.all, self.dice = society, society.dice
        self.talking = Talking(society)
        self.trading = Trading(society, self.talking)
        self.rating = Rating(society, self.trading)
        self.paying = Paying(society, self.trading, bank)
        for name in society.people:
            self.publish(name)

    def publish(self, name: str) -> None:
        """Somebody puts something in."""
        title, quantity = self.all.mark(name), self.dice.choice((1, 3, 6))
        number = publish(self.all.house, self.all.people[name], title_ru=f"Телефон {title}", quantity=str(quantity))
        self.trading.wares.append(Ware(number, name, title, quantity))

    def speak(self) -> None:
        """Somebody begins, answers, or does something for themselves."""
        ware, found = self.dice.choice(self.trading.wares), self.talking.some()
        if found is None or self.dice.random() < 0.15:
            return self.talking.ask(ware, self.dice.choice(self.all.present()))
        talk = self.talking
        return self.dice.choice((talk.say, talk.say, talk.say, talk.again, talk.put_away, talk.delete, talk.block, talk.report))(*found)

    def offer(self) -> None:
        self.trading.offer(self.dice.choice(self.trading.wares), self.dice.choice(self.all.present()))

    def own(self) -> None:
        """Somebody ends or renews a listing, or puts another in."""
        wares = [ware for ware in self.trading.wares if ware.state == "live" and ware.owner not in self.all.gone]
        awake = [name for name in self.all.present() if name not in self.all.frozen]
        if len(wares) <= len(self.all.people) and awake:
            self.publish(self.dice.choice(awake))
        elif wares:
            self.trading.close(self.dice.choice(wares))

    def wait(self) -> None:
        """Time passes, and the jobs follow."""
        self.all.wait()
        for job in self.dice.sample(("reviews", "words of messages", "unseen messages"), 2):
            self.all.house.run_job(job)
        self.trading.ended()
        self.paying.look()

    def leave(self) -> None:
        if len([name for name in self.all.present() if name not in self.all.frozen]) > 1:
            self.all.leave()
            self.rating.forget()
            self.trading.ended()

    def look(self, name: str) -> None:
        """One person sees what is theirs, and nobody else's words on any page."""
        if name not in self.all.gone:
            self.talking.check(name)
            own = {mark for mark, author in self.all.authors.items() if author == name}
            may = own | self.talking.may(name) | self.trading.may(name) | self.rating.may(name)
            for path, found in self.all.pages(name).items():
                seen = {mark: self.all.authors[mark] for mark in found - may}
                assert not seen, (name, path, seen, self.all.gone, self.all.frozen)

    def check(self) -> None:
        self.talking.check_rows()
        self.trading.check()
        self.paying.check()
        self.rating.check()

    def walk(self) -> None:
        deeds = [self.speak] * 10 + [self.offer] * 4 + [self.trading.step] * 14 + [self.rating.write] * 4 + [self.paying.checkout] * 4 + [
            self.rating.reply, self.rating.reply, self.rating.withdraw, self.rating.report, self.paying.hear, self.trading.judge, self.own,
            self.wait, self.wait, self.all.freeze]
        for turn in range(STEPS):
            (self.leave if turn in (STEPS * 2 // 3, STEPS * 5 // 6) else self.dice.choice(deeds))()
            if self.all.frozen and self.dice.random() < 0.15:
                self.all.freeze()
            if turn % 12 == 11:
                self.check()
            if turn % 40 == 39:
                self.look(self.dice.choice(self.all.present()))
        if self.all.frozen:
            self.all.freeze()
        self.paying.settled()
        self.all.done["given back"] = len(self.paying.bank.refunds)
        self.check()
        for name in self.all.present():
            self.look(name)
        self.all.strangers()
        self.all.gone_for_good()


@pytest.fixture
def clock(monkeypatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("web.core.clock.now", made.now)
    return made


@pytest.fixture
def bank(clock, monkeypatch) -> Bank:
    """The payment service, asked in memory instead of over the network."""
    made = Bank(clock.now)
    monkeypatch.setattr("web.payments.stripe.Stripe._ask", lambda self, *given, **named: made.ask(*given, **named))
    return made


@pytest.fixture
def site(fresh_folder, tmp_path):
    """A site with a payment service."""
    folder = tmp_path / "data"
    shutil.copytree(fresh_folder, folder)
    made = House(folder, payment_api="http://127.0.0.1:1", payment_key="sk_trial", payment_secret=SECRET)
    made.db.write(register)
    yield made
    made.close()


@pytest.mark.slow
@pytest.mark.parametrize(("count", "seed"), SEEDS)
def test_nothing_illegal_is_done_nothing_is_seen_by_a_third_and_nothing_lost_or_doubled(site, clock, bank, count, seed):
    people = {name: site.client(site.member(name, email=f"p{place}@example.kz")) for place, name in enumerate(NAMES[:count])}
    outsider, staff = (site.client(site.member(name, role=role)) for name, role in (("Читатель", "member"), ("Судья", "moderator")))
    society = Society(site, people, outsider, staff, clock, random.Random(seed))
    World(society, bank).walk()
