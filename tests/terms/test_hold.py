"""Legal holds: what a law wants kept is neither deleted by terms nor destroyed, and the member is told when that may be."""

import pytest

from tests.conftest import PASSWORD, plain_text
from tests.terms.planting import aged
from web.core import proof
from web.core.clock import DAY
from web.terms import holds, store

REASON = "Решение суда № 12 от 1 ноября 2026 года"


@pytest.fixture
def hold(house, boris, olzhas):
    """Holds the data of Boris and returns the number of the hold."""
    def make(**more) -> int:
        olzhas.do("/admin/holds", {"member": boris.member_id, "ground": "court", "reason": REASON, **more})
        return store.hold_on(house.db, boris.member_id).id
    return make


def threads(house) -> int:
    house.run_job("terms of keeping")
    return house.db.value("select count(*) from thread")


def test_only_administrators_hold_and_lift(house, boris, madina, guest):
    asked = {"member": boris.member_id, "ground": "court", "reason": REASON}
    assert guest.do("/admin/holds", asked).headers["location"].startswith("/login")
    for person in (boris, madina):
        person.do("/admin/holds", asked, 404)
        person.page("/admin/holds", 404)
    assert store.hold_on(house.db, boris.member_id) is None


def test_nothing_of_a_held_member_goes_in_any_role_and_all_of_it_when_the_hold_is_lifted(house, aigerim, boris, olzhas, hold):
    for people in ([boris.member_id, aigerim.member_id], [aigerim.member_id, boris.member_id]):
        house.db.write(aged, "conversation", people, 1_000)
    number = hold()
    assert threads(house) == 2
    olzhas.do(f"/admin/holds/{number}/lift", {"reason": "Суд закончен"})
    assert store.hold_on(house.db, boris.member_id) is None and threads(house) == 0


def test_the_data_of_others_go_meanwhile(house, aigerim, sanzhar, hold):
    hold()
    house.db.write(aged, "conversation", [sanzhar.member_id, aigerim.member_id], 1_000)
    assert threads(house) == 0


def test_instead_of_being_destroyed_a_held_account_is_shut_and_goes_when_the_hold_is_lifted(house, guest, boris, olzhas, hold):
    number = hold()
    house.db.write(lambda tx: tx.run("update member set delete_after = 1 where id = :id", id=boris.member_id))
    house.run_job("due deletions")
    row = house.db.one("select blocked_at, blocked_by, email from member where id = :id", id=boris.member_id)
    assert row.blocked_at and row.blocked_by == "staff" and row.email == "boris@example.kz"
    assert guest.get(f"/members/{boris.member_id}").status_code == 404
    olzhas.do(f"/admin/holds/{number}/lift", {"reason": "Срок хранения прошёл"})
    house.run_job("due deletions")
    assert house.db.value("select count(*) from member where id = :id", id=boris.member_id) == 0


def test_holding_and_lifting_twice_is_the_same_as_once(house, boris, olzhas, hold):
    number = hold()
    assert hold() == number and house.db.value("select count(*) from legal_hold") == 1
    for _n in range(2):
        olzhas.do(f"/admin/holds/{number}/lift", {"reason": "Больше не нужно"})
    assert house.db.value("select count(*) from staff_action where action = 'hold lifted'") == 1
    olzhas.do("/admin/holds/12345/lift", {"reason": "x"}, 404)


def test_a_hold_needs_a_member_a_ground_and_a_reason(house, boris, olzhas):
    olzhas.do("/admin/holds", {"member": boris.member_id, "ground": "court", "reason": " "}, 422)
    olzhas.do("/admin/holds", {"member": boris.member_id, "ground": "whim", "reason": REASON}, 422)
    olzhas.do("/admin/holds", {"member": boris.member_id, "ground": "court", "reason": REASON, "look_again": "2020-01-01"}, 422)
    olzhas.do("/admin/holds", {"member": 77, "ground": "court", "reason": REASON}, 404)
    assert house.db.value("select count(*) from legal_hold") == 0


def test_lifting_needs_a_reason(house, olzhas, boris, hold):
    number = hold()
    olzhas.do(f"/admin/holds/{number}/lift", {"reason": ""}, 422)
    assert store.hold_on(house.db, boris.member_id).id == number


def test_the_second_look_is_counted_when_its_day_has_come_and_the_hold_still_stands(house, olzhas, boris, hold, monkeypatch):
    hold(look_again="2099-01-31")
    assert holds.overdue(house.db) == 0
    monkeypatch.setattr("web.core.clock.now", lambda: 4_073_500_800 + DAY)
    assert holds.overdue(house.db) == 1 and store.hold_on(house.db, boris.member_id)


def test_the_member_reads_of_the_hold_and_of_its_end(house, boris, olzhas, hold):
    number = hold()
    told = holds.told(house.db, house.db.one("select * from legal_hold"))
    assert REASON in told
    olzhas.do(f"/admin/holds/{number}/lift", {"reason": "Суд закончен"})
    assert len(holds.told(house.db, house.db.one("select * from legal_hold"))) > len(told)


def test_a_hold_that_must_be_kept_silent_is_told_by_nothing_before_its_day(house, boris, hold):
    hold(silent_until="2099-01-31")
    assert holds.told_hold(house.db, boris.member_id) is None and holds.hold_on(house.db, boris.member_id)
    assert house.db.value("select count(*) from staff_action where about_id = :id", id=boris.member_id) == 0
    assert REASON not in boris.page("/profile/data")


def test_a_silent_hold_that_shuts_an_account_gives_no_reason_that_tells_of_it(house, boris, hold):
    hold(silent_until="2099-01-31")
    boris.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"})
    assert house.db.value("select blocked_reason from member where id = :id and blocked_at is not null", id=boris.member_id) == ""
    assert "закон" not in plain_text(boris.page("/profile/block").split("<main")[1].split("</main")[0]).lower()


def test_a_hold_is_sealed_and_a_later_change_of_its_reason_is_found(house, boris, olzhas, hold):
    number = hold()
    house.run_job("seal")
    olzhas.do(f"/admin/holds/{number}/lift", {"reason": "Суд закончен"})
    house.run_job("seal")
    tables = house.state.site.tables
    assert proof.verify(house.db, tables).faults == 0
    house.db.write(lambda tx: tx.run("update legal_hold set reason = 'другое'"))
    assert proof.verify(house.db, tables).faults == 1
