"""Pages kept in memory for guests are never older than what they show."""

from tests.search.market import member, publish, shown
from web.privacy import store as privacy

PAGES = ("/", "/search", "/search?q=стол", "/c/home", "/c/home/furniture", "/c/home/furniture/semey", "/c/all/semey",
         "/c/all/abai", "/c/home/abai", "/kk/c/home")


def hits(house) -> int:
    """How many pages came from memory."""
    return house.front.cache.hits


def test_a_page_asked_for_twice_comes_from_memory(house, guest):
    publish(house, "Стол", town="semey")
    for path in PAGES:
        guest.page(path)
        before = hits(house)
        guest.page(path)
        assert hits(house) == before + 1, path


def test_every_page_shows_a_listing_as_soon_as_it_is_published(house, guest):
    first = publish(house, "Стол", town="semey")
    for path in PAGES:
        assert shown(guest.page(path)) == [first]
    second = publish(house, "Стол новый", town="semey")
    for path in PAGES:
        assert shown(guest.page(path)) == [second, first], path


def test_a_page_of_another_category_stays_in_memory(house, guest):
    publish(house, "Телефон", "phones")
    guest.page("/c/electronics/phones")
    publish(house, "Стол")
    before = hits(house)
    guest.page("/c/electronics/phones")
    assert hits(house) == before + 1


def test_what_a_blocked_member_offers_vanishes_from_every_page_at_once(house, guest, boris):
    kept = publish(house, "Стол", town="semey")
    publish(house, "Стол Бориса", town="semey", seller="boris")
    for path in PAGES:
        assert len(shown(guest.page(path))) == 2
    person = next(table for table in house.state.site.tables if table.name == "member")
    house.db.write(privacy.block, person, member(house, "boris"))
    for path in PAGES:
        assert shown(guest.page(path)) == [kept] == shown(boris.page(path)), path


def test_a_changed_card_is_not_shown_as_it_was(house, guest):
    number = publish(house, "Стол")
    assert "Стол" in guest.page("/search")
    house.db.write(_rename, number)
    assert "Табурет" in guest.page("/search")


def _rename(tx, number: int) -> None:
    tx.run("update listing set title_ru = 'Табурет' where id = :id", id=number)
    tx.touch("newest")


def test_parameters_that_mean_nothing_here_make_no_page_of_their_own(house, guest):
    publish(house, "Стол")
    guest.page("/c/home")
    before = hits(house)
    guest.page("/c/home?utm_source=somewhere&fbclid=1")
    assert hits(house) == before + 1


def test_filters_make_pages_of_their_own(house, guest):
    cheap, dear = publish(house, "Стол", price=10), publish(house, "Стол", price=1_000)
    assert shown(guest.page("/c/home")) == [dear, cheap]
    assert shown(guest.page("/c/home?price_to=10")) == [cheap]
    assert shown(guest.page("/c/home?price_from=11")) == [dear]


def test_cards_of_a_blocked_member_leave_the_memory(house, guest, boris):
    publish(house, "Стол Бориса", seller="boris")
    guest.page("/search")
    assert "Стол Бориса" in kept_cards(house)
    person = next(table for table in house.state.site.tables if table.name == "member")
    house.db.write(privacy.block, person, member(house, "boris"))
    guest.page("/search")
    assert "Стол Бориса" not in kept_cards(house)


def kept_cards(house) -> str:
    """The words of every card kept ready."""
    found = [made for (topic, _load), (_stamp, made) in house.state.database.memory.items() if topic == "site"]
    return " ".join(str(kept) for kept in found)
