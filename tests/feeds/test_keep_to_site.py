"""Keeping one's listings to this site: published for people, in no answer to programs, and not indexed."""

import random

import pytest

from tests.conftest import plain_text
from tests.feeds.reading import everywhere, numbers
from tests.search.market import publish, shown
from web.listings.store import publishing, rows, shelf

HERE, EVERYWHERE = {"where": "this-site"}, {"where": "everywhere"}
SWITCH = "/profile/open-sources"


def choices(house, person) -> list[bool]:
    return [bool(row.site_only) for row in house.db.all("select site_only from distribution where member_id = :id order by id",
                                                        id=person.member_id)]


def test_one_press_takes_listings_out_of_everything_for_programs_and_leaves_them_to_people(house, guest, aigerim):
    number, other = publish(house, "Диван"), publish(house, "Стол", seller="boris")
    assert all(found == {number, other} for found in everywhere(guest).values())
    aigerim.do(SWITCH, HERE)
    assert all(found == {other} for found in everywhere(guest).values())
    guest.page(f"/api/listings/{number}", 404)
    assert shown(guest.page("/search")) == [other, number] and "Диван" in guest.page(f"/listings/{number}")


def test_its_page_asks_not_to_be_indexed_and_describes_nothing(house, guest, aigerim):
    number = publish(house, "Диван")
    assert "ld+json" in guest.page(f"/listings/{number}")
    aigerim.do(SWITCH, HERE)
    text = guest.page(f"/listings/{number}")
    assert '<meta name="robots" content="noindex">' in text
    assert "ld+json" not in text and "og:" not in text and "twitter:" not in text
    assert '<meta name="robots" content="noindex">' in guest.page(f"/members/{aigerim.member_id}")


def test_it_holds_for_listings_of_later(house, guest, aigerim):
    aigerim.do(SWITCH, HERE)
    number = publish(house, "Диван")
    assert not any(everywhere(guest).values()) and "noindex" in guest.page(f"/listings/{number}")


def test_another_press_opens_them_again(house, guest, aigerim):
    number = publish(house, "Диван")
    aigerim.do(SWITCH, HERE)
    aigerim.do(SWITCH, EVERYWHERE)
    assert all(found == {number} for found in everywhere(guest).values()) and "ld+json" in guest.page(f"/listings/{number}")


def test_the_switch_stands_with_the_consents_and_says_how_it_is(aigerim):
    assert "Оставить только на этом сайте" in aigerim.page("/profile/consents")
    aigerim.do(SWITCH, HERE)
    text = aigerim.page("/profile/consents?said=site-only")
    assert "Разрешить ленты и поисковые системы" in text and "Теперь ваши объявления показываются только на этом сайте" in text


def test_sent_twice_is_written_once_and_told_in_the_persons_journal(house, aigerim, boris):
    for form in (HERE, HERE, EVERYWHERE, EVERYWHERE):
        aigerim.do(SWITCH, form)
    assert choices(house, aigerim) == [True, False] and choices(house, boris) == []
    text = plain_text(aigerim.page("/profile/journal"))
    assert "Ваши объявления показываются только на этом сайте" in text and "Ваши объявления доступны лентам" in text
    assert "объявления показываются только" not in plain_text(boris.page("/profile/journal"))


def test_the_choice_is_sealed_shown_and_gone_with_the_person(house, aigerim):
    aigerim.do(SWITCH, HERE)
    house.run_job("seal")
    assert house.db.value("select count(*) from chain where source = 'distribution'") == 1
    assert "Показываются ли они только на этом сайте" in aigerim.page("/profile/data")


@pytest.mark.parametrize("form", [{}, {"where": "nowhere"}])
def test_anything_else_is_nothing(house, aigerim, form):
    aigerim.do(SWITCH, form, 404)
    assert choices(house, aigerim) == []


def test_a_guest_has_no_switch(guest):
    assert guest.do(SWITCH, HERE).headers["location"].startswith("/login")


def test_whose_data_are_blocked_is_nowhere_either(house, guest, aigerim):
    number = publish(house, "Диван")
    aigerim.do("/profile/block")
    assert not any(everywhere(guest).values())
    guest.page(f"/api/listings/{number}", 404)


def test_so_many_kept_to_the_site_do_not_hide_the_others(house, guest, aigerim):
    far = publish(house, "Диван", seller="boris")
    for n in range(99):
        publish(house, f"Диван {n}")
    aigerim.do(SWITCH, HERE)
    assert all(found == {far} for found in everywhere(guest).values())


class Market:
    """Sellers whose listings come and go, and the truth about who may be read where."""

    def __init__(self, house, dice: random.Random, people: dict):
        self.house, self.dice, self.people = house, dice, people
        self.live: dict[int, str] = {}
        self.hidden: dict[str, set[str]] = {name: set() for name in people}  # why a seller is out of everything

    def step(self) -> None:
        name = self.dice.choice(list(self.people))
        self.dice.choice((self.publish, self.publish, self.end, self.switch, self.block, self.renew))(name, self.people[name])

    def publish(self, name: str, person) -> None:
        self.live[publish(self.house, f"Диван {len(self.live)}", seller=name)] = name

    def end(self, name: str, person) -> None:
        mine = [number for number, owner in self.live.items() if owner == name]
        if mine and "blocked" not in self.hidden[name]:
            del self.live[number := self.dice.choice(mine)]
            person.do(f"/listings/{number}/" + self.dice.choice(("close", "delete")), {"reason": "withdrawn"})

    def switch(self, name: str, person) -> None:
        if "blocked" not in self.hidden[name]:
            person.do(SWITCH, EVERYWHERE if "kept" in self.hidden[name] else HERE)
            self.hidden[name] ^= {"kept"}

    def block(self, name: str, person) -> None:
        person.do("/profile/unblock" if "blocked" in self.hidden[name] else "/profile/block")
        self.hidden[name] ^= {"blocked"}

    def renew(self, name: str, person) -> None:
        for number in [number for number, owner in self.live.items() if owner == name][:1]:
            self.house.db.write(self._renewed, number)

    def _renewed(self, tx, number: int) -> None:
        tx.run("update listing set renewed_at = 0 where id = :id", id=number)
        publishing.renew(tx, rows.one(tx, number).member_id, number, shelf.Books())

    def readable(self) -> set[int]:
        return {number for number, owner in self.live.items() if not self.hidden[owner]}


@pytest.mark.parametrize("seed", range(4))
def test_whatever_people_do_no_forbidden_listing_is_in_any_answer_and_every_other_one_is(house, guest, aigerim, boris, sanzhar, seed):
    market = Market(house, random.Random(seed), {"aigerim": aigerim, "boris": boris, "sanzhar": sanzhar})
    for _ in range(20):
        market.step()
        wanted = market.readable()
        assert {path: found for path, found in everywhere(guest).items() if found != wanted} == {}
        for number in market.live:
            status = 200 if number in wanted else 404
            assert guest.get(f"/api/listings/{number}").status_code == status
            page = guest.get(f"/listings/{number}").text
            assert ("ld+json" in page, "og:title" in page) == (number in wanted, number in wanted)
            assert ('name="robots"' in page) == (number not in wanted)
    assert numbers(guest.page("/rss/search")) == market.readable()
