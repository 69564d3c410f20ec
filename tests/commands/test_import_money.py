"""Prices as shops write them, currencies, and the way to whole tenge."""

from decimal import Decimal

import pytest

from web.commands.feeds.money import MAX_TENGE, amount, currency, parse_rates, tenge
from web.commands.feeds.offer import Unreadable


@pytest.mark.parametrize(
    ("written", "number", "code"),
    [
        ("1040", "1040", ""),
        ("12 500", "12500", ""),
        ("12\u00a0500,50 ₸", "12500.50", "KZT"),
        ("1'250'000 тг.", "1250000", "KZT"),
        ("12,500.00 KZT", "12500.00", "KZT"),
        ("12.500,5", "12500.5", ""),
        ("1.250.000", "1250000", ""),
        ("0.125", "0.125", ""),
        ("1040.000", "1040.000", ""),
        ("$99.90", "99.90", "USD"),
        ("500 руб.", "500", "RUB"),
        ("-5", "-5", ""),
    ],
)
def test_amounts_are_read_as_shops_write_them(written, number, code):
    assert amount(written) == (Decimal(number), code)


@pytest.mark.parametrize(
    "written", ["", "сто", "12 5", "1,2,3", "1.2.3,4", "5 6 7", "NaN", "1e5", "от 500", "$5 KZT", "9" * 99]
)
def test_what_is_no_clear_number_is_refused(written):
    with pytest.raises(Unreadable):
        amount(written)


def test_a_price_that_can_be_read_two_ways_is_refused():
    with pytest.raises(Unreadable, match="two ways"):
        amount("12.500")


def test_tenge_stay_as_they_are_and_halves_go_up():
    assert tenge(Decimal("99.5"), "KZT", {}) == 100
    assert tenge(Decimal("99.49"), "₸", {}) == 99


def test_another_currency_needs_its_rate_and_the_reason_names_the_option():
    with pytest.raises(Unreadable, match=r"--rate RUB=NUMBER"):
        tenge(Decimal(10), "RUR", {"USD": Decimal(480)})
    assert tenge(Decimal("10.5"), "RUR", {"RUB": Decimal("5.6")}) == 59


@pytest.mark.parametrize(
    ("price", "code", "word"),
    [("10", "XYZ", "XYZ"), ("10", "", "no currency"), ("0", "KZT", "above zero"), ("-3", "KZT", "above zero"),
     ("0.2", "KZT", "between"), (str(MAX_TENGE + 1), "KZT", "between"), ("9" * 30, "KZT", "between")],
)  # fmt: skip
def test_unknown_currencies_and_prices_out_of_bounds_are_refused(price, code, word):
    with pytest.raises(Unreadable, match=word):
        tenge(Decimal(price), code, {})


def test_currencies_are_known_by_code_sign_and_word():
    assert [currency(word) for word in ("kzt", "₸", "Теңге", "RUR", "руб.", "€")] == "KZT KZT KZT RUB RUB EUR".split()


def test_rates_are_read_from_the_command_line():
    assert parse_rates(["RUR=5,6", "USD=480"]) == {"RUB": Decimal("5.6"), "USD": Decimal(480)}


@pytest.mark.parametrize(
    "words", [["RUB"], ["RUB=0"], ["RUB=-1"], ["RUB=x"], ["RUB=1e9"], ["KZT=1"], ["RUB=5", "RUR=6"], ["ABC=1"]]
)
def test_a_rate_that_makes_no_sense_is_refused(words):
    with pytest.raises(Unreadable):
        parse_rates(words)
