"""What somebody without an account can save: searches, in their own browser, and nothing on the site."""

from pathlib import Path

from tests.conftest import plain_text
from tests.search.market import publish


def test_results_offer_guests_to_keep_the_search_in_their_browser(house, guest):
    publish(house, "Угловой диван")
    page = guest.page("/c/home/furniture")
    assert 'data-save="/c/home/furniture"' in page and "saved.js" in page
    assert "хранится только в этом браузере" in plain_text(page) and 'href="/rss/c/home/furniture"' in page


def test_the_page_of_kept_searches_is_the_same_for_everybody(house, guest):
    first, second = guest.get("/saved"), house.client().get("/saved")
    assert first.text == second.text and first.headers["etag"] == second.headers["etag"] and not guest.cookies
    words = plain_text(first.text)
    assert "Сайт ничего о них не хранит" in words and "добавьте их адрес в закладки" in words


def test_members_are_led_to_their_own_page(boris):
    assert boris.get("/saved").headers["location"] == "/profile/saved"


def test_a_guest_who_posts_a_search_is_asked_to_log_in_and_nothing_is_kept(house, guest):
    assert guest.do("/saved/searches", {"address": "/search"}).headers["location"].startswith("/login")
    assert house.db.value("select count(*) from saved_search") == 0


def test_the_script_sends_nothing_anywhere():
    script = Path(__file__).parents[2].joinpath("static/saved.js").read_text("utf-8")
    assert "localStorage" in script and not any(word in script for word in ("fetch", "XMLHttp", "sendBeacon", "cookie"))


def test_the_register_of_what_is_held_names_the_browser(house):
    assert any(place.name == "device searches" for place in house.state.site.joined("held"))
