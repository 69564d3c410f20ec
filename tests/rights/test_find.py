"""Whether a phone or an e-mail stands in a listing, however it is written."""

import pytest

from web.rights import rules


@pytest.mark.parametrize("written", [
    "+7 701 123 45 67", "87011234567", "8 (701) 123-45-67", "7011234567", "+7(701)123 45 67", "701.123.45.67", "8-701-123-4567",
    "8 701 123 45 67, 8 702 000 00 00", "цена 185 000, тел. 701 123 45 67", "8\u00a0701\u00a01234567", "+7_701_123_45_67"])
def test_one_number_is_found_in_every_way_people_write_it(written):
    assert rules.phone_in("+77011234567", ["Заголовок", f"Звоните {written}!"])


@pytest.mark.parametrize("written", ["701 123 45 68", "цена 7 011 234 руб.", "", "1234567", "7 0 1 1 2 3 4 5", "701 123"])
def test_other_numbers_are_not_taken_for_it(written):
    assert not rules.phone_in("+77011234567", [written])


def test_a_number_of_another_country_is_found_with_its_own_code_or_without():
    for written in ("+7 495 123-45-67", "8 495 1234567", "(495) 123 45 67"):
        assert rules.phone_in("+74951234567", [written])
    assert rules.phone_in("+998901234567", ["90 123 45 67"])


def test_a_short_number_needs_its_country_code():
    assert not rules.phone_in("+37255512345"[:11], ["цена 5 551 234"])
    assert rules.phone_in("+3725551234", ["+372 555 1234"])
    assert not rules.phone_in("", ["701 123 45 67"])


@pytest.mark.parametrize(("written", "found"), [
    ("Пишите: A.B@Example.KZ.", True), ("<a.b@example.kz>", True), ("a.b@example.kz", True), ("xa.b@example.kz", False),
    ("a.b@example.kz.com", False), ("a.b@example.kzz", False), ("aab@example.kz", False)])
def test_an_address_is_found_as_a_whole(written, found):
    assert rules.email_in("a.b@example.kz", [written]) is found


@pytest.mark.parametrize(("text", "number"), [
    ("https://example.kz/listings/123", 123), ("/kk/listings/123?said=x#top", 123), ("№ 123", 123), (" 123 ", 123), ("#7", 7),
    ("listing 123", None), ("", None), ("0", None), ("9223372036854775808", None), ("/listings/99999999999999999999", None)])
def test_a_listing_is_named_by_address_or_number(text, number):
    assert rules.listing_number(text) == number


def test_a_mask_lets_the_owner_recognise_and_nobody_use_it():
    assert rules.masked("+77011234567") == "+7701•••••67"
    assert rules.masked("aigerim@example.kz") == "a•••@example.kz"
    assert rules.masked("") == ""
