"""Blocking is a freeze (Law 94-V Art. 1): each of the law's verbs stops, over everything that is declared."""

import io
import zipfile

import pytest

from tests.conftest import PASSWORD
from tests.privacy import world
from web.core import clock

YEARS = (clock.DAY, 40 * clock.DAY, 400 * clock.DAY, 4 * 365 * clock.DAY, 30 * 365 * clock.DAY)


@pytest.fixture
def frozen(house, aigerim, boris):
    """Aigerim has dealt with Boris and blocks her data; what is held about her then."""
    listing, thread = world.deal(house, aigerim, boris)
    aigerim.do("/profile/delete", {"password": PASSWORD})
    aigerim.do("/profile/block")
    return listing, thread, world.everything(house, aigerim.member_id), world.files(house, aigerim.member_id)


def assert_unchanged(house, aigerim, frozen):
    """Row for row and byte for byte the same, in every declared table and every file."""
    now = world.everything(house, aigerim.member_id)
    assert {name: rows for name, rows in now.items() if rows != frozen[2][name]} == {}
    assert world.files(house, aigerim.member_id) == frozen[3]


def pass_years(house, monkeypatch, later):
    """Every periodic job runs at that time from now."""
    moment = clock.now() + later
    monkeypatch.setattr("web.core.clock.now", lambda: moment)
    for job in house.state.site.joined("jobs"):
        if job.name not in ("verify", "calendar"):
            house.run_job(job.name)


def test_what_is_frozen_is_much(frozen):
    held = {name for name, rows in frozen[2].items() if rows}
    assert {"member", "listing", "photo", "price_change", "message", "thread", "report", "consent", "session", "outbox"} <= held
    assert [path for path in frozen[3] if path.startswith("withheld/")]


@pytest.mark.parametrize("later", YEARS)
def test_destroying_no_job_touches_anything_however_long_the_block_holds(house, aigerim, frozen, monkeypatch, later):
    pass_years(house, monkeypatch, later)
    assert_unchanged(house, aigerim, frozen)


def test_destroying_by_terms_of_keeping_the_same_rows_of_others_are_ended(house, aigerim, boris, frozen, monkeypatch):
    world.publish(house, boris)
    pass_years(house, monkeypatch, YEARS[2])
    assert house.db.value("select count(*) from listing where member_id = :id and state = 'live'", id=boris.member_id) == 0
    assert house.db.value("select count(*) from listing where member_id = :id and state = 'live'", id=aigerim.member_id) == 1


def test_collecting_nobody_can_write_to_the_person_and_is_told_so(house, aigerim, boris, sanzhar, frozen):
    listing, thread, *_rest = frozen
    answer = boris.do(f"/messages/{thread}", {"text": "Алло?", "send_key": "late"}, 422)
    assert "недоступ" in answer.text.lower()
    sanzhar.do("/messages/new", {"listing": listing, "text": "Здравствуйте", "send_key": "new"}, 404)
    assert_unchanged(house, aigerim, frozen)


def test_collecting_no_report_and_no_block_of_others_is_added(house, aigerim, boris, guest, frozen):
    listing, thread, *_rest = frozen
    for person in (boris, guest):
        for subject, number in (("listing", listing), ("member", aigerim.member_id)):
            person.do("/report", {"subject": subject, "id": number, "reason": "scam", "detail": "Опять она"}, 404)
    assert "заблокированы" in boris.do(f"/messages/{thread}/block", status=409).text
    assert_unchanged(house, aigerim, frozen)


def test_collecting_registering_again_leaves_no_trace(house, aigerim, guest, frozen):
    guest.post("/register", data={"email": "aigerim@example.kz", "password": PASSWORD, "display_name": "Другая", "town": "75001",
                                  "processing": "y", "publication": "y", "policy": "y"})
    assert_unchanged(house, aigerim, frozen)


def test_a_forgotten_password_leads_in_again_and_changes_nothing_but_the_password(house, aigerim, guest, frozen):
    guest.do("/password/forgot", {"email": "aigerim@example.kz"}, 200)
    house.run_job("mail")
    assert house.mails()[-1].kind == "reset" and house.mails()[-1].sent_at
    guest.do(house.link_in_mail(), {"password": "другой осёл аккумулятор"})
    now = world.everything(house, aigerim.member_id)
    assert {name for name, rows in now.items() if rows != frozen[2][name]} == {"member", "session", "mail_link", "outbox"}
    [old], [new] = frozen[2]["member"], now["member"]
    assert {name for name in new if new[name] != old[name]} == {"password_hash"}
    guest.do("/login", {"email": "aigerim@example.kz", "password": "другой осёл аккумулятор"})
    guest.do("/profile/export", {"password": "другой осёл аккумулятор"}, 200)
    guest.do("/profile/unblock")
    assert house.db.value("select blocked_at from member where id = :id", id=aigerim.member_id) is None


def test_a_forgotten_password_lifts_no_block_of_staff(house, boris, guest):
    house.db.write(lambda tx: tx.run("update member set blocked_at = 5, blocked_by = 'staff' where id = :id", id=boris.member_id))
    guest.do("/password/forgot", {"email": "boris@example.kz"}, 200)
    guest.do(house.link_in_mail(), {"password": "другой осёл аккумулятор"})
    assert guest.do("/login", {"email": "boris@example.kz", "password": "другой осёл аккумулятор"}).headers["location"] == "/profile"
    assert house.db.value("select blocked_by from member where id = :id", id=boris.member_id) == "staff"


def test_collecting_a_visit_is_not_written_down(house, aigerim, frozen, monkeypatch):
    moment = clock.now() + 2 * clock.HOUR
    monkeypatch.setattr("web.core.clock.now", lambda: moment)
    aigerim.page("/profile/block")
    aigerim.page("/profile/data")
    assert_unchanged(house, aigerim, frozen)


@pytest.mark.parametrize(("path", "form"), [
    ("/profile/edit", {"display_name": "Другое"}), ("/profile/consents", {"purpose": "publication", "decision": "given"}),
    ("/profile/delete", {"password": PASSWORD, "at_once": "yes"}), ("/profile/keep", {}), ("/profile/email", {"e-email": "x@example.kz"}),
    ("/profile/password", {"p-current": PASSWORD}), ("/listings", {"category": "401"})])
def test_changing_and_supplementing_even_the_person_cannot(house, aigerim, frozen, path, form):
    assert aigerim.do(path, form).headers["location"].startswith("/profile/block")
    assert_unchanged(house, aigerim, frozen)


def test_changing_a_link_that_was_mailed_before_does_not_work_until_the_block_is_lifted(house, aigerim, guest):
    aigerim.do("/profile/email", {"e-email": "new@example.kz", "e-current": PASSWORD})
    link = next(mail.body for mail in house.mails() if mail.recipient == "new@example.kz")
    path = "/email/" + link.split("/email/")[1].split()[0]
    aigerim.do("/profile/block")
    before = world.everything(house, aigerim.member_id)
    guest.do(path, status=410)
    assert world.everything(house, aigerim.member_id) == before
    aigerim.do("/profile/unblock")
    guest.do(path)


def test_changing_staff_decide_nothing_about_it(house, aigerim, madina, olzhas, frozen):
    listing = frozen[0]
    madina.do(f"/admin/reports/listing/{listing}/dismiss", {"known": "0"}, 409)
    olzhas.do(f"/admin/members/{aigerim.member_id}/role", {"role-role": "moderator"}, 409)
    assert_unchanged(house, aigerim, frozen)


def test_using_mails_that_wait_do_not_leave_and_do_after_the_block(house, aigerim, boris):
    _listing, _thread = world.deal(house, aigerim, boris)
    house.db.write(lambda tx: tx.run("update outbox set send_after = 0"))
    aigerim.do("/profile/block")
    house.run_job("mail")
    mine = [mail for mail in house.mails() if mail.member_id == aigerim.member_id]
    assert mine and all(mail.sent_at is None and mail.tries == 0 for mail in mine)
    aigerim.do("/profile/unblock")
    house.run_job("mail")
    assert all(mail.sent_at for mail in house.mails() if mail.member_id == aigerim.member_id and mail.send_after == 0)


def test_using_staff_do_not_see_it_either(house, aigerim, madina, olzhas, frozen):
    listing, thread, *_rest = frozen
    number = next(mail.id for mail in house.mails() if mail.member_id == aigerim.member_id)
    olzhas.page(f"/admin/outbox/{number}", 404)
    assert "aigerim@example.kz" not in olzhas.page("/admin/outbox")
    assert "Айгерим" not in olzhas.page(f"/admin/members/{aigerim.member_id}") and "Телефон" not in madina.page("/admin/listings")
    assert "Телефон" not in madina.page(f"/admin/reports/listing/{listing}")


def test_distributing_no_page_feed_or_photo_shows_it(house, aigerim, boris, guest, frozen):
    listing, thread, *_rest = frozen
    for person in (boris, guest):
        person.page(f"/listings/{listing}", 404)
        person.page(f"/members/{aigerim.member_id}", 404)
        assert "Телефон почти" not in person.page("/") + person.page("/search?q=телефон")
    assert "Айгерим" not in boris.page(f"/messages/{thread}") + boris.page("/messages")
    assert "Да, приезжайте" not in boris.page(f"/messages/{thread}")
    assert not [path for path in world.files(house, aigerim.member_id) if path.startswith("photos/")]


def test_depersonalising_what_others_delete_leaves_it_as_it_is(house, aigerim, sanzhar, frozen):
    sanzhar.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    house.run_job("purge")
    assert_unchanged(house, aigerim, frozen)


def test_lifting_the_block_brings_everything_back(house, aigerim, guest, boris, frozen):
    listing, thread, *_rest = frozen
    aigerim.do("/profile/unblock")
    assert "Телефон почти" in guest.page(f"/listings/{listing}") and "Да, приезжайте" in boris.page(f"/messages/{thread}")
    assert [path for path in world.files(house, aigerim.member_id) if path.startswith("photos/")]
    assert not [path for path in world.files(house, aigerim.member_id) if path.startswith("withheld/")]


def test_the_export_taken_while_blocked_still_holds_the_photos(aigerim, frozen):
    answer = aigerim.do("/profile/export", {"password": PASSWORD}, 200)
    assert [name for name in zipfile.ZipFile(io.BytesIO(answer.content)).namelist() if name.endswith(".jpg")]
