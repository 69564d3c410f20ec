"""Taking steps: pressed twice, pressed on an old page, by the wrong person, with nonsense; what each leaves behind."""

import pytest

from tests.conftest import plain_text
from tests.deals.conftest import counts, journal, offer, pieces, seen, state, step
from tests.messages.conftest import put_listing
from web.core import clock


def test_pressing_twice_does_it_once(house, aigerim, deal):
    data = {"seen": seen(aigerim, deal)}
    for _ in range(3):
        aigerim.do(f"/deals/{deal}/accept", data)
    assert journal(house, aigerim, deal) == ["offer", "accept"]


def test_of_two_who_press_at_once_the_second_sees_clearly_what_happened(house, aigerim, boris, deal):
    at_aigerim, at_boris = seen(aigerim, deal), seen(boris, deal)
    boris.do(f"/deals/{deal}/cancel", {"seen": at_boris})
    answer = aigerim.do(f"/deals/{deal}/accept", {"seen": at_aigerim}, 409)
    assert "Тем временем в сделке что-то изменилось" in answer.text and "отменена" in answer.text
    assert state(house, deal) == "cancelled"


def test_the_same_offer_sent_twice_is_one_deal_and_another_one_leads_to_it(house, boris, listing):
    first = offer(boris, listing, key="k1")
    assert offer(boris, listing, key="k1") == first == offer(boris, listing, 70_000, key="k2")
    assert house.db.value("select count(*) from deal") == 1


def test_an_ended_deal_is_not_made_anew_by_the_same_form_sent_late(house, aigerim, boris, listing):
    first = offer(boris, listing, key="k1")
    step(aigerim, first, "decline")
    assert offer(boris, listing, key="k1") == first
    assert offer(boris, listing, key="k2") != first


def test_a_stranger_finds_nothing(sanzhar, guest, deal):
    for path in (f"/deals/{deal}", f"/deals/{deal}/meeting.ics"):
        sanzhar.page(path, 404)
        assert guest.get(path).status_code == 303
    sanzhar.do(f"/deals/{deal}/accept", {"seen": 1}, 404)
    sanzhar.do(f"/deals/{deal}/nothing", status=404)
    assert "/deals/" + str(deal) not in sanzhar.page("/deals")


def test_nobody_offers_for_their_own_or_for_what_is_not_sold(house, aigerim, boris, listing):
    aigerim.page(f"/deals/new?listing={listing}", 404)
    house.db.write(lambda tx: tx.run("update listing set price_mode = 'wanted' where id = :id", id=listing))
    boris.page(f"/deals/new?listing={listing}", 404)
    boris.page("/deals/new", 404)
    boris.page("/deals/new?listing=99999999999999999999", 404)


def test_what_is_set_aside_for_one_is_not_free_for_another(house, aigerim, boris, sanzhar, listing):
    first, second = offer(boris, listing), offer(sanzhar, listing)
    for deal in (first, second):
        step(aigerim, deal, "accept")
    step(aigerim, first, "reserve")
    answer = step(aigerim, second, "reserve", status=409)
    assert "свободно меньше" in answer.text and counts(house, listing) == (1, 1, 0)
    step(boris, first, "cancel")
    step(aigerim, second, "reserve")
    assert state(house, second) == "reserved"


def test_more_than_is_free_cannot_be_offered_for(house, boris, listing):
    house.db.write(pieces, listing, 2)
    answer = boris.do("/deals/new", {"listing": listing, "offer-price": 1, "offer-quantity": 3, "offer-pay": "cash"}, 422)
    assert "свободно меньше: 2" in answer.text
    assert house.db.value("select count(*) from deal") == 0


@pytest.mark.parametrize("wrong", [
    {"offer-price": "много"}, {"offer-price": ""}, {"offer-price": "-5"}, {"offer-price": str(10**13)}, {"offer-quantity": "0"},
    {"offer-quantity": "²"},
    {"offer-quantity": "99999999999999999999999"}, {"offer-pay": "gold"}, {"offer-pay": ""}, {"offer-pay": "link"}])
def test_nonsense_in_an_offer_is_answered_beside_the_field(house, boris, listing, wrong):
    data = {"listing": listing, "offer-price": "80 000", "offer-quantity": "1", "offer-pay": "cash", **wrong}
    assert "Исправьте, пожалуйста" in plain_text(boris.do("/deals/new", data, 422).text)
    assert house.db.value("select count(*) from deal") == 0


@pytest.mark.parametrize(("name", "wrong"), [
    ("reserve", {"reserve-days": "30"}), ("meet", {"meet-place": "", "meet-day": "2030-01-01"}),
    ("meet", {"meet-day": "2001-01-01"}),
    ("meet", {"meet-day": "31.02.2027"}), ("meet", {"meet-day": "9999-12-31"}), ("pay", {"pay-pay": "provider"}),
    ("pay", {"pay-pay": "link", "pay-link": "http://example.kz"}), ("dispute", {"dispute-words": ""}),
    ("dispute", {"dispute-words": "а" * 1_001})])
def test_nonsense_in_a_step_changes_nothing(house, aigerim, agreed, name, wrong):
    step(aigerim, agreed, name, 422, **wrong)
    assert journal(house, aigerim, agreed) == ["offer", "accept"]


def test_the_buyer_cannot_name_an_address_for_paying(house, boris, agreed):
    step(boris, agreed, "pay", 422, **{"pay-pay": "link", "pay-link": "https://example.kz/pay"})


def test_the_sellers_address_is_shown_to_the_buyer_with_its_host_and_a_warning(aigerim, boris, agreed):
    step(aigerim, agreed, "pay", **{"pay-pay": "link", "pay-link": "https://pay.example.kz/a?b=1"})
    page = boris.page(f"/deals/{agreed}")
    assert "<strong>pay.example.kz</strong>" in page and "никогда не открывали" in page
    assert 'rel="nofollow ugc noopener noreferrer"' in page
    assert "никогда не открывали" not in aigerim.page(f"/deals/{agreed}")


def test_a_meeting_is_a_calendar_file_for_the_two_alone(aigerim, boris, agreed):
    day = clock.local(clock.now() + 2 * clock.DAY)
    boris.page(f"/deals/{agreed}/meeting.ics", 404)
    step(aigerim, agreed, "meet", **{"meet-place": "у фонтана, вход; слева", "meet-day": f"{day:%Y-%m-%d}"})
    answer = boris.get(f"/deals/{agreed}/meeting.ics")
    assert answer.headers["content-type"].startswith("text/calendar") and answer.headers["cache-control"] == "no-store"
    lines = answer.text.replace("\r\n ", "").split("\r\n")
    assert "LOCATION:у фонтана\\, вход\\; слева" in lines and f"DTSTART:{day:%Y%m%d}T133000Z" in lines
    assert all(len(line.encode()) <= 75 for line in answer.text.split("\r\n"))
    assert "у фонтана" in boris.page(f"/deals/{agreed}")


def test_a_meeting_after_the_reservation_puts_its_end_off(house, aigerim, agreed):
    step(aigerim, agreed, "reserve", **{"reserve-days": "1"})
    day = clock.local(clock.now() + 10 * clock.DAY)
    step(aigerim, agreed, "meet", **{"meet-day": f"{day:%Y-%m-%d}"})
    assert house.db.value("select due_at from deal where id = :id", id=agreed) > clock.now() + 10 * clock.DAY


def test_the_listing_and_its_card_say_set_aside_and_then_it_is_gone(house, aigerim, boris, guest, agreed, listing):
    step(aigerim, agreed, "reserve")
    page = guest.page(f"/listings/{listing}")
    assert "Забронировано" in page and "Предложить цену" not in page
    assert "Забронировано" in guest.page(f"/members/{aigerim.member_id}")
    step(aigerim, agreed, "give")
    step(boris, agreed, "get")
    assert guest.get(f"/listings/{listing}").status_code == 404
    assert "Продано" in aigerim.page(f"/listings/{listing}?x=1") or "продано" in aigerim.page(f"/listings/{listing}").lower()


def test_a_mail_tells_that_there_is_news_and_looking_takes_it_back(house, aigerim, boris, deal):
    [mail] = [mail for mail in house.mails() if mail.kind == "deal"]
    assert mail.member_id == aigerim.member_id and f"/deals/{deal}" in mail.body
    assert not any(word in mail.subject + mail.body for word in ("80 000", "Борис", "Коляска"))
    aigerim.page(f"/deals/{deal}")
    assert [mail for mail in house.mails() if mail.kind == "deal"] == []
    step(aigerim, deal, "accept")
    assert [mail.member_id for mail in house.mails() if mail.kind == "deal"] == [boris.member_id]


def test_both_lists_hold_their_own_deals_by_state(house, aigerim, boris, deal):
    other = offer(boris, house.db.write(put_listing, aigerim.member_id))
    step(aigerim, other, "decline")
    for person in (aigerim, boris):
        assert f"/deals/{deal}" in person.page("/deals") and f"/deals/{other}" not in person.page("/deals")
        assert f"/deals/{other}" in person.page("/deals?tab=ended")
        assert 'href="' in person.page("/profile") and "/deals" in person.page("/profile")
