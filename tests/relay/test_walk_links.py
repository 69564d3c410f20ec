"""Long random walks of two people who only press links, old and new ones, their own and each other's: the table of steps is the judge."""

import random
from dataclasses import dataclass

import pytest

from tests.deals.conftest import FILLED, pieces
from tests.messages.conftest import freeze, put_listing, write
from web.accounts import acting
from web.accounts.store import members
from web.core.jobs import Work
from web.deals import links, rules
from web.deals.store import rows

CHANCES = 80


@dataclass(frozen=True)
class Given:
    """A link that left in a mail: whose, for what, and what it was made for."""

    path: str
    person: str
    step: str
    deal: int
    last_id: int


class Walk:
    """A deal between two, all links that were ever given to them, and what each may still do."""

    def __init__(self, house, people: dict, thread: int, seed: int):
        self.house, self.people, self.thread, self.dice = house, people, thread, random.Random(seed)
        self.guest, self.given, self.ended = house.client(), set(), set()
        self.moved = 0

    def member(self, name: str):
        """The row of a member as it is now."""
        return members.by_id(self.house.db, self.people[name].member_id)

    def collect(self) -> None:
        """The links that mails to both would hold now."""
        db, keys = self.house.db, self.house.state.keys
        for name in self.people:
            member = self.member(name)
            deal = rows.last_in(db, member.id, self.thread)
            found = links.of_deal(db, keys, deal, member) if deal else []
            thread = links.beginning.threads.one(db, member.id, self.thread)
            found += links.in_mail(Work(db, self.house.settings, self.house.state), "thread", thread, member)
            for _label, path in found:
                wish = acting.read(keys, path.rpartition("/")[2])
                about = deal.last_id if deal and wish.what != "offer" else deal.id if deal else 0
                self.given.add(Given(path, name, wish.what, deal.id if deal else 0, about))

    def may(self, link: Given) -> bool:
        """Whether the reference says that this link still does something."""
        deal = rows.last_in(self.house.db, self.people[link.person].member_id, self.thread)
        if link in self.ended or any(self.member(name).blocked_at for name in self.people):
            return False
        if link.step == "offer":
            return (deal is None or deal.state in rules.ENDED) and link.last_id == (deal.id if deal else 0)
        role = deal.role
        return (deal.id, deal.last_id) == (link.deal, link.last_id) and (link.step, role) in rules.TABLE[deal.state]

    def press(self) -> None:
        """Presses a link once or twice: any that was ever given, or one that should do something."""
        known = sorted(self.given, key=lambda one: (one.deal, one.last_id, one.step, one.person))
        live = [one for one in known[-12:] if self.may(one)]
        link = self.dice.choice(live if live and self.dice.random() < 0.4 else known)
        may, before = self.may(link), self.count()
        offer = {"offer-price": "70000", "offer-quantity": "1", "offer-pay": "cash"}
        fields = {**offer, **FILLED.get(link.step, {}), "meet-day": self.tomorrow()}
        assert self.guest.get(link.path).status_code in (200, 410) and self.count() == before
        for _n in range(self.dice.choice((1, 2))):
            self.guest.post(link.path, data=fields)
        assert self.count() == before + may, (link, may)
        self.moved += may

    def tomorrow(self) -> str:
        """A day that a meeting may have."""
        return acting.clock.local(acting.clock.now() + 86_400).strftime("%Y-%m-%d")

    def count(self) -> int:
        """How many steps were taken."""
        return self.house.db.value("select count(*) from deal_step")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_link_does_what_the_table_says_and_only_for_the_state_it_was_made_for(house, aigerim, boris, seed):
    listing = house.db.write(put_listing, aigerim.member_id)
    house.db.write(pieces, listing, 50)
    people = {"seller": aigerim, "buyer": boris}
    walk = Walk(house, people, write(boris, listing, "Здравствуйте"), seed)
    for _n in range(CHANCES):
        walk.collect()
        walk.press()
        if walk.dice.random() < 0.05:
            client = walk.dice.choice((aigerim, boris))
            freeze(house, client)
            walk.press()
            freeze(house, client, None)
        if walk.dice.random() < 0.05:
            name = walk.dice.choice(("seller", "buyer"))
            house.db.write(members.change, people[name].member_id, {"password_hash": str(walk.dice.random())})
            walk.ended |= {one for one in walk.given if one.person == name}
    assert walk.moved > 3 and len(walk.given) > 8  # how many depends on chance
