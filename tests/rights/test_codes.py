"""Codes: six digits, fifteen minutes, five tries, each for one claim; and what hostile people send."""

import pytest

from tests.conftest import plain_text
from tests.listings.selling import set_member
from tests.rights.claiming import ask, asked, code, offer, other_than, rows, state
from web.core import clock


@pytest.fixture
def number(house, aigerim):
    return offer(house, aigerim)


def test_after_five_wrong_codes_the_right_one_is_refused_too(house, guest, number):
    place = ask(guest, number)
    right = code(house)
    for left in (4, 3, 2, 1):
        page = plain_text(guest.do(place, {"code": other_than(right)}, 422).text)
        assert f"{left} попыт" in page
    assert "больше не действует" in guest.do(place, {"code": other_than(right)}, 422).text
    assert "больше не действует" in guest.do(place, {"code": right}, 422).text
    assert state(house, number) == "live" and rows(house) == []


def test_a_code_is_worth_nothing_after_fifteen_minutes(house, guest, number, monkeypatch):
    place, now = ask(guest, number), clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + 901)
    assert "больше не действует" in guest.page(place)
    guest.do(place, {"code": code(house)}, 422)
    assert state(house, number) == "live"


def test_the_code_of_another_claim_does_not_fit(house, boris, guest, number):
    other = offer(house, boris, title_ru="Другой телефон")
    mine, theirs = ask(guest, number), ask(guest, other, contact="other@example.kz")
    guest.do(mine, {"code": code(house, -1)}, 422)
    assert rows(house) == [] and mine != theirs


def test_codes_are_kept_as_hashes_only(house, guest, number):
    ask(guest, number)
    row = house.db.one("select * from claim_code")
    assert code(house) not in str(dict(row)) and len(row.code_hash) == 64


def test_spaces_in_the_code_are_fine_and_other_signs_are_said_to_be_wrong(house, guest, number):
    place = ask(guest, number)
    for bad in ("", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "½" * 6, "9" * 20_000):
        assert 'id="code-error"' in guest.do(place, {"code": bad}, 422).text, bad
    right = code(house)
    guest.do(place, {"code": f" {right[:3]} {right[3:]} "})
    assert state(house, number) == "hidden"


def test_one_address_gets_five_codes_a_day(house, guest, number):
    for place in range(5):
        ask(guest, number, statement=f"Прошу убрать {place}")
    ask(guest, number, statement="Прошу убрать снова", status=429)
    assert len([mail for mail in house.mails() if mail.kind == "claim code"]) == 5
    ask(guest, number, contact="other@example.kz")


@pytest.mark.parametrize("listing", ["", "abc", "999999999999999999999999", "0", "-5", "/listings/", "1' or '1'='1", "7" * 19,
                                     "https://example.org/listings/", "٣٣", "x" * 60_000])
def test_what_names_no_listing_in_view_is_refused_with_a_word_about_it(house, guest, number, listing):
    page = ask(guest, number, listing=listing, status=422)
    assert "listing-error" in page and not house.mails()


def test_drafts_hidden_and_frozen_listings_are_not_told_from_none(house, aigerim, madina, guest, number):
    set_member(house, aigerim.member_id, blocked_at=1, blocked_by="self")
    frozen = plain_text(ask(guest, number, status=422)).replace(str(number), "")
    nothing = plain_text(ask(guest, 123456, status=422)).replace("123456", "")
    assert frozen == nothing


@pytest.mark.parametrize(("field", "bad"), [("phone", "12"), ("phone", ""), ("contact", "not an address"), ("contact", ""), ("mine", "")])
def test_each_answer_that_cannot_be_right_is_marked(guest, house, number, field, bad):
    page = ask(guest, number, status=422, **{field: bad})
    assert f'id="{field}-error"' in page and not house.mails()


def test_a_photo_claim_needs_words(guest, number):
    assert 'id="statement-error"' in ask(guest, number, "photo", statement="", status=422)


def test_huge_forms_are_refused(guest, number):
    guest.do("/rights/claim/photo", {**asked(number, "photo"), "statement": "я" * 100_000}, 413)
    assert 'id="statement-error"' in ask(guest, number, "photo", statement="я" * 2_001, status=422)


def test_a_program_that_fills_the_hidden_field_gets_nothing(house, guest, number):
    assert ask(guest, number, website="http://example.org") == "/rights" and not house.mails()


@pytest.mark.parametrize("path", ["/rights/nonsense", "/rights/code/nonsense", "/rights/claim/passport", "/rights/%00",
                                  "/rights/" + "x" * 3_000])
def test_forged_addresses_lead_nowhere(guest, path):
    guest.page(path, 404)


def test_the_key_of_a_code_page_does_not_open_the_page_of_a_claim(house, guest, number):
    place = ask(guest, number)
    end = guest.do(place, {"code": code(house)}).headers["location"]
    guest.page("/rights/" + place.rpartition("/")[2], 404)
    guest.page("/rights/code/" + end.rpartition("/")[2], 404)


def test_what_a_stranger_writes_is_shown_as_text(house, guest, madina, number):
    place = ask(guest, number, statement="<script>alert(1)</script> моё")
    guest.page(guest.do(place, {"code": code(house)}).headers["location"])
    page = madina.page(f"/admin/claims/{rows(house)[0].id}")
    assert "<script>alert" not in page and "&lt;script&gt;" in page
