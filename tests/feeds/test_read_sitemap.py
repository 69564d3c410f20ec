"""The sitemap: an index, parts of listings, categories in their places."""

import pytest

from tests.feeds.reading import SPACES, locations, sitemap, xml
from tests.search.market import publish
from web.core import clock
from web.feeds import sitemap as written


@pytest.fixture
def small(monkeypatch, house):
    """Parts of three listings."""
    house.db.write(lambda tx: tx.run("insert into sequence (name, last) values ('listing', 4)"))
    monkeypatch.setattr(written, "SIZE", 6)


def test_the_index_names_every_part_and_every_part_answers(house, guest):
    publish(house, "Диван")
    found = locations(guest, "/sitemap.xml")
    assert found == ["/sitemap/pages.xml", "/sitemap/c-all.xml", "/sitemap/c-home.xml", "/sitemap/l-0.xml"]
    assert all(locations(guest, path) for path in found)


def test_every_page_in_the_sitemap_is_there_and_may_be_indexed(house, guest):
    publish(house, "Диван", town="semey")
    for path in locations(guest, "/sitemap.xml"):
        for place in locations(guest, path):
            text = guest.page(place)
            assert 'name="robots"' not in text, place
            assert "canonical" not in text or f'rel="canonical" href="http://127.0.0.1:8000{place}"' in text, place


def test_categories_come_with_the_places_where_they_have_listings_and_no_others(house, guest):
    publish(house, "Диван", town="semey")
    publish(house, "Шкаф", "tools", town="almaty")
    assert locations(guest, "/sitemap/c-home.xml") == [
        "/c/home", "/c/home/abai", "/c/home/semey", "/c/home/almaty", "/c/home/furniture", "/c/home/furniture/abai",
        "/c/home/furniture/semey", "/c/home/tools", "/c/home/tools/almaty"]
    guest.page("/sitemap/c-transport.xml", 404)


@pytest.mark.parametrize("path", ["/sitemap/c-furniture.xml", "/sitemap/c-nothing.xml", "/sitemap/l-1.xml",
                                  "/sitemap/l-8999999999999999999.xml",
                                  "/sitemap/other.xml"])
def test_a_part_with_nothing_in_it_is_not_there(house, guest, path):
    publish(house, "Диван")
    guest.page(path, 404)


def test_parts_have_every_listing_once_and_old_ones_stay_as_they_are(house, guest, small):
    made = [publish(house, f"Диван {n}") for n in range(8)]
    assert sitemap(guest) == set(made)
    full = guest.page("/sitemap/l-1.xml")
    more = [publish(house, f"Стул {n}") for n in range(7)]
    assert guest.page("/sitemap/l-1.xml") == full and sitemap(guest) == {*made, *more}
    parts = [path for path in locations(guest, "/sitemap.xml") if "/l-" in path]
    found = [place for path in parts for place in locations(guest, path)]
    assert len(found) == len(set(found)) == 15 and all(len(locations(guest, path)) <= 3 for path in parts)


def test_a_part_whose_listings_have_all_ended_is_not_in_the_index(house, guest, aigerim, small):
    made = [publish(house, f"Диван {n}") for n in range(5)]
    for number in made[:3]:
        aigerim.do(f"/listings/{number}/close", {"reason": "withdrawn"})
    assert [path for path in locations(guest, "/sitemap.xml") if "/l-" in path] == ["/sitemap/l-2.xml"]


def test_the_last_change_of_a_part_is_that_of_its_newest_change(house, guest):
    first, second = publish(house, "Диван"), publish(house, "Стол")
    then = clock.now() - clock.DAY
    house.db.write(lambda tx: tx.run("update listing set changed_at = case when id = :one then :then else :then - 60 end",
                                     one=first, then=then))
    part = xml(guest, "/sitemap.xml").findall("map:sitemap", SPACES)[-1]
    assert part.findtext("map:lastmod", namespaces=SPACES) == clock.iso(then)
    assert xml(guest, "/sitemap/l-0.xml").findtext("map:url/map:lastmod", namespaces=SPACES) == clock.iso(then)
    assert second in sitemap(guest)


def test_addresses_are_whole_escaped_and_in_the_sites_own_language(house, guest):
    publish(house, "Диван")
    assert guest.page("/kk/sitemap/l-0.xml") == guest.page("/sitemap/l-0.xml")
    assert "&amp;" in written.sitemap([("http://example.kz/?a=1&b=2", None)]).decode()


def test_a_full_part_is_within_what_the_protocol_allows():
    longest = ("https://an.example.kz/listings/9223372036854775807", clock.now())
    assert written.SIZE <= 50_000 and len(written.sitemap([longest] * written.SIZE)) < 50_000_000


def test_robots_are_told_of_it_and_kept_from_private_pages(guest):
    lines = guest.page("/robots.txt").splitlines()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in lines and "Disallow: /profile" in lines
    assert not any(line.startswith(("Disallow: /rss", "Disallow: /api", "Disallow: /sitemap")) for line in lines)
