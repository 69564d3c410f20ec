"""Arranging photos: another cover, fewer photos, and files that are gone when their photo is."""

import pytest

from tests.listings.selling import begin, filled, publish, row
from tests.media.pictures import jpeg
from web.media import store as media


@pytest.fixture
def listing(house, aigerim) -> int:
    """A draft with three photos."""
    number = begin(aigerim)
    for place in range(3):
        aigerim.do(
            f"/listings/{number}/photos", {"upload_key": str(place)}, files={"photo": ("a.jpg", jpeg(), "image/jpeg")}
        )
    return number


def photos(house, number: int) -> list[int]:
    return [photo.id for photo in media.of(house.db, "listing", number)]


def test_a_photo_put_to_the_front_is_the_cover(house, aigerim, listing):
    first, second, third = photos(house, listing)
    for _ in range(2):
        aigerim.do(f"/listings/photos/{third}/front")
    assert photos(house, listing) == [third, first, second]
    assert row(house, listing).cover == media.one(house.db, aigerim.member_id, third).name


def test_a_removed_photo_takes_its_files_with_it_and_hands_on_the_cover(house, aigerim, listing):
    first, second, third = photos(house, listing)
    aigerim.do(f"/listings/photos/{first}/remove")
    assert photos(house, listing) == [second, third] and row(house, listing).photos == 2
    assert row(house, listing).cover == media.one(house.db, aigerim.member_id, second).name
    assert len(list((house.settings.data / "photos").rglob("*.*"))) == 12


def test_without_photos_there_is_no_cover(house, aigerim, listing):
    for photo in photos(house, listing):
        aigerim.do(f"/listings/photos/{photo}/remove")
    assert (row(house, listing).cover, row(house, listing).photos) == ("", 0)


def test_removed_twice_it_is_simply_gone(house, aigerim, listing):
    photo = photos(house, listing)[0]
    aigerim.do(f"/listings/photos/{photo}/remove")
    aigerim.do(f"/listings/photos/{photo}/remove", status=404)
    assert row(house, listing).photos == 2


def test_what_is_typed_is_kept(house, aigerim, listing):
    aigerim.do(f"/listings/photos/{photos(house, listing)[0]}/remove", filled(house, title_ru="Напечатано до этого"))
    assert row(house, listing).title_ru == "Напечатано до этого"


def test_a_script_gets_the_strip_alone(house, aigerim, listing):
    photo = photos(house, listing)[1]
    answer = aigerim.do(f"/listings/photos/{photo}/front", status=200, headers={"hx-request-type": "partial"})
    assert answer.text.strip().startswith("<section") and f"/listings/photos/{photo}/front" not in answer.text


def test_only_the_owner_arranges(house, aigerim, sanzhar, guest, listing):
    before = photos(house, listing)
    for deed in ("remove", "front"):
        sanzhar.do(f"/listings/photos/{before[2]}/{deed}", status=404)
        guest.do(f"/listings/photos/{before[2]}/{deed}")
    assert photos(house, listing) == before


def test_a_live_page_shows_it_at_once(house, aigerim, guest):
    number = publish(house, aigerim)
    aigerim.do(f"/listings/{number}/photos", {"upload_key": "k"}, files={"photo": ("a.jpg", jpeg(), "image/jpeg")})
    cover = row(house, number).cover
    assert cover in guest.page(f"/listings/{number}")
    aigerim.do(f"/listings/photos/{photos(house, number)[0]}/remove")
    assert cover not in guest.page(f"/listings/{number}")
