"""Somebody without an account proves that their phone, e-mail or photo is in a listing, and it is hidden at once."""

import pytest

from tests.conftest import House, plain_text
from tests.listings.selling import publish, set_member
from tests.rights.claiming import MAIL, PHONE, ask, asked, claim, code, letters, offer, rows, state
from web.core.format import day
from web.requests.store import filing


def test_a_phone_in_the_text_is_hidden_as_soon_as_the_code_is_right(house, aigerim, guest):
    number = offer(house, aigerim)
    place = ask(guest, number)
    assert state(house, number) == "live", "without the code nothing happens"
    guest.do(place, {"code": code(house)})
    assert state(house, number) == "hidden"
    guest.page(f"/listings/{number}", 404)
    assert f"/listings/{number}" not in guest.page("/search?q=телефон")


@pytest.mark.parametrize("kind", ["email", "photo"])
def test_an_email_and_a_photo_are_hidden_the_same_way(house, aigerim, guest, kind):
    number = offer(house, aigerim, kind)
    claim(house, guest, number, kind)
    assert state(house, number) == "hidden" and rows(house)[0].kind == kind


def test_the_phone_that_the_seller_shows_counts_as_part_of_the_listing(house, aigerim, guest):
    set_member(house, aigerim.member_id, phone="+77052003040", phone_seen_by="members")
    number = publish(house, aigerim, show_phone="y")
    claim(house, guest, number)
    assert state(house, number) == "hidden"


def test_a_phone_that_the_seller_shows_to_nobody_is_not_found_out_that_way(house, aigerim, guest):
    set_member(house, aigerim.member_id, phone="+77052003040", phone_seen_by="nobody")
    number = publish(house, aigerim)
    claim(house, guest, number)
    assert state(house, number) == "live" and not rows(house)[0].found


def test_what_is_not_in_the_listing_hides_nothing_but_still_reaches_staff(house, aigerim, guest, madina):
    number = publish(house, aigerim)
    page = plain_text(guest.page(claim(house, guest, number)))
    assert state(house, number) == "live" and "пока не скрыто" in page
    assert "№" in plain_text(madina.page("/admin/claims")) and rows(house)[0].state == "waiting"


def test_number_and_due_date_of_the_request_are_on_the_page_and_in_the_mail(house, aigerim, guest):
    number = offer(house, aigerim)
    page = plain_text(guest.page(claim(house, guest, number)))
    request = house.db.one("select * from request")
    assert (request.kind, request.contact, request.subject) == ("open_sources", MAIL, f"/admin/claims/{rows(house)[0].id}")
    assert request.number in page and day(request.due_at) in page
    assert request.due_at == filing.due_at(house.db, "open_sources", request.received_at)
    assert any(request.number in letter and "/rights/" in letter for letter in letters(house, MAIL))


def test_the_link_in_the_mail_shows_the_state_and_all_that_is_held_without_an_account(house, aigerim, guest):
    claim(house, guest, offer(house, aigerim))
    page = house.client().page(house.link_in_mail([mail.kind == "claim" and mail.recipient == MAIL for mail in house.mails()].index(True)))
    text = plain_text(page)
    assert "объявление скрыто ото всех" in text and MAIL in text and "+77052003040" in text and "Это моё, уберите." in text
    assert "noindex" in page and "Айгерим" not in text


def test_the_seller_learns_why_but_not_who(house, aigerim, guest):
    number = offer(house, aigerim)
    claim(house, guest, number)
    told = letters(house, "aigerim@example.kz")[-1]
    assert f"/rights/listing/{number}" in told and "+7705•••••40" in told
    page = plain_text(aigerim.page(f"/listings/{number}") + aigerim.page(f"/rights/listing/{number}"))
    for secret in (MAIL, "gulnara", "2003040"):
        assert secret not in told + page


def test_a_form_sent_twice_is_one_mail_and_a_code_sent_twice_is_one_claim(house, aigerim, guest):
    number = offer(house, aigerim)
    places = [ask(guest, number) for _ in range(2)]
    assert len([mail for mail in house.mails() if mail.kind == "claim code"]) == 1
    ends = [guest.do(place, {"code": code(house)}).headers["location"] for place in places]
    assert len(rows(house)) == 1 and guest.page(ends[0]) and guest.page(ends[1])
    assert house.db.value("select count(*) from request") == 1


def test_the_same_claim_made_again_later_leads_to_the_one_that_is_open(house, aigerim, guest):
    number = offer(house, aigerim)
    first = ask(guest, number)
    second = ask(guest, number, statement="Ещё раз прошу")
    assert first != second
    guest.do(second, {"code": code(house, -1)})
    guest.do(first, {"code": code(house, 0)})
    assert len(rows(house)) == 1


@pytest.mark.parametrize("language", ["kk", "en"])
def test_it_works_in_every_language_and_the_mails_are_in_it(house, aigerim, guest, language):
    number = offer(house, aigerim)
    answer = guest.do(f"/{language}/rights/claim/phone", asked(number))
    end = guest.do(answer.headers["location"], {"code": code(house)}).headers["location"]
    assert end.startswith(f"/{language}/rights/")
    assert {"kk": "жасырылды", "en": "hidden"}[language] in plain_text(guest.page(end))
    assert {"kk": "сұрауыңыз", "en": "Your request"}[language] in "".join(letters(house, MAIL))
    assert f"/{language}/rights/" in "".join(letters(house, MAIL))


def test_every_listing_leads_there_and_the_number_is_filled_in(house, aigerim, guest):
    number = offer(house, aigerim)
    assert f'href="/rights?listing={number}"' in guest.page(f"/listings/{number}")
    assert f"/rights/claim/phone?listing={number}" in guest.page(f"/rights?listing={number}")
    assert f'value="{number}"' in guest.page(f"/rights/claim/phone?listing={number}")


def test_sellers_are_told_to_edit_their_own_listing(house, aigerim):
    number = offer(house, aigerim)
    assert "это ваше объявление" in plain_text(ask(aigerim, number, status=422)).lower()


def test_the_answer_is_the_same_whether_the_address_has_an_account(house, aigerim, guest):
    number = publish(house, aigerim, text_ru="Пишите: boris@example.kz или nobody@example.kz")
    answers = []
    for contact in ("boris@example.kz", "nobody@example.kz"):
        place = ask(guest, number, "email", contact=contact)
        answers.append(plain_text(guest.page(place)).replace(contact[0] + "•••", ""))
        assert place.startswith("/rights/code/") and house.mails()[-1].member_id is None
    assert answers[0] == answers[1]


def test_three_listings_a_day_are_hidden_for_one_address_and_more_wait_for_staff(house, aigerim, boris, guest):
    numbers = [offer(house, boris if place > 1 else aigerim, title_ru=f"Телефон номер {place}") for place in range(4)]
    for number in numbers:
        claim(house, guest, number)
    assert [state(house, number) for number in numbers] == ["hidden"] * 3 + ["live"]
    assert [row.state for row in rows(house)] == ["hidden"] * 3 + ["waiting"]


def test_one_network_hides_five_listings_a_day_whatever_addresses_it_has(fresh_folder, tmp_path, house, aigerim, guest):
    object.__setattr__(house.state.limits, "_on", True)
    numbers = [offer(house, aigerim, title_ru=f"Телефон номер {place}") for place in range(6)]
    for place, number in enumerate(numbers):
        claim(house, guest, number, contact=f"person{place}@example.kz")
    assert [state(house, number) for number in numbers] == ["hidden"] * 5 + ["live"]


def test_the_site_knows_claimed_data_from_the_moment_the_same_address_has_an_account(house: House, aigerim, boris, guest):
    number = publish(house, aigerim, text_ru="Пишите: boris@example.kz")
    claim(house, guest, number, "email", contact="boris@example.kz")
    mine = plain_text(boris.page("/profile/data"))
    assert "Запросы о персональных данных" in mine and "Это моё, уберите." in mine
    assert PHONE not in mine


def test_of_one_seller_five_listings_a_day_are_hidden_by_what_nothing_proves(house, aigerim, boris, guest):
    numbers = [offer(house, aigerim, title_ru=f"Телефон номер {place}") for place in range(6)]
    for place, number in enumerate(numbers):
        claim(house, guest, number, contact=f"person{place}@example.kz")
    assert [state(house, number) for number in numbers] == ["hidden"] * 5 + ["live"]
    other = offer(house, boris)
    claim(house, guest, other, contact="person9@example.kz")
    assert state(house, other) == "hidden", "other sellers are not touched by that"
    proven = offer(house, aigerim, "email")
    claim(house, guest, proven, "email")
    assert state(house, proven) == "hidden", "whoever proves the address itself is not made to wait"
