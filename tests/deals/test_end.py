"""What ends by itself or by others: terms, blocks, blocked data, deleted accounts, moderators."""

import pytest

from tests.conftest import plain_text
from tests.deals.conftest import counts, journal, offer, state, step
from tests.deals.test_walk import past
from tests.messages.conftest import freeze
from web.core import clock
from web.deals.store import rows


def be_gone(house, client) -> None:
    """The member deletes their account now."""
    house.db.write(lambda tx: tx.run("update member set delete_after = 1 where id = :id", id=client.member_id))
    house.run_job("due deletions")
    assert house.db.value("select id from member where id = :id", id=client.member_id) is None


def test_a_reservation_ends_by_itself_and_both_are_told(house, aigerim, boris, agreed, listing):
    step(aigerim, agreed, "reserve")
    assert house.db.value("select due_at from deal where id = :id", id=agreed) == pytest.approx(clock.now() + 3 * clock.DAY, abs=5)
    house.run_job("terms of deals")
    assert state(house, agreed) == "reserved", "not before its time"
    for person in (aigerim, boris):
        person.page(f"/deals/{agreed}")
    house.db.write(past, agreed)
    house.run_job("terms of deals")
    assert (state(house, agreed), counts(house, listing)) == ("agreed", (1, 0, 0))
    assert {mail.member_id for mail in house.mails() if mail.kind == "deal"} == {aigerim.member_id, boris.member_id}
    assert journal(house, boris, agreed)[-1] == "expire"


def test_an_offer_that_nobody_answers_lapses(house, deal):
    house.db.write(past, deal)
    house.run_job("terms of deals")
    assert state(house, deal) == "lapsed"


def test_who_blocks_the_other_can_only_end_the_deal_or_tell_what_happened(house, aigerim, boris, agreed):
    thread = house.db.value("select thread_id from deal where id = :id", id=agreed)
    boris.do(f"/messages/{thread}/block")
    page = aigerim.page(f"/deals/{agreed}")
    assert f"/deals/{agreed}/reserve" not in page and f"/deals/{agreed}/cancel" in page
    step(aigerim, agreed, "reserve", 409)
    assert state(house, agreed) == "agreed"
    step(boris, agreed, "fall")
    assert state(house, agreed) == "fallen"
    listing = house.db.value("select listing_id from deal where id = :id", id=agreed)
    boris.do("/deals/new", {"listing": listing, "offer-price": 1, "offer-quantity": 1, "offer-pay": "cash"}, 422)


def test_while_somebodys_data_are_blocked_nothing_changes_and_the_other_sees_nothing_of_them(house, aigerim, boris, agreed):
    step(aigerim, agreed, "fall", 422, **{"fall-words": "а" * 2_000})
    step(aigerim, agreed, "meet", **{"meet-place": "Абай 10", "meet-day": f"{clock.local(clock.now() + clock.DAY):%Y-%m-%d}"})
    before = house.db.one("select * from deal where id = :id", id=agreed)
    freeze(house, aigerim)
    page = plain_text(boris.page(f"/deals/{agreed}")) + plain_text(boris.page("/deals"))
    assert "Недоступно" in page and not any(word in page for word in ("Айгерим", "Абай 10", "Коляска Inglesina", "Inglesina"))
    assert boris.post(f"/deals/{agreed}/cancel", data={"seen": before.last_id}).status_code == 409
    house.db.write(past, agreed)
    house.run_job("terms of deals")
    after = house.db.one("select * from deal where id = :id", id=agreed)
    assert {**after, "due_at": 0} == {**before, "due_at": 0}


def test_of_a_buyer_who_is_gone_the_pieces_are_free_again_and_nothing_is_left(house, aigerim, boris, agreed, listing):
    step(boris, agreed, "pay")
    step(aigerim, agreed, "reserve")
    be_gone(house, boris)
    house.run_job("terms of deals")
    row = house.db.one("select * from deal where id = :id", id=agreed)
    assert (row.state, row.buyer_id, counts(house, listing)) == ("gone", None, (1, 0, 0))
    assert house.db.value("select count(*) from deal_step where member_id = :id", id=boris.member_id) == 0
    page = plain_text(aigerim.page(f"/deals/{agreed}"))
    assert "Борис" not in page


def test_of_a_seller_who_is_gone_the_buyer_keeps_their_own_part(house, aigerim, boris, agreed):
    step(boris, agreed, "dispute", **{"dispute-words": "Не отвечает третий день"})
    be_gone(house, aigerim)
    house.run_job("terms of deals")
    page = plain_text(boris.page(f"/deals/{agreed}"))
    assert state(house, agreed) == "gone" and "Не отвечает третий день" in page
    assert "Айгерим" not in page and "Коляска" not in page


@pytest.mark.parametrize("who", ["aigerim", "boris"])
def test_where_to_meet_was_in_the_words_of_one_of_them_and_goes_with_the_first(house, request, aigerim, boris, agreed, who):
    step(request.getfixturevalue(who), agreed, "meet", **{"meet-day": f"{clock.local(clock.now() + clock.DAY):%Y-%m-%d}",
                                                         "meet-place": "у подъезда на Абая 10"})
    be_gone(house, request.getfixturevalue(who))
    stays = boris if who == "aigerim" else aigerim
    assert house.db.value("select meet_place from deal where id = :id", id=agreed) == ""
    for path in (f"/deals/{agreed}", "/profile/data/deal"):
        assert "Абая" not in stays.page(path)
    stays.page(f"/deals/{agreed}/meeting.ics", 404)


def test_when_both_are_gone_the_deal_is_too(house, aigerim, boris, agreed):
    be_gone(house, aigerim)
    be_gone(house, boris)
    assert house.db.value("select count(*) from deal") == house.db.value("select count(*) from deal_step") == 0


def test_a_moderator_reads_a_dispute_for_a_reason_and_both_see_the_decision(house, aigerim, boris, madina, agreed, listing):
    step(aigerim, agreed, "reserve")
    madina.page(f"/admin/deals/{agreed}", 404)
    step(boris, agreed, "dispute", **{"dispute-words": "Взяла предоплату"})
    assert str(agreed) in madina.page("/admin/deals")
    path = f"/admin/deals/{agreed}"
    assert "Взяла предоплату" not in madina.page(path)
    madina.do(path + "/look", {"look-reason": "Просят решить спор"})
    assert "Взяла предоплату" in madina.page(path)
    last = house.db.value("select last_id from deal where id = :id", id=agreed)
    data = {"judge-decision": "judge_not", "judge-reason": "Вещь не передана, бронь снята", "seen": last}
    for _ in range(2):
        madina.do(path, data)
    assert (state(house, agreed), counts(house, listing)) == ("fallen", (1, 0, 0))
    for person in (aigerim, boris):
        assert "Вещь не передана, бронь снята" in person.page(f"/deals/{agreed}")
        deeds = {row.action for row in house.db.all("select action from staff_action where about_id = :id", id=person.member_id)}
        assert deeds == {"deal viewed", "deal decided"}
    assert house.db.value("select count(*) from staff_action where action = 'deal decided'") == 2


def test_staff_do_not_decide_their_own_dispute_and_others_do_not_get_there(house, aigerim, madina, boris, listing):
    deal = offer(madina, listing)
    step(aigerim, deal, "accept")
    step(madina, deal, "dispute")
    last = house.db.value("select last_id from deal where id = :id", id=deal)
    data = {"judge-decision": "judge_handed", "judge-reason": "Всё в порядке", "seen": last}
    madina.do(f"/admin/deals/{deal}", data, 400)
    boris.do(f"/admin/deals/{deal}", data, 404)
    boris.page("/admin/deals", 404)
    assert state(house, deal) == "disputed"


def test_a_deal_that_a_moderator_ended_is_none_that_both_confirmed(house, aigerim, boris, sanzhar, olzhas, agreed, listing):
    step(boris, agreed, "dispute")
    last = house.db.value("select last_id from deal where id = :id", id=agreed)
    olzhas.do(f"/admin/deals/{agreed}", {"judge-decision": "judge_handed", "judge-reason": "Есть расписка", "seen": last})
    assert (state(house, agreed), counts(house, listing)) == ("judged", (1, 0, 1))
    assert rows.done(house.db, boris.member_id, agreed) is None


def test_a_done_deal_is_given_to_its_two_people_alone(house, aigerim, boris, sanzhar, agreed):
    step(boris, agreed, "get")
    assert rows.done(house.db, boris.member_id, agreed) is None
    step(aigerim, agreed, "give")
    for person, found in ((aigerim, True), (boris, True), (sanzhar, False)):
        assert (rows.done(house.db, person.member_id, agreed) is not None) is found


def test_a_listing_that_staff_hid_can_only_be_ended(house, aigerim, boris, agreed, listing):
    house.db.write(lambda tx: tx.run("update listing set state = 'hidden' where id = :id", id=listing))
    step(aigerim, agreed, "reserve", 409)
    step(boris, agreed, "cancel")
    assert state(house, agreed) == "cancelled"
