"""A private message is read by staff for a stated reason only."""

from tests.moderation.cases import WHY, deeds, hide, report, said


def test_a_message_is_shown_for_a_reason_that_goes_into_the_journal(house, madina, aigerim, message):
    report(aigerim, "message", message, "scam")
    place = f"/admin/reports/message/{message}"
    assert "задаток" not in madina.page(place)
    for reason in ("", "!!!", "x" * 501):
        assert "задаток" not in madina.do(place + "/look", {"look-reason": reason}, 422).text
    for _ in range(2):
        madina.do(place + "/look", {"look-reason": WHY})
    assert "Переведите задаток на карту" in madina.page(place)
    assert deeds(house) == [(madina.member_id, "message viewed", message)]
    assert WHY in madina.page(place)


def test_a_look_is_one_persons_and_ends_after_an_hour(house, madina, olzhas, message):
    place = f"/admin/reports/message/{message}"
    madina.do(place + "/look", {"look-reason": WHY})
    assert "задаток" not in olzhas.page(place)
    house.db.write(lambda tx: tx.run("update staff_action set id = id - :hours", hours=2 * 3_600_000 << 20))
    assert "задаток" not in madina.page(place)


def test_a_hidden_message_disappears_for_the_one_who_got_it(house, madina, aigerim, boris, message):
    report(aigerim, "message", message)
    assert said(hide(madina, "message", message)) == "thing-hidden"
    thread = house.db.value("select thread_id from message where id = :id", id=message)
    assert "задаток" not in aigerim.page(f"/messages/{thread}")
    assert "Просят предоплату" in boris.page(f"/messages/{thread}")
    madina.do(f"/admin/reports/message/{message}/take-back")
    assert "задаток" in aigerim.page(f"/messages/{thread}")


def test_what_the_sender_froze_staff_do_not_read_either(house, madina, boris, message):
    madina.do(f"/admin/reports/message/{message}/look", {"look-reason": WHY})
    boris.do("/profile/block")
    assert "задаток" not in madina.page(f"/admin/reports/message/{message}")
