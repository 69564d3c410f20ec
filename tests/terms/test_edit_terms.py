"""The administrator's table of terms: seen whole, changed within bounds, effective at once for everybody."""

import pytest

from tests.conftest import plain_text
from tests.terms.planting import ENDS, TABLES, aged
from web.core import clock, i18n, keeping
from web.core.clock import DAY
from web.terms import store

FORM = {"number": "30", "unit": "days", "ground": "contract", "do": "save"}


def in_force(house, code: str) -> int:
    return store.term_of(house.db, TABLES, code).seconds


def test_only_administrators_see_and_change_terms(house, boris, madina, guest):
    guest.page("/admin/terms", 303)
    for person in (boris, madina):
        person.page("/admin/terms", 404)
        person.page("/admin/terms/listing.ended", 404)
        person.do("/admin/terms/listing.ended", FORM, 404)
    assert in_force(house, "listing.ended") == 90 * DAY


def test_all_terms_are_there_at_a_glance_with_what_would_go_now(house, olzhas, boris):
    for _n in range(3):
        house.db.write(aged, "listing.ended", [boris.member_id], 1_000)
    page = olzhas.page("/admin/terms")
    assert all(f"/admin/terms/{code}\"" in page for code in ENDS)
    row = plain_text(page.split("listing.ended</span>")[1].split("</tr>")[0])
    assert row.endswith(" 3")


def test_a_change_holds_at_once_for_the_job_and_for_every_page(house, olzhas, boris, guest):
    number = house.db.write(aged, "listing.ended", [boris.member_id], clock.now() - 40 * DAY)
    before = plain_text(guest.page("/en/retention"))
    assert "90 days after it ended" in before and "30 days after it ended" not in before
    assert "90 days after it ended" in plain_text(boris.page("/en/profile/data"))
    olzhas.do("/admin/terms/listing.ended", FORM)
    assert "30 days after it ended" in plain_text(guest.page("/en/retention"))
    assert "30 days after it ended" in plain_text(boris.page("/en/profile/data"))
    house.run_job("terms of keeping")
    assert house.db.one("select id from listing where id = :id", id=number) is None


@pytest.mark.parametrize(("code", "number", "unit"), [
    ("consent", 2, "years"), ("staff.deeds", 1094, "days"), ("consent", 6, "years"), ("session.longest", 91, "days"),
    ("account.inactive", 3, "years"), ("account.unconfirmed", 47, "hours"), ("listing.ended", -1, "days"),
    ("listing.ended", 10**15, "days")])
def test_beyond_its_bounds_no_term_is_taken(house, olzhas, code, number, unit):
    before = in_force(house, code)
    olzhas.do(f"/admin/terms/{code}", {**FORM, "number": number, "unit": unit}, 422)
    assert in_force(house, code) == before


def test_a_term_that_the_bounds_of_a_later_version_forbid_is_held_within_them(house, olzhas):
    olzhas.do("/admin/terms/consent", {**FORM, "number": "4", "unit": "years", "ground": "law"})
    house.db.write(lambda tx: tx.run("update keeping_term set seconds = 5"))
    house.db.write(lambda tx: tx.touch(keeping.TOPIC))
    assert in_force(house, "consent") == 3 * 365 * DAY


def test_the_preview_counts_what_would_go_tonight_and_changes_nothing(house, olzhas, boris):
    house.db.write(aged, "listing.ended", [boris.member_id], clock.now() - 40 * DAY)
    page = olzhas.do("/en/admin/terms/listing.ended", {**FORM, "do": "preview"}, 200).text
    assert "30 days after it ended. Tonight 1 would go." in plain_text(page)
    page = olzhas.do("/en/admin/terms/listing.ended", {**FORM, "number": "60", "do": "preview"}, 200).text
    assert "Tonight nothing would go." in plain_text(page)
    assert in_force(house, "listing.ended") == 90 * DAY


def test_the_six_reasons_of_the_operator_are_read_by_everybody(house, olzhas, guest):
    ours = {name: f"причина {name}" for name in ("volume", "nature", "sensitivity", "risk", "purposes", "law")}
    olzhas.do("/admin/terms/conversation", {**FORM, "number": "365", **ours})
    page = plain_text(guest.page("/retention"))
    assert all(text in page for text in ours.values())


def test_every_term_has_six_reasons_without_anybody_writing_them(house):
    for kept in store.table(house.db, TABLES):
        assert len(kept.reasons) == 6 and all(name and text for name, text in kept.reasons), kept.code


def test_a_change_is_in_the_journal_and_the_same_change_again_is_one_row(house, olzhas):
    for _n in range(2):
        olzhas.do("/admin/terms/listing.ended", FORM)
    assert house.db.value("select count(*) from keeping_term") == 1
    row = house.db.one("select * from staff_action where action = 'term changed' order by id limit 1")
    assert row.staff_id == olzhas.member_id and row.reason == "Your listings; after it ended: 7776000 s → 2592000 s"


def test_a_term_that_does_not_exist_is_not_found(olzhas):
    olzhas.page("/admin/terms/nothing", 404)
    olzhas.do("/admin/terms/nothing", FORM, 404)


@pytest.mark.parametrize(("language", "said"), [
    ("ru", "12 месяцев после последнего сообщения переписки"), ("kk", "әңгімедегі соңғы хабарламадан кейін 12 ай"),
    ("en", "12 months after the last message of the conversation")])
def test_terms_are_worded_in_three_languages(guest, language, said):
    assert said in plain_text(guest.page({"ru": "", "kk": "/kk", "en": "/en"}[language] + "/retention"))


@pytest.mark.parametrize(("seconds", "said"), [
    (48 * 3600, "48 часов"), (DAY, "24 часа"), (21 * DAY, "21 день"), (4 * DAY, "4 дня"), (365 * DAY, "12 месяцев"),
    (730 * DAY, "24 месяца"), (3 * 365 * DAY, "3 года"), (5 * 365 * DAY, "5 лет")])
def test_lengths_of_time_have_the_right_plural(seconds, said):
    with i18n.speaking("ru"):
        assert keeping.span(seconds) == said
