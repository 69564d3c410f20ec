"""Deleting: asked once more, then gone with photos, history and index."""

import pytest

from tests.listings.selling import begin, indexed, publish, row
from tests.media.pictures import jpeg
from web.listings import held


def with_photo(house, client) -> int:
    """A published listing with a photo."""
    number = publish(house, client)
    client.do(f"/listings/{number}/photos", {"upload_key": "k"}, files={"photo": ("a.jpg", jpeg(), "image/jpeg")})
    return number


def left(house) -> tuple:
    """How much is left in tables, index and files."""
    tables = [house.db.value("select count(*) from " + name) for name in ("listing", "price_change", "photo")]
    return (*tables, len(indexed(house)), len(list((house.settings.data / "photos").rglob("*.*"))))


def test_it_is_asked_once_more_and_then_nothing_is_left(house, aigerim, guest):
    number = with_photo(house, aigerim)
    guest.page(f"/listings/{number}")
    assert "Удалить навсегда" in aigerim.page(f"/listings/{number}/delete") and row(house, number)
    answer = aigerim.do(f"/listings/{number}/delete")
    assert left(house) == (0, 0, 0, 0, 0) and "listing-deleted" in answer.headers["location"]
    guest.page(f"/listings/{number}", 404)


@pytest.mark.parametrize(("reason", "tab"), [("", "drafts"), ("withdrawn", "ended")])
def test_drafts_and_ended_ones_go_too(house, aigerim, reason, tab):
    number = publish(house, aigerim) if reason else begin(aigerim)
    if reason:
        aigerim.do(f"/listings/{number}/close", {"reason": reason})
    assert f"tab={tab}" in aigerim.do(f"/listings/{number}/delete").headers["location"]
    assert left(house) == (0, 0, 0, 0, 0)


def test_sent_twice_the_second_finds_nothing_and_harms_nothing(house, aigerim):
    number, other = publish(house, aigerim), publish(house, aigerim, "402")
    aigerim.do(f"/listings/{number}/delete")
    aigerim.do(f"/listings/{number}/delete", status=404)
    assert row(house, other).state == "live" and len(indexed(house)) == 1


def test_only_the_owner_deletes(house, aigerim, sanzhar, olzhas, guest):
    number = with_photo(house, aigerim)
    for other in (sanzhar, olzhas):
        other.page(f"/listings/{number}/delete", 404)
        other.do(f"/listings/{number}/delete", status=404)
    guest.do(f"/listings/{number}/delete")
    assert left(house) == (1, 1, 1, 1, 6)


def test_what_an_erasure_forgets_leaves_index_and_files_too(house, aigerim, guest):
    number = with_photo(house, aigerim)
    guest.page(f"/listings/{number}")
    house.db.write(lambda tx: held.LISTING.forget(tx, [row(house, number)]))
    assert indexed(house) == set() and left(house)[4] == 0
