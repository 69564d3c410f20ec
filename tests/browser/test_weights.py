"""What a first view weighs on the wire, in bytes: pages, scripts, and the thumbnails of a full page of results."""

import gzip

import pytest

from tests.browser.people import Person
from tests.browser.stock import add_photo
from tests.conftest import Client
from tests.listings.selling import publish

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE, SCRIPTS, LISTING = 14_600, 20_000, 120_000
RESULTS = {1: 100_000, 2: 100_000}  # by pixels to a point; fine screens take the larger thumbnails
FULL, KINDS = 24, 4  # listings, and different photos among them


@pytest.fixture(scope="package")
def shelf(site) -> int:
    """A full page of listings with photos; returns the number of one that has three."""
    seller = site.house.client(site.house.member("Сапар", email="sapar@example.kz"))
    numbers = [publish(site.house, seller, title_ru=f"Телефон с большим экраном и чехлом, {n}-й") for n in range(FULL)]
    for place, number in enumerate([*numbers, numbers[-1], numbers[-1]]):
        add_photo(seller, number, place % KINDS)
    return numbers[-1]


def loaded(reader: Person, path: str) -> dict[str, int]:
    """Opens the page and returns how many bytes each answer had, its headers included."""
    sizes = {}
    session = reader.context.new_cdp_session(reader.page)
    session.send("Network.enable")
    asked = {}
    session.on("Network.responseReceived", lambda event: asked.update({event["requestId"]: event["response"]["url"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({asked[event["requestId"]]: event["encodedDataLength"]}))
    reader.go(path)
    reader.page.wait_for_load_state("networkidle")
    return sizes


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("path", ["/", "/search", "/search?q=телефоны", "/c/electronics/phones", "listing"])
def test_a_page_with_its_style_fits_into_the_first_answer(site, shelf, language, path):
    reader = Client(site.house.front, headers={"accept-encoding": "gzip"})
    prefix = "" if language == "ru" else f"/{language}"
    where = f"/listings/{shelf}" if path == "listing" else path
    with reader.stream("GET", (prefix + where).removesuffix("/") or "/") as answer:
        assert answer.status_code == 200 and answer.headers["content-encoding"] == "gzip"
        sent = b"".join(answer.iter_raw())
    assert b"<style>" in gzip.decompress(sent)
    assert len(sent) <= PAGE


def test_scripts_are_small(person, site):
    reader = person(email="boris@example.kz")
    sizes = loaded(reader, site.stock.thread)
    scripts = {url: size for url, size in sizes.items() if ".js" in url}
    assert len(scripts) >= 3 and sum(scripts.values()) <= SCRIPTS, scripts


@pytest.mark.parametrize("density", RESULTS)
def test_the_first_view_of_results_is_light(person, shelf, density):
    sizes = loaded(person(density=density), "/c/electronics/phones")
    assert sum("/photos/" in url for url in sizes) >= 4
    assert sum(sizes.values()) <= RESULTS[density], sorted(sizes.items(), key=lambda one: -one[1])


@pytest.mark.parametrize("density", [1, 2])
def test_the_first_view_of_a_listing_is_light(person, shelf, density):
    sizes = loaded(person(density=density), f"/listings/{shelf}")
    assert any("/photos/" in url for url in sizes)
    assert sum(sizes.values()) <= LISTING, sorted(sizes.values())
