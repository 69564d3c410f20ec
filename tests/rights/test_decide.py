"""Staff decide about claims; the seller can take the datum out or answer; strangers get nowhere."""

import pytest

from tests.conftest import plain_text
from tests.listings.selling import filled, publish, set_member
from tests.rights.claiming import MAIL, TEXTS, claim, decide, letters, offer, rows, state
from web.core import clock


@pytest.fixture
def number(house, aigerim, guest):
    listing = offer(house, aigerim)
    claim(house, guest, listing)
    return listing


@pytest.fixture
def claimed(house, number):
    return rows(house)[0].id


def test_only_staff_see_the_desk(guest, boris, madina, claimed):
    for path in ("/admin/claims", f"/admin/claims/{claimed}"):
        boris.page(path, 404)
        assert guest.get(path).headers["location"].startswith("/login")
        madina.page(path)
    decide(boris, claimed, "show", status=404)
    madina.page("/admin/claims/99", 404)


def test_the_desk_counts_what_waits_and_shows_listing_and_words(house, madina, claimed):
    assert 'class="count">1<' in madina.page("/admin/claims")
    page = plain_text(madina.page(f"/admin/claims/{claimed}"))
    assert "+77052003040" in page and TEXTS["phone"] in page and "Это моё, уберите." in page and MAIL in page


def test_keeping_it_hidden_answers_the_request_and_tells_both_the_reason(house, madina, number, claimed):
    decide(madina, claimed, "keep", "Номер принадлежит другому человеку")
    assert state(house, number) == "hidden" and rows(house)[0].state == "kept"
    request = house.db.one("select * from request")
    assert request.state == "done"
    for who in (MAIL, "aigerim@example.kz"):
        assert "Номер принадлежит другому человеку" in letters(house, who)[-1]


def test_showing_it_again_refuses_the_request_and_tells_both_the_reason(house, guest, madina, number, claimed):
    decide(madina, claimed, "show", "Продавец подтвердил свой номер")
    assert state(house, number) == "live" and rows(house)[0].state == "restored"
    assert house.db.one("select * from request").state == "refused"
    for who in (MAIL, "aigerim@example.kz"):
        assert "Продавец подтвердил свой номер" in letters(house, who)[-1]
    guest.page(f"/listings/{number}")


def test_after_staff_showed_it_the_same_claim_hides_nothing_by_itself(house, guest, madina, number, claimed):
    decide(madina, claimed, "show", "Продавец подтвердил свой номер")
    claim(house, guest, number, contact="again@example.kz")
    assert state(house, number) == "live" and rows(house)[-1].state == "waiting"


def test_for_ninety_days_after_a_refusal_nothing_unproven_hides_the_listing(house, aigerim, guest, madina, monkeypatch):
    number = offer(house, aigerim, text_ru=TEXTS["phone"] + TEXTS["email"])
    claim(house, guest, number, contact="rival@example.kz")
    decide(madina, rows(house)[0].id, "show")
    place = claim(house, guest, number, "photo", contact="another@example.kz")
    assert state(house, number) == "live" and rows(house)[-1].state == "waiting"
    assert "запрос о нём или один из ваших" in plain_text(guest.page(place))
    then = clock.now() + 91 * clock.DAY
    monkeypatch.setattr(clock, "now", lambda: then)
    house.db.write(lambda tx: tx.run("update listing set expires_at = :far", far=then + clock.DAY))
    claim(house, guest, number, "photo", contact="third@example.kz")
    assert state(house, number) == "hidden"


def test_whoever_proves_the_address_itself_does_not_pay_for_the_refused_claim_of_another(house, aigerim, guest, madina):
    number = offer(house, aigerim, text_ru=TEXTS["phone"] + TEXTS["email"])
    claim(house, guest, number, contact="rival@example.kz")
    decide(madina, rows(house)[0].id, "show")
    claim(house, guest, number, "email")
    assert state(house, number) == "hidden"


def test_an_address_whose_claim_was_refused_hides_no_other_listing_and_staff_see_its_record(house, aigerim, boris, guest, madina, claimed):
    decide(madina, claimed, "show")
    other = offer(house, boris)
    claim(house, guest, other)
    assert state(house, other) == "live" and rows(house)[-1].state == "waiting"
    page = plain_text(madina.page(f"/admin/claims/{rows(house)[-1].id}"))
    assert "Запросов с этого адреса за год 2 · скрыли объявление: 1 · отклонено: 1" in page
    assert "Код подтверждает только эту почту" in page


def test_a_waiting_claim_can_be_upheld_and_then_hides(house, aigerim, guest, madina):
    number = publish(house, aigerim)
    claim(house, guest, number)
    decide(madina, rows(house)[0].id, "keep", "Номер на фотографии", known="waiting")
    assert state(house, number) == "hidden"
    assert "жасырын қалады" in letters(house, "aigerim@example.kz")[-1]


def test_a_decision_needs_a_choice_and_a_reason(madina, claimed):
    assert 'id="reason-error"' in decide(madina, claimed, "keep", "", status=422).text
    assert 'id="decision-error"' in decide(madina, claimed, "", status=422).text


def test_a_decision_sent_twice_is_one_and_a_colleague_is_told_who_was_faster(house, madina, olzhas, claimed):
    for _ in range(2):
        assert decide(madina, claimed, "keep").headers["location"].endswith("said=claim-decided")
    assert house.db.value("select count(*) from staff_action where action = 'claim upheld'") == 1
    assert decide(olzhas, claimed, "show").headers["location"].endswith("said=claim-decided-already")
    assert rows(house)[0].state == "kept"


def test_nobody_decides_about_their_own_listing(house, madina, guest):
    number = offer(house, madina)
    claim(house, guest, number)
    decide(madina, rows(house)[-1].id, "show", status=400)
    assert state(house, number) == "hidden"


def test_nobody_of_staff_decides_about_a_claim_they_made(house, aigerim, guest, madina):
    number = offer(house, aigerim)
    claim(house, guest, number, contact="Madina@example.kz")
    decide(madina, rows(house)[-1].id, "keep", status=400)
    assert rows(house)[-1].state == "hidden"


def test_two_claims_hold_a_listing_until_both_are_decided(house, aigerim, guest, madina):
    number = offer(house, aigerim, text_ru=TEXTS["phone"] + TEXTS["photo"])
    from_code = [claim(house, guest, number)]
    house.db.write(lambda tx: tx.run("update listing set state = 'live' where id = :id", id=number))
    from_code.append(claim(house, guest, number, "photo", contact="other@example.kz"))
    first, second = rows(house)
    decide(madina, first.id, "show")
    assert state(house, number) == "hidden" and len(set(from_code)) == 2
    decide(madina, second.id, "show")
    assert state(house, number) == "live"


def test_the_seller_takes_it_out_and_the_listing_is_back_without_waiting(house, aigerim, number):
    aigerim.do(f"/rights/listing/{number}/removed")
    assert state(house, number) == "hidden", "it still stands there"
    aigerim.do(f"/listings/{number}/edit", filled(house, text_ru="Пишите мне здесь."))
    answer = aigerim.do(f"/rights/listing/{number}/removed")
    assert answer.headers["location"] == f"/listings/{number}?said=claim-removed"
    assert state(house, number) == "live" and rows(house)[0].state == "removed"
    assert house.db.one("select * from request").state == "done"
    assert aigerim.do(f"/rights/listing/{number}/removed").headers["location"] == f"/listings/{number}"


def test_the_phone_that_is_shown_must_go_too(house, aigerim, guest):
    set_member(house, aigerim.member_id, phone="+77052003040", phone_seen_by="everyone")
    number = publish(house, aigerim, show_phone="y")
    claim(house, guest, number)
    aigerim.do(f"/rights/listing/{number}/removed")
    assert state(house, number) == "hidden"
    set_member(house, aigerim.member_id, phone="")
    aigerim.do(f"/rights/listing/{number}/removed")
    assert state(house, number) == "live"


def test_a_photo_only_staff_can_judge(house, aigerim, guest):
    number = offer(house, aigerim, "photo")
    claim(house, guest, number, "photo")
    assert aigerim.do(f"/rights/listing/{number}/removed").headers["location"].endswith("claim-staff-look")
    assert state(house, number) == "hidden"


def test_the_seller_answers_and_only_staff_read_it(house, aigerim, madina, guest, claimed, number):
    for _ in range(2):
        aigerim.do(f"/rights/listing/{number}/answer", {"answer": "Это мой рабочий номер"})
    assert "Это мой рабочий номер" in madina.page(f"/admin/claims/{claimed}")
    assert "продавец ответил" in madina.page("/admin/claims")
    follow = house.link_in_mail([mail.kind == "claim" and mail.recipient == MAIL for mail in house.mails()].index(True))
    assert "рабочий номер" not in guest.page(follow)
    aigerim.do(f"/rights/listing/{number}/answer", {"answer": " "}, 422)


def test_strangers_and_staff_have_no_part_in_the_sellers_side(sanzhar, madina, guest, number):
    for person in (sanzhar, madina):
        person.page(f"/rights/listing/{number}", 404)
        person.do(f"/rights/listing/{number}/removed", status=404)
        person.do(f"/rights/listing/{number}/answer", {"answer": "Это моё объявление"}, 404)
    assert guest.get(f"/rights/listing/{number}").headers["location"].startswith("/login")


def test_a_listing_that_no_claim_hides_has_no_such_page(house, aigerim, madina):
    number = offer(house, aigerim)
    assert aigerim.get(f"/rights/listing/{number}").headers["location"] == f"/listings/{number}"
    aigerim.page("/rights/listing/99", 404)


def test_deleting_the_listing_ends_the_matter_for_everybody(house, aigerim, guest, madina, number, claimed):
    aigerim.do(f"/listings/{number}/delete")
    follow = house.link_in_mail([mail.kind == "claim" and mail.recipient == MAIL for mail in house.mails()].index(True))
    assert "Объявления больше нет" in guest.page(follow)
    decide(madina, claimed, "keep")
    assert house.db.one("select * from request").state == "done"


def test_the_journal_of_the_seller_tells_of_claim_and_decision(house, madina, number, claimed):
    decide(madina, claimed, "keep", "Чужой номер")
    deed = house.db.one("select * from staff_action where action = 'claim upheld'")
    assert deed.about_id == rows(house)[0].owner_id and deed.subject_id == number
