"""A reported member is blocked by a moderator; about staff only an administrator decides."""

from tests.moderation.cases import deeds, hide, report, reports, said


def test_a_moderator_blocks_a_reported_member_who_learns_why(house, madina, boris, sanzhar, listing, aigerim):
    report(boris, "member", aigerim.member_id, "scam")
    assert said(hide(madina, "member", aigerim.member_id)) == "thing-hidden"
    sanzhar.page(f"/listings/{listing}", 404)
    sanzhar.page(f"/members/{aigerim.member_id}", 404)
    assert "Просят предоплату" in aigerim.page("/profile/block")
    assert "Просят предоплату" in house.mails()[-1].body and "бұғат" in house.mails()[-1].body.lower()
    assert deeds(house) == [(madina.member_id, "member hidden", aigerim.member_id)]
    madina.do(f"/admin/reports/member/{aigerim.member_id}/take-back")
    sanzhar.page(f"/listings/{listing}")
    assert reports(house)[0].state == "open"


def test_a_moderator_cannot_block_staff(house, madina, olzhas, boris):
    report(boris, "member", olzhas.member_id)
    hide(madina, "member", olzhas.member_id, status=400)
    assert house.db.value("select blocked_at from member where id = :id", id=olzhas.member_id) is None
    assert deeds(house) == [] and reports(house)[0].state == "open"
