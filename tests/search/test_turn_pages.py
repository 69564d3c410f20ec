"""Results come twenty at a time by key, in both directions, and the last page costs what the first does."""

from tests.search.market import link, publish, shown, watched
from web.index.match import match
from web.listings import cards
from web.search import store
from web.search.asked import Asked


def fill(house, count: int, **more) -> list[int]:
    """So many listings, newest first."""
    return [publish(house, f"Стул {number}", **more) for number in range(count)][::-1]


def walk(guest, path: str, rel: str) -> list[list[int]]:
    """The listings of every page from this one on."""
    pages = []
    while path:
        html = guest.page(path)
        pages.append(shown(html))
        path = link(html, rel)
    return pages


def test_pages_hold_twenty_each_and_every_listing_once(house, guest):
    numbers = fill(house, 45)
    pages = walk(guest, "/search?q=стул", "next")
    assert [len(page) for page in pages] == [20, 20, 5] and sum(pages, []) == numbers


def test_going_back_shows_the_same_pages(house, guest):
    numbers = fill(house, 50)
    last = guest.page(link(guest.page(link(guest.page("/c/home"), "next")), "next"))
    assert shown(last) == numbers[40:]
    assert walk(guest, link(last, "prev"), "prev") == [numbers[20:40], numbers[:20]]


def test_listings_published_in_between_neither_repeat_nor_hide_others(house, guest):
    numbers = fill(house, 40)
    first = guest.page("/search")
    new = [publish(house, f"Новый стол {number}") for number in range(3)]
    second = guest.page(link(first, "next"))
    assert shown(first) + shown(second) == numbers
    back = guest.page(link(second, "prev"))
    assert shown(back) == numbers[:20]
    assert shown(guest.page(link(back, "prev"))) == [*new[::-1], *numbers[:17]]


def test_a_listing_that_ends_in_between_hides_no_other(house, guest):
    numbers = fill(house, 25)
    first = guest.page("/search")
    house.db.write(_end, numbers[19])
    assert shown(guest.page(link(first, "next"))) == numbers[20:]


def _end(tx, number: int) -> None:
    tx.run("update listing set state = 'closed' where id = :id", id=number)
    tx.touch("newest")


def test_beyond_the_last_listing_a_link_leads_back(house, guest):
    numbers = fill(house, 3)
    page = guest.page("/c/home?before=1")
    assert shown(page) == [] and 'href="/c/home"' in page
    assert shown(guest.page("/c/home?after=1")) == numbers


def test_the_first_page_has_no_previous_and_the_last_no_next(house, guest):
    fill(house, 20)
    page = guest.page("/search")
    assert not link(page, "prev") and not link(page, "next")


def test_only_the_first_page_is_for_search_engines(house, guest):
    fill(house, 21)
    first = guest.page("/c/home")
    assert "noindex" not in first and "noindex" in guest.page(link(first, "next"))
    assert "noindex" in guest.page("/c/home?q=стул")


def test_no_query_sorts_or_reads_a_table_from_end_to_end(house, guest, monkeypatch):
    fill(house, 21)
    queries = watched(monkeypatch)
    next_page = link(guest.page("/c/home?price_to=5000"), "next")
    guest.page(next_page)
    guest.page("/search?q=стул")
    found = {sql for sql in queries if "listing_index" in sql}
    assert len(found) >= 2
    for sql in found:
        plan = house.db.all("explain query plan " + sql, match=match(), key=5, limit=21, most=1_000, low=1, high=5)
        steps = " | ".join(step.detail for step in plan)
        assert "TEMP B-TREE" not in steps and "SCAN listing |" not in steps and "SCAN member |" not in steps, steps


def test_a_page_takes_seven_queries_at_most(house, guest, monkeypatch):
    fill(house, 21)
    guest.page("/c/home?q=стул")
    queries = watched(monkeypatch)
    guest.page("/c/home?price_to=5000")
    assert len(queries) <= 7, queries


def test_the_middle_of_a_long_list_is_read_by_its_key(house):
    fill(house, 60)
    door = house.state.database.new_door()
    rows = door.all("select seq from listing order by seq desc")
    for place in (0, 10, 39):
        found = store.page(door, Asked(before=(rows[place].seq,)))
        assert [row.seq for row in found.rows] == [row.seq for row in rows[place + 1:place + 21]]
        assert isinstance(found.rows[0], cards.Listed) and found.rows[0].title_ru.startswith("Стул")


def test_more_than_999_are_not_counted_on(house, guest, monkeypatch):
    monkeypatch.setattr(store, "MOST", 30)
    fill(house, 21)
    assert ">21 объявление" in guest.page("/c/home")
    fill(house, 9)
    assert "больше 999 объявлений" in guest.page("/c/home")


def test_the_number_is_not_counted_again_on_later_pages(house, guest, monkeypatch):
    fill(house, 41)
    second = link(guest.page("/c/home"), "next")
    queries = watched(monkeypatch)
    guest.page(second)
    assert not [sql for sql in queries if "count(" in sql]


def test_cards_are_rendered_once_for_all_pages(house, guest, monkeypatch):
    numbers = fill(house, 5)
    guest.page("/c/home")
    queries = watched(monkeypatch)
    monkeypatch.setattr(cards, "made", None)
    assert shown(guest.page("/c/home?price_to=5000")) == numbers
    assert len(queries) <= 9  # three of them for the numbers of the filters
