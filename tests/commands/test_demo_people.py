"""The invented members, conversations and complaints."""

import re

import pytest

from web.commands.demo import reference
from web.commands.demo.listings import listings
from web.commands.demo.members import member, members
from web.commands.demo.reports import reports
from web.commands.demo.shapes import DemoListing, DemoMember, DemoReport, DemoThread
from web.commands.demo.threads import threads
from web.commands.demo.vocabulary import data, leaves
from web.moderation.rules import REASONS

KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)


@pytest.fixture(scope="module")
def people() -> list[DemoMember]:
    return list(members(5, 200))


@pytest.fixture(scope="module")
def offered(people) -> list[DemoListing]:
    return list(listings(5, 500, people))


@pytest.fixture(scope="module")
def talks(people, offered) -> list[DemoThread]:
    return list(threads(5, 400, offered, people))


@pytest.fixture(scope="module")
def complaints(people, offered) -> list[DemoReport]:
    return list(reports(5, 60, offered, people))


def test_the_same_seed_gives_the_same_members(people):
    assert list(members(5, 200)) == people


def test_a_member_does_not_depend_on_those_before(people):
    assert member(5, 123) == people[123]


def test_members_speak_both_languages(people):
    assert 0.15 < sum(each.language == "kk" for each in people) / len(people) < 0.5


def test_members_live_in_towns_of_the_country(people):
    assert {each.town_slug for each in people} <= reference.town_names().keys()


def test_some_members_are_shops_and_most_are_persons(people):
    assert 0.05 < sum(each.business for each in people) / len(people) < 0.3


def test_names_are_short_and_without_digits(people):
    assert all(2 <= len(each.name) <= 40 and not re.search(r"\d", each.name) for each in people)


def test_kazakh_words_about_oneself_have_kazakh_letters(people):
    assert all(KAZAKH.search(each.about) for each in people if each.about and each.language == "kk")


def test_members_joined_before_the_oldest_listing(people, offered):
    assert min(each.age_seconds for each in people) > max(each.age_seconds for each in offered)


def test_the_same_seed_gives_the_same_conversations(people, offered, talks):
    assert list(threads(5, 400, offered, people)) == talks


def test_conversations_have_two_to_ten_messages(talks):
    lengths = {len(each.messages) for each in talks}
    assert min(lengths) == 2 and 7 <= max(lengths) <= 10


def test_the_buyer_speaks_first_and_the_seller_answers(talks):
    assert all(each.messages[0].by_buyer and not each.messages[1].by_buyer for each in talks)


def test_nobody_talks_to_themselves(talks, offered):
    assert all(each.buyer != offered[each.listing].member for each in talks)


def test_nobody_asks_twice_about_the_same_listing(talks):
    assert len({(each.listing, each.buyer) for each in talks}) == len(talks)


def test_messages_come_one_after_another_and_after_the_listing(talks, offered):
    for each in talks:
        ages = [message.age_seconds for message in each.messages]
        assert ages == sorted(ages, reverse=True) and ages[-1] >= 0
        assert ages[0] <= offered[each.listing].age_seconds


def test_messages_are_short_and_filled_in(talks):
    assert all(len(message.text) < 160 and "{" not in message.text for each in talks for message in each.messages)


def test_a_kazakh_listing_is_talked_about_in_kazakh(talks, offered):
    kazakh = [each for each in talks if not offered[each.listing].title_ru]
    found = [" ".join(message.text for message in each.messages) for each in kazakh]
    assert found and all(KAZAKH.search(text) for text in found)


def test_conversations_need_somebody_else(people, offered):
    with pytest.raises(ValueError):
        next(threads(1, 1, offered, people[:1]))


def test_both_languages_have_the_same_conversations():
    talk = data("talk")
    for part in ("open", "answer", "details"):
        assert talk["ru"][part].keys() == talk["kk"][part].keys()
    assert set(talk["groups"].values()) | {"sale"} == talk["ru"]["open"].keys()
    assert set(talk["groups"]) <= {words.manner for words in leaves().values()}


def test_complaints_name_a_reason_and_say_why(complaints):
    assert {each.reason for each in complaints} <= data("complaints").keys() <= REASONS.keys()
    assert len({each.reason for each in complaints}) >= 4 and all(each.detail for each in complaints)


def test_nobody_reports_themselves_or_before_the_listing_is_there(complaints, offered):
    for each in complaints:
        assert each.reporter != offered[each.listing].member
        assert 0 <= each.age_seconds < offered[each.listing].age_seconds


def test_the_same_seed_gives_the_same_complaints(people, offered, complaints):
    assert list(reports(5, 60, offered, people)) == complaints
