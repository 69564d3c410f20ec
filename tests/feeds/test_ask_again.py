"""Asking again for what a program has already: by its tag or by the moment of its last change."""

import time

import pytest

from tests.search.market import publish
from web.core.cache import seconds

KEPT = ("/rss/search", "/atom/c/home", "/jsonfeed/search?q=диван", "/api/listings", "/sitemap/c-home.xml")


@pytest.fixture
def at(monkeypatch):
    """Sets the clock that moments in headers are made by."""
    return lambda moment: monkeypatch.setattr(time, "time", lambda: moment)


@pytest.mark.parametrize("path", [*KEPT, "/sitemap.xml", "/sitemap/l-0.xml"])
def test_whoever_has_the_newest_gets_it_no_second_time(house, guest, path):
    publish(house, "Диван")
    tag = guest.get(path).headers["etag"]
    again = guest.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert guest.get(path, headers={"if-none-match": 'W/"other"'}).status_code == 200


@pytest.mark.parametrize("path", KEPT)
def test_a_change_is_seen_by_whoever_asks_by_tag(house, guest, path):
    publish(house, "Диван")
    tag = guest.get(path).headers["etag"]
    publish(house, "Диван новый", town="astana")
    assert guest.get(path, headers={"if-none-match": tag}).status_code == 200


def test_whoever_asks_by_date_is_told_that_nothing_changed(house, guest, at):
    at(1_800_000_000.4)
    guest.get("/rss/search")
    at(1_800_000_100.0)
    moment = guest.get("/rss/search").headers["last-modified"]
    assert seconds(moment.encode()) == 1_800_000_001
    assert guest.get("/rss/search", headers={"if-modified-since": moment}).status_code == 304
    assert guest.get("/rss/search", headers={"if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT"}).status_code == 200


def test_two_changes_within_a_second_are_two(house, guest, at):
    at(1_800_000_000.1)
    moment = guest.get("/rss/search").headers["last-modified"]
    publish(house, "Диван")
    at(1_800_000_000.9)
    answer = guest.get("/rss/search", headers={"if-modified-since": moment})
    assert answer.status_code == 200 and "Диван" in answer.text


def test_no_moment_lies_ahead(guest, at):
    at(1_800_000_000.1)
    assert seconds(guest.get("/rss/search").headers["last-modified"].encode()) <= 1_800_000_000


@pytest.mark.parametrize("date", ["", "yesterday", "Sun, 99 Nov 2026 99:99:99 GMT", "\xff", "Mon, 01 Jan 0001 00:00:00 GMT"])
def test_a_date_that_is_none_gets_a_whole_answer(guest, date):
    guest.get("/rss/search")
    assert guest.get("/rss/search", headers={"if-modified-since": date.encode("latin-1")}).status_code == 200


def test_a_tag_counts_more_than_a_date(guest):
    guest.get("/rss/search")
    headers = {"if-none-match": 'W/"other"', "if-modified-since": "Fri, 01 Jan 2099 00:00:00 GMT"}
    assert guest.get("/rss/search", headers=headers).status_code == 200


def test_a_page_for_people_has_no_date_to_ask_by(guest):
    guest.get("/search")
    answer = guest.get("/search", headers={"if-modified-since": "Fri, 01 Jan 2099 00:00:00 GMT"})
    assert answer.status_code == 200 and "last-modified" not in answer.headers


@pytest.mark.parametrize("path", ["/rss/search", "/sitemap/l-0.xml", "/api/listings"])
def test_it_comes_compressed_to_whoever_takes_that(house, guest, path):
    for n in range(10):
        publish(house, f"Диван {n}")
    assert guest.get(path, headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in guest.get(path, headers={"accept-encoding": "identity"}).headers
