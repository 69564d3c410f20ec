"""Staff decide about reported things: once, with a reason that the author sees, and with a way back."""

import pytest

from tests.conftest import plain_text
from tests.moderation.cases import deeds, hide, report, reports, said


@pytest.fixture
def place(listing):
    return f"/admin/reports/listing/{listing}"


def test_others_find_no_queue(guest, boris, place):
    for path in ("/admin/reports", "/admin/reports/decided", place):
        boris.page(path, 404)
        assert guest.get(path).headers["location"].startswith("/login?next=")
    for verb in ("hide", "dismiss", "take-back", "look"):
        boris.do(f"{place}/{verb}", status=404)


def test_the_queue_groups_by_thing_and_begins_with_the_oldest(house, madina, aigerim, boris, sanzhar, listing):
    report(boris, "member", aigerim.member_id, "offensive")
    report(boris, "listing", listing, "scam")
    report(sanzhar, "listing", listing, "scam")
    page = plain_text(madina.page("/admin/reports"))
    assert page.index("Айгерим") < page.index("Смартфон") and "Мошенничество × 2" in page
    assert 'class="count">2<' in madina.page("/admin/reports"), "two things wait, though three reports came"


def test_the_page_of_a_thing_shows_text_photos_and_who_reported(house, madina, boris, aigerim, guest, listing, place):
    house.db.write(_put_photo, aigerim.member_id, listing)
    report(boris, "listing", listing, "scam", "Просит задаток")
    report(guest, "listing", listing, "other", "Похоже на обман")
    page = madina.page(place)
    for part in ("Куплен в прошлом году.", "Просит задаток", "Похоже на обман", "Борис", "гость",
                 "/photos/aaaaaaaaaaaaaaaaaaaaaaaaaa-160.webp", f'href="/listings/{listing}"'):
        assert part in page


def _put_photo(tx, member_id, listing):
    tx.insert(
        "photo",
        id=tx.new_id(),
        member_id=member_id,
        subject="listing",
        subject_id=listing,
        position=1,
        name="a" * 26,
        width=4,
        height=3,
        bytes=1,
        fingerprint=0,
        upload_key="",
        created_at=0,
    )


def test_a_hidden_listing_is_gone_for_others_at_once_and_its_author_sees_the_reason(
    house, madina, guest, boris, aigerim, listing, place
):
    assert "Смартфон" in guest.page(f"/listings/{listing}") and "Смартфон" in guest.page(f"/listings/{listing}")
    report(boris, "listing", listing)
    assert said(hide(madina, "listing", listing, known=reports(house)[0].id)) == "thing-hidden"
    for stranger in (guest, boris):
        stranger.page(f"/listings/{listing}", 404)
    assert "Алаяқтық. Просят предоплату" in aigerim.page(f"/listings/{listing}"), "the rule in the author's language"
    mail = house.mails()[-1]
    assert mail.member_id == aigerim.member_id and "Просят предоплату" in mail.body
    [row] = reports(house)
    assert (row.state, row.decided_by) == ("hidden", madina.member_id) and "Просят предоплату" in row.decision
    assert deeds(house)[-1] == (madina.member_id, "listing hidden", listing)
    assert "Просят предоплату" in madina.page("/admin/reports/decided")
    assert "Просят предоплату" in madina.page(place)


def test_a_decision_sent_twice_is_one(house, madina, boris, listing):
    report(boris, "listing", listing)
    known, mails = reports(house)[0].id, len(house.mails())
    for _ in range(2):
        assert said(hide(madina, "listing", listing, known=known)) == "thing-hidden"
    assert len(deeds(house)) == 1 and len(house.mails()) == mails + 1


def test_who_comes_second_is_told_that_it_is_decided(house, madina, olzhas, boris, listing, place):
    report(boris, "listing", listing)
    known = {"known": reports(house)[0].id}
    madina.do(f"{place}/dismiss", known)
    assert said(hide(olzhas, "listing", listing, known=known["known"])) == "decided-already"
    assert said(olzhas.do(f"{place}/dismiss", known)) == "decided-already"
    assert "Кто-то из сотрудников" in olzhas.page(place + "?said=decided-already")
    assert deeds(house) == [(madina.member_id, "reports dismissed", listing)]
    assert house.db.value("select state from listing where id = :id", id=listing) == "live"


def test_dismissed_reports_leave_the_thing_and_the_queue(house, madina, guest, boris, listing, place):
    report(boris, "listing", listing)
    for _ in range(2):
        assert said(madina.do(f"{place}/dismiss", {"known": reports(house)[0].id})) == "reports-dismissed"
    guest.page(f"/listings/{listing}")
    assert "Смартфон" not in madina.page("/admin/reports") and len(deeds(house)) == 1


def test_a_decision_is_taken_back_with_its_reports(house, madina, olzhas, guest, boris, listing, place):
    report(boris, "listing", listing)
    hide(madina, "listing", listing)
    for _ in range(2):
        assert said(olzhas.do(f"{place}/take-back")) == "decision-taken-back"
    assert "Смартфон" in guest.page(f"/listings/{listing}")
    assert reports(house)[0].state == "open" and reports(house)[0].decided_by is None
    assert [deed[1] for deed in deeds(house)] == ["listing hidden", "listing restored"]
    madina.do(f"{place}/dismiss")
    madina.do(f"{place}/take-back")
    assert deeds(house)[-1][1] == "reports reopened" and reports(house)[0].state == "open"


def test_hiding_needs_a_rule_and_a_reason_in_words(house, madina, guest, listing):
    for reason, rule in (
        ("", "scam"),
        ("...", "scam"),
        ("Просят предоплату", ""),
        ("Просят предоплату", "mood"),
        ("я" * 501, "scam"),
    ):
        hide(madina, "listing", listing, reason, rule, status=422)
    guest.page(f"/listings/{listing}")
    assert deeds(house) == []


def test_nobody_decides_about_their_own(house, madina, boris):
    report(boris, "member", madina.member_id)
    place = f"/admin/reports/member/{madina.member_id}"
    assert "/hide" not in madina.page(place)
    for verb, data in (
        ("hide", {"decide-rule": "scam", "decide-reason": "Просто так"}),
        ("dismiss", {}),
        ("take-back", {}),
    ):
        madina.do(f"{place}/{verb}", data, 400)
    assert deeds(house) == [] and reports(house)[0].state == "open"


def test_a_report_about_what_was_deleted_can_still_be_dismissed(house, madina, aigerim, boris, listing, place):
    report(boris, "listing", listing)
    aigerim.do(f"/listings/{listing}/delete")
    assert "Уже удалено" in madina.page("/admin/reports") and "Куплен" not in madina.page(place)
    hide(madina, "listing", listing, status=404)
    assert said(madina.do(f"{place}/dismiss", {"known": reports(house)[0].id})) == "reports-dismissed"


def test_unknown_kinds_and_impossible_numbers_are_not_there(madina):
    for path in ("/admin/reports/nothing/5", "/admin/reports/listing/99999999999999999999"):
        madina.page(path, 404)
    madina.page("/admin/reports/listing/5")
