"""The panel of members: found, looked at for a reason, given a role, blocked, signed out."""

import pytest

from tests.conftest import plain_text
from tests.moderation.cases import WHY, deeds, offer, said


@pytest.fixture
def place(aigerim):
    return f"/admin/members/{aigerim.member_id}"


def found(client, words: str = "") -> str:
    return plain_text(client.page("/admin/members" + (f"?q={words}" if words else "")).split("<main")[1])


def row(house, person):
    return house.db.one("select * from member where id = :id", id=person.member_id)


def test_members_are_found_by_name_number_and_exact_address(olzhas, aigerim):
    for words in ("Айгерим", "айге", "ГЕРИМ", str(aigerim.member_id), "aigerim@example.kz", "AIGERIM@example.kz"):
        assert "Айгерим" in found(olzhas, words) and "Борис" not in found(olzhas, words)
    for words in ("aigerim@", "%25", "_", "1"):
        assert "Никто не подходит" in found(olzhas, words)
    assert "Айгерим" in found(olzhas) and "Борис" in found(olzhas)


def test_a_moderator_has_the_short_form_without_addresses(madina, aigerim, place):
    assert "Айгерим" in found(madina, "айгерим") and "Никто не подходит" in found(madina, "aigerim@example.kz")
    page = madina.page(place)
    assert "aigerim@example.kz" not in page and "/block" not in page and "/role" not in page
    for verb in ("look", "block", "unblock", "role", "sign-out"):
        madina.do(f"{place}/{verb}", {f"{verb}-reason": WHY}, 404)


def test_personal_data_are_shown_for_a_reason_that_the_journal_keeps(house, olzhas, aigerim, place):
    aigerim_phone = "+77011234567"
    house.db.write(
        lambda tx: tx.run("update member set phone = :phone where id = :id", phone=aigerim_phone, id=aigerim.member_id)
    )
    page = olzhas.page(place)
    assert "aigerim@example.kz" not in page and aigerim_phone not in page
    assert "aigerim@" not in olzhas.do(place + "/look", {"look-reason": " "}, 422).text
    for _ in range(2):
        olzhas.do(place + "/look", {"look-reason": WHY})
    page = olzhas.page(place)
    assert "aigerim@example.kz" in page and aigerim_phone in page and WHY in page
    assert deeds(house) == [(olzhas.member_id, "member viewed", aigerim.member_id)]


def test_what_a_member_froze_staff_do_not_see_either(olzhas, aigerim, place):
    olzhas.do(place + "/look", {"look-reason": WHY})
    aigerim.do("/profile/block")
    page = olzhas.page(place).split("<main")[1]
    assert "aigerim@example.kz" not in page and "Айгерим" not in page
    assert "Айгерим" not in found(olzhas) and "Никто" in found(olzhas, "Айгерим")


def test_a_blocked_member_is_invisible_gets_the_reason_and_can_change_nothing(house, olzhas, aigerim, boris, place):
    listing = offer(house, aigerim)
    for _ in range(2):
        assert said(olzhas.do(place + "/block", {"block-reason": "Обманула трёх покупателей"})) == "member-blocked"
    boris.page(f"/listings/{listing}", 404)
    assert "Обманула трёх покупателей" in aigerim.page("/profile/block")
    assert aigerim.do("/profile/unblock").headers["location"].endswith("said=blocked-by-staff")
    assert aigerim.do("/profile/edit", {"display_name": "Другая"}).headers["location"].startswith("/profile/block")
    [mail] = [mail for mail in house.mails() if mail.kind == "account blocked"]
    assert "Обманула трёх покупателей" in mail.body and "бұғатта" in mail.subject, "in the member's language"
    assert deeds(house) == [(olzhas.member_id, "member blocked", aigerim.member_id)]


def test_lifting_the_block_of_staff_leaves_the_members_own(house, olzhas, aigerim, boris, place):
    aigerim.do("/profile/block")
    since = row(house, aigerim).blocked_at
    olzhas.do(place + "/block", {"block-reason": "Жалобы покупателей"})
    assert row(house, aigerim).blocked_by == "both"
    for _ in range(2):
        assert said(olzhas.do(place + "/unblock", {"lift-reason": "Разобрались"})) == "member-unblocked"
    assert (row(house, aigerim).blocked_by, row(house, aigerim).blocked_at) == ("self", since)
    aigerim.do("/profile/unblock")
    assert row(house, aigerim).blocked_at is None
    olzhas.do(place + "/block", {"block-reason": "Снова жалобы"})
    olzhas.do(place + "/unblock", {"lift-reason": "Разобрались"})
    assert (row(house, aigerim).blocked_by, row(house, aigerim).blocked_at, row(house, aigerim).blocked_reason) == (
        "",
        None,
        "",
    )


def test_a_role_is_given_and_counts_at_once(house, olzhas, sanzhar):
    place = f"/admin/members/{sanzhar.member_id}"
    sanzhar.page("/admin", 404)
    for _ in range(2):
        olzhas.do(place + "/role", {"role-role": "moderator"})
    sanzhar.page("/admin")
    olzhas.do(place + "/role", {"role-role": "king"}, 422)
    olzhas.do(place + "/role", {"role-role": "member"})
    sanzhar.page("/admin", 404)
    assert [deed[1] for deed in deeds(house)] == ["member role changed"] * 2


def test_nobody_acts_on_themselves_so_an_administrator_is_always_left(house, olzhas):
    place = f"/admin/members/{olzhas.member_id}"
    assert place + "/role" not in olzhas.page(place) and place + "/block" not in olzhas.page(place)
    for verb, data in (("role", {"role-role": "member"}), ("block", {"block-reason": WHY}), ("sign-out", {})):
        olzhas.do(f"{place}/{verb}", data, 400)
    assert row(house, olzhas).role == "administrator" and deeds(house) == []


def test_of_two_administrators_who_demote_each_other_one_is_left(house, olzhas, sanzhar):
    olzhas.do(f"/admin/members/{sanzhar.member_id}/role", {"role-role": "administrator"})
    sanzhar.do(f"/admin/members/{olzhas.member_id}/role", {"role-role": "member"})
    olzhas.do(f"/admin/members/{sanzhar.member_id}/role", {"role-role": "member"}, 404)
    assert house.db.value("select count(*) from member where role = 'administrator'") == 1


def test_signing_out_ends_every_session_of_the_member(house, olzhas, aigerim, place):
    other = house.client(aigerim.member_id)
    for _ in range(2):
        assert said(olzhas.do(place + "/sign-out")) == "member-signed-out"
    for browser in (aigerim, other):
        assert browser.get("/profile").headers["location"].startswith("/login")
    assert len(deeds(house)) == 1


def test_who_is_not_there_is_not_found(olzhas):
    for number in ("1", "99999999999999999999"):
        olzhas.page(f"/admin/members/{number}", 404)
        olzhas.do(f"/admin/members/{number}/look", {"look-reason": WHY}, 404)


def test_pages_of_members_follow_by_key(olzhas, monkeypatch):
    monkeypatch.setattr("web.accounts.views.people.AT_ONCE", 3)
    page = olzhas.page("/admin/members")
    older = page.split('class="button push" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Мадина" in page and "Айгерим" not in page and "Айгерим" in olzhas.page(older)


def test_a_search_among_names_reads_a_bounded_number_and_goes_on(olzhas, monkeypatch):
    monkeypatch.setattr("web.accounts.store.people.LOOKED_AT", 3)
    page = olzhas.page("/admin/members?q=айгерим")
    older = page.split('class="button push" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Никто" in page and "Айгерим" in olzhas.page(older) and "button push" not in olzhas.page(older)
