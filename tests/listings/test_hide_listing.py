"""Hiding by staff: out of sight at once, with a mail and a reason for the owner, and back as it was."""

import pytest

from tests.listings.selling import begin, filled, indexed, live, pass_days, publish, row
from web.listings.store import hiding

REASON = "Запрещённый товар & «копия»"


def reportable(house):
    """The entry that moderation acts through."""
    return next(one for one in house.state.site.joined("reportable") if one.name == "listing")


def test_it_is_out_of_sight_and_index_and_its_owner_knows_why(house, aigerim, guest, sanzhar):
    number = publish(house, aigerim, title_kk="Телефон & тысы")
    guest.page(f"/listings/{number}")
    house.db.write(reportable(house).hide, number, REASON)
    for other in (guest, sanzhar):
        assert "Похожие" not in other.page(f"/listings/{number}", 404)
    assert indexed(house) == set() and "Запрещённый товар" in aigerim.page(f"/listings/{number}")
    mail = house.mails()[-1]
    assert (mail.recipient, mail.subject) == ("aigerim@example.kz", "Хабарландыруыңыз жасырылды")
    assert REASON in mail.body and "Телефон & тысы" in mail.body


def test_staff_see_what_was_hidden(house, aigerim, madina):
    number = publish(house, aigerim)
    house.db.write(hiding.hide, number, REASON)
    page = madina.page(f"/listings/{number}")
    assert "Запрещённый товар" in page and "noindex" in page and 'id="owner"' not in page


def test_decided_twice_it_is_one_mail_and_the_first_reason(house, aigerim):
    number = publish(house, aigerim)
    house.db.write(hiding.hide, number, REASON)
    house.db.write(hiding.hide, number, "Другая причина")
    assert row(house, number).hidden_reason == REASON and len(house.mails()) == 1


def test_taken_back_it_is_as_it_was(house, aigerim, guest):
    number = publish(house, aigerim)
    before = row(house, number)
    house.db.write(hiding.hide, number, REASON)
    for _ in range(2):
        house.db.write(reportable(house).restore, number)
    assert row(house, number) == before and indexed(house) == live(house) == {before.seq}
    assert guest.page(f"/listings/{number}") and len(house.mails()) == 2


@pytest.mark.parametrize("state", ["closed", "expired"])
def test_what_had_ended_stays_ended_when_it_is_taken_back(house, aigerim, state):
    number = publish(house, aigerim)
    if state == "closed":
        aigerim.do(f"/listings/{number}/close", {"reason": "sold_here"})
    else:
        pass_days(house, number, 31)
        house.run_job("listing expiry")
    house.db.write(hiding.hide, number, REASON)
    house.db.write(hiding.restore, number)
    assert row(house, number).state == state and indexed(house) == set()


def test_its_owner_may_correct_and_delete_it_but_not_publish_it(house, aigerim):
    number = publish(house, aigerim)
    house.db.write(hiding.hide, number, REASON)
    for deed in ("publish", "reopen", "renew"):
        aigerim.do(f"/listings/{number}/{deed}", status=404)
    aigerim.do(f"/listings/{number}/close", {"reason": "withdrawn"}, 404)
    aigerim.do(f"/listings/{number}/edit", {**filled(house, title_ru="Исправленный", price=""), "save": "1"}, 422)
    aigerim.do(f"/listings/{number}/edit", {**filled(house, title_ru="Исправленный", price="170000"), "publish": "1"})
    assert (row(house, number).state, row(house, number).title_ru) == ("hidden", "Исправленный")
    house.db.write(hiding.restore, number)
    assert house.db.value("select price from price_change order by id desc limit 1") == 170_000
    house.db.write(hiding.hide, number, REASON)
    aigerim.do(f"/listings/{number}/delete")
    assert row(house, number) is None


def test_what_may_be_reported_is_what_was_published(house, aigerim):
    number, draft = publish(house, aigerim), begin(aigerim, "402")
    assert reportable(house).find(house.db, number) == (
        "Телефон в хорошем состоянии",
        f"/listings/{number}",
        aigerim.member_id,
    )
    assert reportable(house).find(house.db, draft) is None and reportable(house).find(house.db, 1) is None
    house.db.write(hiding.hide, draft, REASON)
    assert row(house, draft).state == "draft"
