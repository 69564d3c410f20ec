"""Members and guests report what they can see; the answer is the same whatever becomes of it."""

from tests.conftest import House
from tests.moderation.cases import offer, report, reports


def test_a_member_reports_a_listing_with_a_reason_and_words(house, boris, aigerim, listing):
    assert "Смартфон почти новый" in boris.page(f"/report?subject=listing&id={listing}")
    answer = report(boris, "listing", listing, "scam", "Просит задаток")
    assert answer.headers["location"] == "/report/thanks"
    [row] = reports(house)
    assert (row.subject_id, row.reporter_id, row.owner_id) == (listing, boris.member_id, aigerim.member_id)
    assert (row.reason, row.detail, row.state) == ("scam", "Просит задаток", "open")


def test_one_person_reports_a_thing_once(house, boris, sanzhar, listing):
    for reason in ("scam", "scam", "other"):
        report(boris, "listing", listing, reason)
    report(sanzhar, "listing", listing, "scam")
    assert [row.reporter_id for row in reports(house)] == [boris.member_id, sanzhar.member_id]


def test_a_guest_may_report_and_the_same_words_sent_twice_are_one_report(house, guest, listing):
    for _ in range(2):
        assert report(guest, "listing", listing, "offensive", "Ругань в тексте").headers["location"] == "/report/thanks"
    [row] = reports(house)
    assert row.reporter_id is None


def test_one_network_of_guests_counts_once_a_day_and_gets_the_same_answer(fresh_folder, tmp_path):
    house = House(tmp_path / "limited", rate_limits=True)
    try:
        number = house.member("Продавец")
        listing = offer(house, house.client(number))
        answers = {
            report(house.client(), "listing", listing, "scam", text).headers["location"] for text in ("раз", "два")
        }
        assert answers == {"/report/thanks"} and len(reports(house)) == 1
    finally:
        house.close()


def test_what_a_program_fills_in_is_thanked_for_and_thrown_away(house, guest, listing):
    assert report(guest, "listing", listing, website="http://spam.example").headers["location"] == "/report/thanks"
    assert reports(house) == []


def test_ones_own_listing_is_not_reported(house, aigerim, listing):
    assert report(aigerim, "listing", listing).headers["location"] == "/report/thanks"
    assert reports(house) == []


def test_a_reason_is_needed_and_the_words_have_a_limit(house, boris, listing):
    assert "Что не так" in report(boris, "listing", listing, "", status=422).text
    assert "1001" in report(boris, "listing", listing, "scam", "a" * 1_001, status=422).text
    assert report(boris, "listing", listing, "no such reason", status=422)
    assert reports(house) == []


def test_what_the_reporter_cannot_see_is_not_there(house, guest, sanzhar, aigerim, boris, listing, message):
    draft = int(aigerim.do("/listings", {"category": "401"}).headers["location"].split("/")[2])
    house.db.write(lambda tx: tx.run("update member set blocked_at = 1 where id = :id", id=boris.member_id))
    for subject, number in (("listing", draft), ("message", message), ("member", boris.member_id), ("listing", 1),
                            ("nothing", listing), ("listing", 2**63), ("listing", "x")):
        for person in (guest, sanzhar):
            person.page(f"/report?subject={subject}&id={number}", 404)
            report(person, subject, number, status=404)
    assert reports(house) == []


def test_a_message_is_reported_by_those_who_got_it_and_by_nobody_else(house, guest, sanzhar, aigerim, message):
    for stranger in (guest, sanzhar):
        stranger.page(f"/report?subject=message&id={message}", 404)
    page = aigerim.page(f"/report?subject=message&id={message}")
    assert "задаток" not in page.split("<main")[1].split("<form")[0]
    report(aigerim, "message", message)
    assert len(reports(house)) == 1


def test_a_member_is_reported_by_a_guest(house, guest, boris):
    assert "Борис" in guest.page(f"/report?subject=member&id={boris.member_id}")
    report(guest, "member", boris.member_id, "offensive")
    assert reports(house)[0].owner_id == boris.member_id


def test_the_pages_exist_in_every_language(guest, listing):
    for prefix, word in (("", "Пожаловаться"), ("/kk", "Шағым"), ("/en", "Report")):
        assert word in guest.page(f"{prefix}/report?subject=listing&id={listing}")
        assert "102" in guest.page(f"{prefix}/report/thanks")
