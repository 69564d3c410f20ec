"""What a held member deletes by hand is gone for everybody, but not destroyed before the hold is lifted."""

import pytest

from tests.listings.selling import publish
from tests.privacy import world
from tests.privacy.taking import take
from web.listings.store import keeping, rows
from web.terms import holds


@pytest.fixture
def hold(house, olzhas, aigerim):
    def make(**more) -> int:
        return house.db.write(holds.begin, olzhas.member_id, aigerim.member_id, "court", "Решение суда № 12", **more)
    return make


def kept(house) -> int:
    return house.db.value("select count(*) from listing where state = 'kept'")


def test_a_deleted_listing_is_gone_for_everybody_and_still_there(house, aigerim, boris, guest, madina, hold):
    listing, thread = world.deal(house, aigerim, boris)
    hold()
    answer = aigerim.do(f"/listings/{listing}/delete")
    assert answer.headers["location"].endswith("said=listing-deleted")
    for person in (aigerim, boris, guest, madina):
        person.page(f"/listings/{listing}", 404)
    aigerim.page(f"/listings/{listing}/edit", 404)
    assert "Телефон почти" not in aigerim.page("/profile/listings?tab=ended") + guest.page("/search?q=телефон")
    assert "Телефон почти" not in aigerim.page("/profile/listings?tab=hidden")
    boris.page(f"/messages/{thread}")
    assert kept(house) == 1 and rows.is_gone(house.db, listing)
    house.run_job("terms of keeping")
    assert kept(house) == 1


def test_its_photos_are_where_nobody_fetches_them(house, aigerim, boris, hold):
    listing, _thread = world.deal(house, aigerim, boris)
    names = [row.name for row in house.db.all("select name from photo order by id")]
    assert names
    hold()
    photo = house.db.value("select min(id) from photo")
    aigerim.do(f"/listings/photos/{photo}/remove")
    aigerim.do(f"/listings/{listing}/delete")
    house.run_job("photo files")
    data = house.settings.data
    for name in names:
        assert not list((data / "photos").rglob(f"{name}*")) and list((data / "withheld").rglob(f"{name}*"))
    assert house.db.value("select subject from photo where id = :id", id=photo) == "kept"


def test_when_the_hold_is_lifted_it_is_destroyed(house, aigerim, boris, olzhas, hold):
    listing, _thread = world.deal(house, aigerim, boris)
    number = hold()
    aigerim.do(f"/listings/photos/{house.db.value('select min(id) from photo')}/remove")
    aigerim.do(f"/listings/{listing}/delete")
    olzhas.do(f"/admin/holds/{number}/lift", {"reason": "Суд закончен"})
    assert house.db.value("select count(*) from listing where id = :id", id=listing) == 0
    assert house.db.value("select count(*) from photo") == 0 and not keeping.is_held(house.db, aigerim.member_id)


def test_while_a_law_asks_for_silence_the_members_own_pages_do_not_give_it_away(house, aigerim, hold):
    listing = publish(house, aigerim, title_ru="Велосипед горный")
    hold(silent_until=2**40)
    aigerim.do(f"/listings/{listing}/delete")
    assert "Велосипед" not in aigerim.page("/profile/data") + aigerim.page("/profile/data/listing") + aigerim.page("/profile/journal")


def test_a_hold_that_is_told_shows_what_is_kept(house, aigerim, hold):
    listing = publish(house, aigerim, title_ru="Велосипед горный")
    hold()
    aigerim.do(f"/listings/{listing}/delete")
    assert "Велосипед" in aigerim.page("/profile/data/listing")


def test_who_is_not_held_deletes_for_good(house, aigerim, boris, hold):
    hold()
    listing = publish(house, boris)
    boris.do(f"/listings/{listing}/delete")
    assert kept(house) == 0 and house.db.value("select count(*) from listing where id = :id", id=listing) == 0


def test_no_price_of_a_silently_kept_listing_shows_to_anybody_the_member_neither(house, aigerim, boris, guest, hold):
    listing = publish(house, aigerim, price="54321")
    hold(silent_until=2**40)
    aigerim.do(f"/listings/{listing}/delete")
    assert house.db.value("select count(*) from price_change where listing_id = :id", id=listing) == 1
    for person in (guest, boris, aigerim):
        person.page(f"/listings/{listing}", 404)
    shown = aigerim.page("/profile/data") + aigerim.page("/profile/data/price_change") + aigerim.page("/profile/journal")
    assert "54321" not in shown
    archive = take(aigerim)
    assert not [name for name in archive.namelist() if b"54321" in archive.read(name)]


def test_the_prices_of_other_listings_still_show(house, aigerim, hold):
    hold(silent_until=2**40)
    publish(house, aigerim, price="54321")
    assert "54321" in aigerim.page("/profile/data/price_change")
