"""Each time a listing becomes public or stops being so, a row says it; nothing else does."""

from tests.listings.selling import begin, filled, publish
from web.listings.store import hiding


def _events(house, number: int) -> list[str]:
    return [row.event for row in house.db.all("select event from publicity where listing_id = :id order by id", id=number)]


def test_publishing_and_ending_are_written_down_once_each(house, aigerim):
    number = publish(house, aigerim)
    aigerim.do(f"/listings/{number}/publish")
    for _ in range(2):
        aigerim.do(f"/listings/{number}/close", {"reason": "sold_here"})
    aigerim.do(f"/listings/{number}/reopen")
    assert _events(house, number) == ["published", "ended", "published"]


def test_hiding_and_restoring_are_written_down(house, aigerim):
    number = publish(house, aigerim)
    house.db.write(hiding.hide, number, "spam")
    house.db.write(hiding.restore, number)
    assert _events(house, number) == ["published", "hidden", "published"]


def test_drafts_and_edits_and_renewals_are_not(house, aigerim):
    draft = begin(aigerim)
    aigerim.do(f"/listings/{draft}/edit", {**filled(house), "save": "1"})
    assert _events(house, draft) == []
    number = publish(house, aigerim, title_ru="Другой телефон в рабочем виде")
    aigerim.do(f"/listings/{number}/edit", {**filled(house), "price": "1000", "save": "1"})
    aigerim.do(f"/listings/{number}/renew")
    assert _events(house, number) == ["published"]


def test_deleting_what_is_public_ends_it_first(house, aigerim):
    number = publish(house, aigerim)
    aigerim.do(f"/listings/{number}/delete")
    assert _events(house, number) == ["published", "ended"]


def test_withdrawing_the_consent_ends_it(house, aigerim):
    number = publish(house, aigerim)
    aigerim.do("/profile/consents", {"purpose": "publication", "decision": "withdrawn"})
    assert _events(house, number) == ["published", "ended"]


def test_the_row_is_its_owners(house, aigerim):
    number = publish(house, aigerim)
    row = house.db.one("select * from publicity where listing_id = :id", id=number)
    assert row.member_id == aigerim.member_id and row.salt
