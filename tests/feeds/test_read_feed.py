"""Feeds of any question, in three formats."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from tests.feeds.reading import SPACES, numbers, xml
from tests.search.market import publish
from web.core import clock
from web.listings.store import publishing, shelf

COVER = "abcdefghijklmnopqrstuvwxyz"
ROOT = "http://127.0.0.1:8000"


def feed(client, path="/jsonfeed/search") -> dict:
    return json.loads(client.page(path))


def aged(house, number: int, days: int = 8) -> None:
    """Makes a listing as old as that."""
    then = clock.now() - days * clock.DAY
    house.db.write(lambda tx: tx.run("update listing set published_at = :then, renewed_at = :then, changed_at = :then where id = :id",
                                     then=then, id=number))


@pytest.mark.parametrize(("path", "kind"), [("/rss/search", "rss"), ("/atom/search", "atom"), ("/jsonfeed/search", "feed")])
def test_each_format_has_its_type_of_content(guest, path, kind):
    assert guest.get(path).headers["content-type"].startswith(f"application/{kind}+")


@pytest.mark.parametrize("path", ["/rss/search?q=диван", "/atom/c/home/furniture/almaty", "/jsonfeed/search?price_to=2000",
                                  "/rss/search?category=furniture&place=almaty", "/jsonfeed/c/all/almaty?q=диван"])
def test_a_feed_answers_the_same_question_as_the_page_of_results(house, guest, path):
    wanted = publish(house, "Диван", price=1_500)
    publish(house, "Стол", "tools", town="astana", price=90_000)
    assert numbers(guest.page(path)) == {wanted}


def test_rss_is_what_its_specification_asks_for(house, guest):
    publish(house, "Диван")
    root = xml(guest, "/rss/search")
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("rss", "2.0", ["channel"])
    channel = root[0]
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language", "lastBuildDate"))
    itself = channel.find("atom:link", SPACES)
    assert (itself.get("rel"), itself.get("href"), itself.get("type")) == ("self", ROOT + "/rss/search", "application/rss+xml")
    item = channel.find("item")
    assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo == UTC and item.findtext("guid") == item.findtext("link")
    assert item.findtext("g:price", namespaces=SPACES) == "1000 KZT"


def test_atom_is_what_its_specification_asks_for(house, guest):
    publish(house, "Диван")
    root = xml(guest, "/atom/search")
    one = root.find("atom:entry", SPACES)
    for part in (root, one):
        assert part.findtext("atom:id", namespaces=SPACES).startswith("http") and part.findtext("atom:title", namespaces=SPACES)
        assert datetime.fromisoformat(part.findtext("atom:updated", namespaces=SPACES)).tzinfo == UTC
        assert [link.get("rel") for link in part.findall("atom:link", SPACES)].count("alternate") == 1
    assert root.findtext("atom:author/atom:name", namespaces=SPACES) == "SOQ"
    assert one.find("atom:content", SPACES).get("type") == "html"


def test_json_feed_is_what_its_specification_asks_for(house, guest):
    number = publish(house, "Диван")
    found = feed(guest)
    assert found["version"] == "https://jsonfeed.org/version/1.1" and found["feed_url"] == ROOT + "/jsonfeed/search"
    item = found["items"][0]
    assert item["id"] == f"{ROOT}/listings/{number}" and {"content_html", "date_published", "date_modified"} <= set(item)
    assert item["_soq"] == {"about": "/machines", "price": 1_000, "currency": "KZT", "mode": "fixed", "place": "Алматы"}


def test_an_empty_feed_is_whole(guest):
    assert xml(guest, "/atom/search").findtext("atom:updated", namespaces=SPACES) and feed(guest)["items"] == []
    assert xml(guest, "/rss/search").find("channel/item") is None


def test_whatever_people_write_is_text_in_every_format(house, guest):
    title, text = "Диван ]]> <b>&amp; \"х\" 'у'", "Строка\nвторая \x0b\x00 <script>alert(1)</script>"
    publish(house, title, text_ru=text)
    assert xml(guest, "/rss/search").findtext("channel/item/title").startswith(title)
    description = xml(guest, "/rss/search").findtext("channel/item/description")
    assert "&lt;script&gt;" in description and "<script" not in description and "<br>вторая" in description
    entry = xml(guest, "/atom/search").find("atom:entry", SPACES)
    assert entry.findtext("atom:title", namespaces=SPACES).startswith(title)
    assert "<script>" in entry.findtext("atom:summary", namespaces=SPACES)
    assert "<script" not in entry.findtext("atom:content", namespaces=SPACES)
    assert feed(guest)["items"][0]["title"].startswith(title) and "<script" not in feed(guest)["items"][0]["content_html"]


def test_a_photo_is_a_picture_of_this_host(house, guest):
    publish(house, "Диван", photos=1, cover=COVER)
    address = f"{ROOT}/photos/ab/{COVER}"
    item = xml(guest, "/rss/search").find("channel/item")
    assert item.find("media:thumbnail", SPACES).get("url") == address + "-320.jpg"
    links = {link.get("rel"): link.get("href") for link in xml(guest, "/atom/search").findall("atom:entry/atom:link", SPACES)}
    assert links["enclosure"] == address + "-1280.jpg" == feed(guest)["items"][0]["image"]


def test_an_entry_keeps_its_id_when_it_is_renewed_and_says_when(house, guest, aigerim):
    first, second = publish(house, "Первый диван"), publish(house, "Второй диван")
    aged(house, first)
    aged(house, second)
    house.db.write(lambda tx: tx.touch("newest"))
    before = {item["id"]: item for item in feed(guest)["items"]}
    house.db.write(publishing.renew, aigerim.member_id, first, shelf.books(house.db))
    after = feed(guest)["items"]
    assert [item["id"] for item in after] == [f"{ROOT}/listings/{first}", f"{ROOT}/listings/{second}"]
    assert after[0]["date_modified"] > before[after[0]["id"]]["date_modified"]
    assert after[0]["date_published"] == before[after[0]["id"]]["date_published"] and after[1] == before[after[1]["id"]]


def test_a_lower_price_is_a_change(house, guest, aigerim):
    number = publish(house, "Диван", price=5_000)
    aged(house, number)
    row = house.db.one("select * from listing where id = :id", id=number)
    house.db.write(lambda tx: shelf.change(tx, row, shelf.Books(), price=4_000))
    item = feed(guest)["items"][0]
    assert item["_soq"]["price"] == 4_000 and item["date_modified"] > item["date_published"]


def test_a_feed_has_the_fifty_newest_whatever_order_or_page_is_asked_for(house, guest):
    made = [publish(house, f"Диван {n}", price=1_000 + n) for n in range(52)]
    for path in ("/jsonfeed/search", "/jsonfeed/search?order=cheap", "/jsonfeed/search?before=3", "/jsonfeed/search?unseen=1"):
        found = feed(guest, path)
        assert [int(item["id"].rpartition("/")[2]) for item in found["items"]] == made[:1:-1]
        assert found["feed_url"] == ROOT + "/jsonfeed/search"


def test_the_language_of_the_address_is_that_of_names_and_each_entry_tells_its_own(house, guest):
    publish(house, "Диван")
    found = feed(guest, "/kk/jsonfeed/c/home/furniture")
    assert (found["language"], found["items"][0]["language"]) == ("kk", "ru") and found["title"] == "SOQ: Жиһаз"
    assert found["home_page_url"] == ROOT + "/kk/c/home/furniture" and "/kk/listings/" in found["items"][0]["url"]
    assert found["items"][0]["id"] == feed(guest)["items"][0]["id"]


def test_no_feed_names_a_seller(house, guest):
    publish(house, "Диван")
    assert not any("Айгерим" in guest.page(path) for path in ("/rss/search", "/atom/search", "/jsonfeed/search"))


@pytest.mark.parametrize("path", ["/rss/c/nowhere", "/atom/c/home/nowhere", "/jsonfeed", "/rss"])
def test_there_is_no_feed_of_what_is_not_there(guest, path):
    guest.page(path, 404)


def test_a_page_of_results_names_its_feeds(house, guest):
    publish(house, "Диван")
    text = guest.page("/kk/c/home?price_to=2000")
    assert '<link rel="alternate" type="application/rss+xml" title="RSS" href="/kk/rss/c/home?price_to=2000">' in text
    assert 'href="/kk/atom/c/home?price_to=2000"' in text and 'href="/kk/jsonfeed/c/home?price_to=2000"' in text
    ElementTree.fromstring(guest.page("/kk/rss/c/home?price_to=2000"))


def test_a_quoted_phrase_means_the_same_as_on_the_page(house, guest):
    wanted = publish(house, "Красный большой диван")
    publish(house, "Диван большой, не красный")
    assert numbers(guest.page('/rss/search?q="большой диван"')) == {wanted}
