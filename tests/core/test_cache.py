"""Ready pages in memory: kept while their topics rest, given up when one moves, within their room."""

import pytest

from web.core import cache
from web.core.cache import Cache, Clock, Kept, compressed, etag


@pytest.fixture
def clock(place):
    made = Clock(place)
    yield made
    made.close()


@pytest.fixture
def pages(clock) -> Cache:
    return Cache(1, clock)


@pytest.fixture
def touch(door):
    return lambda *topics: door.write(lambda tx: tx.touch(*topics))


def kept(pages: Cache, *topics: str, size: int = 10) -> Kept:
    now = pages.clock.now
    return Kept([], b"", {"": b"x" * size}, frozenset(topics), now, now)


def test_a_page_is_found_until_one_of_its_topics_moves(pages, touch):
    page = kept(pages, "town:1", "site")
    pages.keep(("/",), page)
    assert pages.find(("/",)) is page and pages.find(("/other",)) is None
    touch("town:2", "member:5")
    assert pages.find(("/",)) is page
    touch("town:1")
    assert pages.find(("/",)) is None


def test_a_change_by_another_process_is_seen_as_well(pages, place):
    from_elsewhere = cache.sqlite.connect(place)
    page = kept(pages, "town:1")
    pages.keep(("/",), page)
    from_elsewhere.execute("insert into topic (name, n) values ('town:1', 77)")
    from_elsewhere.close()
    assert pages.find(("/",)) is None and pages.clock.now == 77


def test_while_one_request_makes_a_page_anew_the_others_get_the_old_one(pages, touch):
    old = kept(pages, "town:1")
    pages.keep(("/",), old)
    touch("town:1")
    assert [pages.find(("/",)) for _ in range(3)] == [None, old, old]
    new = kept(pages, "town:1")
    pages.keep(("/",), new)
    assert pages.find(("/",)) is new


def test_a_page_made_from_what_was_read_before_a_change_is_made_again(pages, touch):
    late = kept(pages, "town:1")
    touch("town:1")
    pages.clock.look()
    pages.keep(("/",), late)
    touch("town:9")
    assert pages.find(("/",)) is None


def test_a_page_whose_making_failed_is_forgotten(pages, touch):
    pages.keep(("/",), kept(pages, "town:1"))
    touch("town:1")
    assert pages.find(("/",)) is None
    pages.drop(("/",))
    pages.drop(("/never",))
    assert pages.find(("/",)) is None and pages._used == 0


def test_the_least_used_pages_leave_when_the_room_is_full(pages):
    for n in range(12):
        pages.keep((n,), kept(pages, size=90_000))
        pages.find((0,))
    assert pages.find((0,)) and pages.find((11,)) and pages.find((1,)) is None
    assert pages._used == sum(page.size for page in pages._pages.values()) <= 1_000_000


def test_a_page_kept_twice_is_counted_once(pages):
    for _ in range(30):
        pages.keep(("/",), kept(pages, size=90_000))
    assert pages._used == kept(pages, size=90_000).size


def test_a_huge_page_is_not_kept_at_the_cost_of_all_others(pages):
    pages.keep(("small",), kept(pages))
    pages.keep(("huge",), kept(pages, size=200_000))
    assert pages.find(("huge",)) is None and pages.find(("small",))


def test_after_very_many_changes_every_page_is_made_anew_once(pages, touch, monkeypatch):
    monkeypatch.setattr(cache, "MOST_TOPICS", 3)
    pages.keep(("/",), kept(pages, "town:1"))
    touch("a", "b", "c")
    assert pages.find(("/",)) is not None
    touch("d")
    assert pages.find(("/",)) is None and pages.clock.moved == {}
    pages.keep(("/",), kept(pages, "town:1"))
    touch("e")
    assert pages.find(("/",)) is not None


def test_the_clock_counts_on_where_another_process_stopped(place, touch):
    touch("a")
    touch("b", "c")
    late = Clock(place)
    assert (late.now, late.look()) == (2, 2)
    touch("a")
    assert late.look() == 3 and late.moved["a"] == 3
    late.close()


def test_hits_and_misses_are_counted(pages):
    pages.find((1,))
    pages.keep((1,), kept(pages))
    pages.find((1,))
    assert (pages.hits, pages.misses) == (1, 1)


def test_the_tag_of_a_page_is_weak_and_follows_its_text():
    assert etag(b"a").startswith(b'W/"') and etag(b"a") == etag(b"a") != etag(b"b")


def test_a_page_is_held_compressed_only_and_unpacked_for_the_few_who_want_it_so():
    page = Kept([(b"a", b"b")] * 4, b"", compressed("сөз ".encode() * 400), frozenset(), 0, 0)
    start, body = page.answer("")
    assert set(page.bodies) == {"br", "gzip"} and body == "сөз ".encode() * 400
    assert (b"content-length", b"2800") in start["headers"] and b"content-encoding" not in dict(start["headers"])
    assert page.answer("gzip")[1] == page.bodies["gzip"] and len(page.unchanged["headers"]) == 3


def test_what_replaces_a_page_that_lived_shortly_is_compressed_in_a_hurry(pages):
    assert pages.quality((1,)) == cache.THOROUGH
    page = kept(pages)
    pages.keep((1,), page)
    assert pages.quality((1,)) == cache.HASTY
    page.made -= cache.SHORT_LIFE
    assert pages.quality((1,)) == cache.THOROUGH


def test_a_glance_looks_again_after_a_fifth_of_a_millisecond_and_not_before(place, touch, monkeypatch):
    moment = [100.0]
    monkeypatch.setattr(cache.time, "perf_counter", lambda: moment[0])
    watched = Clock(place)
    before = watched.glance()
    touch("newest")
    assert watched.glance() == before
    moment[0] += cache.GLANCE
    assert watched.glance() > before
    watched.close()
