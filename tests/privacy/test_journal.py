"""The journal of a person: what happened with their data, in words, newest first, theirs alone."""

import re

import pytest

from tests.conftest import plain_text
from tests.listings.selling import publish
from tests.privacy.taking import take
from web.core import journal, proof
from web.privacy.views import journal as view


def _says(client, query: str = "") -> list[str]:
    """The entries of the page, as a person reads them."""
    page = client.page("/en/profile/journal" + query)
    return [plain_text(found) for found in re.findall(r'<div class="line">(.*?)</div>', page, re.S)]


def _staff(house, member_id: int, reason: str, at: int | None = None, staff: int = 999) -> None:
    def write(tx):
        journal.note(tx, staff, "member viewed", "member", member_id, reason)
        if at is not None:
            tx.run("update staff_action set at = :at where id = (select max(id) from staff_action)", at=at)
    house.db.write(write)


def test_what_became_public_and_what_staff_looked_at_stands_there_newest_first(house, aigerim):
    number = publish(house, aigerim)
    aigerim.do(f"/listings/{number}/close", {"reason": "sold_here"})
    _staff(house, aigerim.member_id, "A complaint came")
    page = _says(aigerim)
    assert any("Personal data of a member viewed. Reason: A complaint came" in one for one in page[:1])
    told = [one for one in page if "Телефон в хорошем состоянии" in one]
    assert "ended" in told[0] and "published" in told[1] and len(told) == 2


def test_a_kind_shows_only_itself(house, aigerim):
    publish(house, aigerim)
    _staff(house, aigerim.member_id, "A complaint came")
    assert all("“" in one for one in _says(aigerim, "?kind=publication")) and len(_says(aigerim, "?kind=publication")) == 1
    assert len(_says(aigerim, "?kind=staff")) == 1 and _says(aigerim, "?kind=transfer") == []
    aigerim.page("/profile/journal?kind=anything", 404)


def test_nobody_elses_journal_is_shown(house, aigerim, sanzhar, guest):
    publish(house, aigerim)
    _staff(house, aigerim.member_id, "A complaint came")
    assert not [one for one in _says(sanzhar) if "Телефон" in one or "complaint" in one]
    assert guest.get("/profile/journal").headers["location"].startswith("/login")


def test_what_staff_did_themselves_is_not_told_as_done_to_them(house, boris, olzhas):
    _staff(house, boris.member_id, "A complaint came", staff=olzhas.member_id)
    assert not [one for one in _says(olzhas) if "complaint" in one]
    assert len([one for one in _says(boris) if "complaint" in one]) == 1


def test_pages_together_hold_every_entry_once_in_order(house, boris, monkeypatch):
    monkeypatch.setattr(view, "PAGE", 7)
    for place in range(30):
        _staff(house, boris.member_id, f"reason-{place:02}", at=1_000_000 + place // 4)
    seen, path = [], "/en/profile/journal?kind=staff"
    while path:
        page = boris.page(path)
        seen += re.findall(r"reason-(\d\d)", page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = following[1].replace("&amp;", "&") if following else ""
    assert [int(one) for one in seen] == list(range(29, -1, -1))


@pytest.mark.parametrize("before", ["x", "1-", "9" * 40 + "-1", "-", "1-1-1"])
def test_a_broken_place_is_the_beginning(house, boris, before):
    _staff(house, boris.member_id, "A complaint came")
    assert any("complaint" in one for one in _says(boris, f"?before={before}"))


def test_a_deleted_listing_is_still_told_of_without_its_title(house, aigerim):
    number = publish(house, aigerim)
    aigerim.do(f"/listings/{number}/delete")
    told = _says(aigerim, "?kind=publication")
    assert len(told) == 2 and all("deleted since" in one for one in told)


def test_an_export_is_told_of(boris):
    take(boris)
    assert any("You asked for an export" in one for one in _says(boris, "?kind=account"))


def test_publications_are_chained(house, aigerim):
    publish(house, aigerim)
    house.run_job("seal")
    assert proof.verify(house.db, house.state.site.tables).faults == 0
    house.db.write(lambda tx: tx.run("update publicity set event = 'ended'"))
    assert proof.verify(house.db, house.state.site.tables).faults == 1
