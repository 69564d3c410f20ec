"""Home, all categories and all places lead to results, in three languages and within a small weight."""

import re

import brotli
import pytest

from tests.search.market import publish, shown
from web.media import names

FIRST_WINDOW = 14_600  # bytes that a server may send before the first answer of the browser


def paths(html: str) -> list[str]:
    """The addresses of results on a page."""
    return sorted(set(re.findall(r'href="((?:/kk|/en)?/c/[^"]*)"', html)))


@pytest.mark.parametrize("prefix", ["", "/kk", "/en"])
def test_every_link_of_the_trees_leads_to_results(guest, prefix):
    links = paths(guest.page(prefix + "/categories")) + paths(guest.page(prefix + "/towns"))
    assert len(links) > 280 and all(path.startswith(prefix + "/c/") for path in links)
    for path in links[:: 1 if not prefix else 29]:
        guest.page(path)


def test_the_trees_stay_within_a_place_and_within_a_category(guest):
    assert "/c/home/furniture/semey" in paths(guest.page("/categories?place=semey"))
    assert "/c/home/furniture/semey" in paths(guest.page("/towns?category=furniture"))


def test_the_home_page_shows_the_newest_of_all(house, guest):
    numbers = [publish(house, f"Стол {number}") for number in range(26)][::-1]
    assert shown(guest.page("/")) == numbers[:20]


def test_an_empty_site_invites_to_publish(guest):
    page = guest.page("/")
    assert 'href="/listings/new"' in page and "пока ничего не опубликовано" in page


def test_a_hidden_category_is_offered_nowhere(house, guest):
    house.db.write(_hide, "furniture")
    assert "/c/home/furniture" not in paths(guest.page("/categories")) + paths(guest.page("/c/home"))


def _hide(tx, slug: str) -> None:
    tx.run("update category set hidden = true where slug = :slug", slug=slug)
    tx.touch("catalog")


@pytest.mark.parametrize("path", ["/", "/search", "/c/realty/flat-sale", "/kk/c/realty/flat-sale?price_to=99999999"])
def test_the_first_view_fits_into_the_first_window(house, guest, path):
    for number in range(24):
        title = f"Продам {number}-комнатную квартиру {number * 7919 % 977} м², улица {number * 104_729:x}, торг"
        publish(house, title, "flat-sale", price=10_000_000 + number * 7_919, photos=3, cover=names.new_name())
    assert len(brotli.compress(guest.page(path).encode(), quality=5)) <= FIRST_WINDOW
