"""Changing a listing that others see: nothing new becomes public unread."""

import pytest

from tests.guard.test_publish import TEXT, typed, value
from tests.listings.selling import filled, publish, row


@pytest.fixture
def listed(house, aigerim) -> int:
    return publish(house, aigerim)


def test_others_see_the_old_text_until_the_author_has_decided(house, aigerim, guest, listed):
    page = aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "save": "1"}, 422).text
    assert typed(page, "text_ru") == TEXT and "Куплен в прошлом году." in guest.page(f"/listings/{listed}")
    page = aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "mask": "all"}, 200).text
    assert "•••" in typed(page, "text_ru") and row(house, listed).text_ru == "Куплен в прошлом году."
    aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=typed(page, "text_ru")), "save": "1"})
    assert "•••" in guest.page(f"/listings/{listed}")


def test_what_is_public_already_is_not_asked_about_again(house, aigerim, listed):
    page = aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "save": "1"}, 422).text
    aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "as_it_is": value(page, "as_it_is")})
    aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT, price="170 000"), "save": "1"})
    assert row(house, listed).price == 170_000 and row(house, listed).text_ru == TEXT


def test_only_the_changed_text_is_asked_about(house, aigerim, listed):
    page = aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "save": "1"}, 422).text
    aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "as_it_is": value(page, "as_it_is")})
    given = filled(house, text_ru=TEXT, title_ru="Телефон a.b@mail.ru")
    page = aigerim.do(f"/listings/{listed}/edit", {**given, "save": "1"}, 422).text
    assert "email:a.b@mail.ru" in page and "phone:" not in page


def test_mistakes_and_findings_are_shown_together(house, aigerim, listed):
    given = filled(house, text_ru=TEXT, price="много")
    page = aigerim.do(f"/listings/{listed}/edit", {**given, "save": "1"}, 422).text
    assert 'id="found"' in page and "price-error" in page


def test_what_staff_hid_is_read_before_it_can_be_seen_again(house, aigerim, madina, listed):
    house.db.write(lambda tx: tx.run("update listing set state = 'hidden' where id = :id", id=listed))
    assert 'id="found"' in aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "save": "1"}, 422).text
    assert row(house, listed).text_ru == "Куплен в прошлом году."
