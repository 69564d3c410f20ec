"""An open page of results hears of each listing that comes: once, as the card of the page, in its language."""

import re
from types import SimpleNamespace

import pytest
from starlette.datastructures import QueryParams

from tests.search.market import member, publish
from web.core import broadcast, clock, live
from web.index.store import APART
from web.listings.store import ending, publishing, rows, shelf
from web.privacy import store as privacy
from web.search.views.live_pages import stream


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Streams end after their first look."""
    monkeypatch.setattr(broadcast, "SHORTEST", 0.0)
    monkeypatch.setattr(broadcast, "LONGEST", 0.0)
    monkeypatch.setattr(live, "LOOK", 0.002)
    monkeypatch.setattr("web.core.desk.BEAT", 0.05)


def events(client, path: str, **headers) -> list[tuple[int, str]]:
    """Mark and name or html of each event that a stream brings at once."""
    answer = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    assert answer.status_code == 200, answer.text
    found = [re.fullmatch(r"id: (\d+)\n(?:event: (\w+)\n)?(data: .*)", event, re.S)
             for event in answer.text.split("\n\n") if event.startswith("id: ")]
    return [(int(event[1]), (event[2] or "") + "\n".join(line[6:] for line in event[3].split("\n"))) for event in found]


def titles(client, path: str, **headers) -> list[str]:
    return [re.sub("<[^>]*>", "", re.search(r"<a [^>]*>(.*?)</a>", html)[1]) for _mark, html in events(client, path, **headers)]


def cards(html: str) -> list[str]:
    return re.findall(r'<article class="card"[^>]*>.*?</article>', html, re.S)


def since(html: str) -> str:
    """The mark with which a page asks for what comes after it."""
    return re.search(r'data-since="(\d+)"', html)[1]


def address(html: str) -> str:
    return re.search(r'data-live="([^"]*)"', html)[1].replace("&amp;", "&")


def stream_of(html: str) -> str:
    """What the page asks its stream for."""
    path = address(html)
    return f"{path}{'&' if '?' in path else '?'}since={since(html)}"


@pytest.mark.parametrize("path", ["/search", "/search?q=стол", "/c/home", "/c/home/furniture/almaty?price_to=5000&photo=1",
                                  "/kk/c/all/almaty", "/en/search?q=стол+-шкаф"])
def test_what_comes_after_a_page_comes_as_the_same_cards(house, guest, path):
    publish(house, "Стол старый", photos=1)
    before = guest.page(path)
    publish(house, "Стол новый", photos=1)
    publish(house, "Стол новейший", photos=1)
    came = events(guest, stream_of(before))
    assert [mark for mark, _html in came] == [2 * APART, 3 * APART]
    assert [html.strip() for _mark, html in reversed(came)] == cards(guest.page(path))[:2]


def test_a_page_on_which_nothing_was_found_hears_of_the_first(house, guest):
    before = guest.page("/c/home/furniture?q=стол")
    assert 'class="cards"' not in before
    publish(house, "Шкаф")
    publish(house, "Стол")
    assert titles(guest, stream_of(before)) == ["Стол"]


@pytest.mark.parametrize("values", [{"category": "phones"}, {"town": "semey"}, {"price": 9_000}, {"photos": 0}, {"title": "Шкаф"}])
def test_what_does_not_answer_the_question_does_not_come(house, guest, values):
    before = guest.page("/c/home/furniture/almaty?q=стол&price_to=5000&photo=1")
    publish(house, **{"title": "Стол", "photos": 1, **values})
    assert events(guest, stream_of(before)) == []


def test_what_ended_or_was_blocked_meanwhile_does_not_come(house, guest):
    before = guest.page("/search")
    ended = publish(house, "Проданный стол")
    publish(house, "Стол Бориса", seller="boris")
    publish(house, "Стол")
    house.db.write(ending.close, member(house, "aigerim"), ended, "sold_here")
    person = next(table for table in house.state.site.tables if table.name == "member")
    house.db.write(privacy.block, person, member(house, "boris"))
    assert titles(guest, stream_of(before)) == ["Стол"]


def test_a_phrase_hears_only_of_what_has_it_in_this_order(house, guest):
    publish(house, "Стол старый", text_ru="Торг возможен, без обмена.")
    before = guest.page('/search?q="без торга"')
    assert events(guest, stream_of(before)) == []
    publish(house, "Стол", text_ru="Без торга.")
    publish(house, "Стул", text_ru="Торг возможен, без обмена.")
    assert titles(guest, stream_of(before)) == ["Стол"]
    again = guest.page(f'/search?q="без торга"&since={since(before)}')
    assert "Новых с прошлого просмотра: 1." in again


def test_a_renewed_listing_comes_again_and_a_changed_one_does_not(house, guest, monkeypatch):
    old, changed = publish(house, "Стол"), publish(house, "Шкаф")
    before = guest.page("/search")
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + 8 * 86_400)
    house.db.write(publishing.renew, member(house, "aigerim"), old, shelf.books(house.db))
    house.db.write(lambda tx: shelf.change(tx, rows.one(tx, changed), shelf.books(house.db), price=900))
    assert titles(guest, stream_of(before)) == ["Стол"]


def test_a_lost_connection_goes_on_after_the_last_event(house, guest):
    page = guest.page("/search")
    for number in range(4):
        publish(house, f"Стол {number}")
    assert titles(guest, stream_of(page), last_event_id=str(2 * APART)) == ["Стол 2", "Стол 3"]
    assert events(guest, stream_of(page), last_event_id=str(4 * APART)) == []


def test_a_mark_beyond_everything_hears_nothing_old(house, guest):
    publish(house, "Стол")
    assert events(guest, "/live/search?since=99999999") == []


def test_who_comes_back_to_more_than_fifty_hears_the_number(house, guest, monkeypatch):
    monkeypatch.setattr("web.search.live.BATCH", 2)
    page = guest.page("/c/home")
    for number in range(3):
        publish(house, f"Стол {number}")
    publish(house, "Телефон", "phones")
    assert events(guest, stream_of(page)) == [(4 * APART, "many3")]


def test_events_are_worded_in_the_language_of_the_page(house, guest):
    publish(house, "Стол", title_kk="Үстел", price_mode="exchange", price=None)
    (russian,), (kazakh,) = events(guest, "/live/search?since=0"), events(guest, "/kk/live/search?since=0")
    assert ">Стол<" in russian[1] and 'href="/listings/' in russian[1] and "Обмен" in russian[1]
    assert ">Үстел<" in kazakh[1] and 'href="/kk/listings/' in kazakh[1] and "Айырбас" in kazakh[1]


@pytest.mark.parametrize("path", ["/live/c/nowhere", "/live/search?order=cheap", "/new/c/nowhere", "/new/search?order=cheap"])
def test_what_cannot_be_heard_of_is_not_there(guest, path):
    assert guest.get(path).status_code == 404


def test_later_pages_and_other_orders_ask_for_nothing(house, guest, monkeypatch):
    monkeypatch.setattr("web.search.store.PAGE", 1)
    for number in range(3):
        publish(house, f"Стол {number}")
    for path in (f"/search?before={3 * APART}", "/search?order=cheap"):
        assert "data-live" not in guest.page(path) and "since=" not in guest.page(path)
    assert stream_of(guest.page("/search")) == f"/live/search?since={3 * APART}"


def test_a_signed_in_person_hears_the_same(house, guest, boris):
    publish(house, "Стол")
    assert events(boris, "/live/search?since=0") == events(guest, "/live/search?since=0") != []


def key(house, query: str, path: str | None = None, language: str = "ru"):
    """What streams must have in common to share their looks."""
    request = SimpleNamespace(query_params=QueryParams(query), path_params={"path": path} if path else {},
                              state=SimpleNamespace(language=language, member=None), app=SimpleNamespace(state=house.state))
    return stream(request, house.db)[0].key


def test_the_same_question_is_shared_however_it_is_written_and_from_whatever_mark(house):
    one = key(house, "q=стол&since=5", "home/almaty")
    assert one == key(house, "town=almaty&category=home&q=+стол&before=9") == key(house, "q=стол&since=7&since=8", "home/almaty")
    others = {key(house, "q=стол", "home"), key(house, "q=стул", "home/almaty"), key(house, "q=стол", "home/almaty", "kk")}
    assert len(others) == 3 and one not in others


def test_a_stream_waits_for_the_narrowest_list_that_can_bring_something(house):
    request = SimpleNamespace(query_params=QueryParams(""), path_params={"path": "home/furniture/almaty"},
                              state=SimpleNamespace(language="ru", member=None), app=SimpleNamespace(state=house.state))
    topics = stream(request, house.db)[0].topics
    assert {topic.partition(":")[0] for topic in topics} == {"category", "catalog", "places"}


def test_whom_one_hid_does_not_come_to_oneself_alone(house, guest, boris):
    before = boris.page("/search?q=стол")
    boris.do(f"/saved/sellers/{member(house, 'sanzhar')}", {"hide": "1", "back": "/search"})
    publish(house, "Стол Санжара", seller="sanzhar")
    publish(house, "Стол Айгерим")
    assert titles(boris, stream_of(before)) == ["Стол Айгерим"]
    assert titles(guest, stream_of(before)) == ["Стол Санжара", "Стол Айгерим"]
    assert "Новых с прошлого просмотра: 1." in boris.page(f"/search?q=стол&since={since(before)}")
    assert '<span class="count">1</span>' in boris.page(f"/new/search?q=стол&since={since(before)}")


def test_more_than_anybody_would_read_is_counted_without_whom_one_hid(house, boris, monkeypatch):
    boris.do(f"/saved/sellers/{member(house, 'sanzhar')}", {"hide": "1", "back": "/search"})
    before = boris.page("/search")
    monkeypatch.setattr("web.search.live.BATCH", 2)
    for number in range(9):
        publish(house, f"Стол {number}", seller="sanzhar" if number % 3 else "aigerim")
    assert [html for _mark, html in events(boris, stream_of(before))][-1] == "many3"
