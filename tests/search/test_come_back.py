"""From a listing one comes back to its card in the results: the browser keeps the page, and a link leads to the card's place."""

import re

from tests.search.market import publish


def test_every_card_has_a_place_of_its_own_that_its_listing_knows(house, guest):
    numbers = [publish(house, "Диван") for _ in range(3)]
    html = guest.page("/search?q=диван")
    assert re.findall(r'<article class="card" id="card-(\d+)"', html) == [str(number) for number in numbers[::-1]]
    listing = guest.page(f"/listings/{numbers[0]}")
    assert re.search(rf'<li id="back" data-card="#card-{numbers[0]}" hidden><a href="/search">', listing)


def test_nothing_about_the_results_is_in_the_address_of_a_listing(house, guest):
    number = publish(house, "Диван")
    assert f'href="/listings/{number}"' in guest.page("/search?q=диван&order=best&price_to=5000")


def test_a_browser_may_keep_the_results_of_a_guest(house, guest):
    publish(house, "Диван")
    for path in ("/search?q=диван", "/search?order=cheap", '/search?q="синий диван"'):
        assert "no-store" not in guest.get(path).headers["cache-control"]
