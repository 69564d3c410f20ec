"""The history of a price: every public change, and «lower» only when it is true."""

import pytest

from tests.conftest import plain_text
from tests.listings.selling import begin, filled, pass_days, publish, row
from web.core.clock import DAY
from web.core.sqlite import Row
from web.listings import rules, words
from web.listings.store import prices


def price(house, client, number: int, amount: str, mode: str = "fixed") -> None:
    """Changes the price as a person does."""
    client.do(f"/listings/{number}/edit", {**filled(house, price=amount, price_mode=mode), "save": "1"})


def history(house, number: int) -> list:
    return [(one.price_mode, one.price) for one in prices.history(house.db, number)]


def test_it_begins_when_it_is_published_and_grows_with_each_change(house, aigerim):
    number = begin(aigerim)
    price(house, aigerim, number, "500000")
    assert history(house, number) == []
    aigerim.do(f"/listings/{number}/publish")
    price(house, aigerim, number, "450000")
    aigerim.do(f"/listings/{number}/edit", {**filled(house, price="450000", title_ru="Другой заголовок"), "save": "1"})
    price(house, aigerim, number, "", "negotiable")
    assert history(house, number) == [("fixed", 500_000), ("fixed", 450_000), ("negotiable", None)]


def test_a_lower_price_is_shown_with_the_old_one(house, aigerim, guest):
    number = publish(house, aigerim, price="200000")
    assert "История цены" not in guest.page(f"/listings/{number}")
    pass_days(house, number, 2)
    price(house, aigerim, number, "150000")
    page = plain_text(guest.page(f"/listings/{number}"))
    assert "Ниже на 25 %" in page and "История цены" in page


def test_a_price_raised_first_and_lowered_then_is_not_called_lower(house, aigerim, guest):
    number = publish(house, aigerim, price="200000")
    price(house, aigerim, number, "300000")
    price(house, aigerim, number, "200000")
    page = plain_text(guest.page(f"/listings/{number}"))
    assert "Ниже на" not in page and "История цены" in page


def test_a_price_changed_while_ended_is_written_down_when_it_is_public_again(house, aigerim):
    number = publish(house, aigerim, price="200000")
    aigerim.do(f"/listings/{number}/close", {"reason": "withdrawn"})
    price(house, aigerim, number, "100000")
    assert history(house, number) == [("fixed", 200_000)]
    aigerim.do(f"/listings/{number}/reopen")
    assert history(house, number) == [("fixed", 200_000), ("fixed", 100_000)] and row(house, number).state == "live"


def at(day: float, amount: int | None, mode: str = "fixed") -> Row:
    return Row(price_mode=mode, price=amount, at=int(day * DAY))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], None),
        ([at(0, 100)], None),
        ([at(0, 100), at(1, 90)], 100),
        ([at(0, 100), at(1, 100)], None),
        ([at(0, 90), at(1, 200), at(2, 100)], None),
        ([at(0, 90), at(1, 200), at(2, 80)], 90),
        ([at(0, 90), at(1, 200), at(40, 100)], 200),
        ([at(0, 100), at(1, None, "free"), at(2, 90)], 100),
        ([at(0, 100, "wanted"), at(1, 90, "wanted")], None),
        ([at(0, 100, "salary"), at(1, 90)], None),
        ([at(0, 100), at(1, None, "negotiable")], None),
        ([at(0, 100, "negotiable"), at(1, 90)], 100),
    ],
)
def test_lower_means_lower_than_anything_of_the_thirty_days_before(changes, expected):
    assert rules.was(changes) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 200 000", 1_200_000),
        ("185000тг", 185_000),
        ("185 000 ₸", 185_000),
        ("0", None),
        ("-5", None),
        ("1e5", None),
        ("", None),
        ("٣", None),
        ("1000000000001", None),
        ("1000000000000", 10**12),
        ("5,5", None),
    ],
)
def test_a_price_is_read_from_what_people_type(text, expected):
    assert rules.price_of(text) == expected


@pytest.mark.parametrize(
    ("mode", "amount", "period", "expected"),
    [
        ("fixed", 5_000, "", "5\u202f000\u00a0₸"),
        ("fixed", 5_000, "month", "5\u202f000\u00a0₸ в месяц"),
        ("salary", 5_000, "", "от 5\u202f000\u00a0₸"),
        ("salary", None, "", "Зарплата по договорённости"),
        ("free", None, "", "Бесплатно"),
        ("negotiable", None, "day", "Договорная цена"),
        ("fixed", None, "", ""),
        ("wanted", 5_000, "month", "до 5\u202f000\u00a0₸ в месяц"),
        ("", None, "", ""),
    ],
)
def test_each_kind_of_price_has_its_phrase(mode, amount, period, expected):
    assert words.price(mode, amount, period) == expected


def test_a_small_drop_is_at_least_one_percent():
    assert (rules.percent_lower(200, 150), rules.percent_lower(1_000, 999)) == (25, 1)
