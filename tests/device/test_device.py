"""The page about one's own visit shows what the server sees, keeps nothing, and is kept by nobody."""

import pytest

from tests.conftest import plain_text

SENT = {"user-agent": "Mozilla/5.0 (Android 14; Mobile) Firefox/130.0", "accept-language": "kk,ru;q=0.8"}


def test_a_guest_sees_address_browser_languages_and_that_there_are_no_cookies(guest):
    page = plain_text(guest.get("/device", headers=SENT).text)
    for part in ("testclient", "Firefox, Android", SENT["user-agent"], "kk,ru;q=0.8", "При чтении cookie не ставятся"):
        assert part in page


def test_the_page_is_kept_nowhere(house, guest, aigerim):
    for client, path in ((guest, "/device"), (aigerim, "/profile/device")):
        for _ in range(2):
            assert "no-store" in client.get(path).headers["cache-control"]
    first = guest.get("/device", headers={"user-agent": "One"}).text
    assert "One" in first and "One" not in guest.get("/device", headers={"user-agent": "Two"}).text


def test_nothing_of_a_visit_is_written_down(house, guest):
    mark = "Planted-Browser-7731"
    guest.get("/device", headers={"user-agent": mark, "accept-language": mark, "referer": f"http://example.org/{mark}"})
    for table in house.state.site.tables:
        rows = [] if table.index_of else house.db.all(f"select * from {table.name}")
        assert mark not in str(rows), table.name


@pytest.mark.parametrize(("headers", "on"), [({}, 0), ({"sec-gpc": "1"}, 1), ({"dnt": "1"}, 1), ({"dnt": "1", "sec-gpc": "1"}, 2),
                                             ({"sec-gpc": "0", "dnt": "null"}, 0)])
def test_the_signals_not_to_track_are_recognised(guest, headers, on):
    page = guest.get("/device", headers=headers).text
    assert page.count('<span class="badge ok">') == on


def test_the_answer_is_the_same_with_and_without_the_signals(house, guest, aigerim):
    plain, signal = guest.get("/"), guest.get("/", headers={"sec-gpc": "1", "dnt": "1"})
    assert plain.text == signal.text and "set-cookie" not in signal.headers


def test_cookies_are_named_with_their_purpose_and_foreign_ones_as_not_ours(aigerim):
    aigerim.cookies.set("stranger", "1")
    page = plain_text(aigerim.page("/profile/device"))
    assert "soq_session" in page and "stranger не наш" in page
    assert aigerim.cookies["soq_session"] not in aigerim.page("/profile/device"), "the key itself is not shown"


def test_a_member_sees_the_sessions_and_which_one_this_is(house, aigerim):
    house.client(aigerim.member_id)
    page = plain_text(aigerim.page("/profile/device"))
    assert page.count("Firefox, Linux") == 2 and page.count("это устройство") + page.count("этот") >= 1
    assert "/profile/sessions" in aigerim.page("/profile/device")


def test_the_page_is_one_of_my_profile_and_guests_are_led_to_theirs(guest, aigerim):
    assert "/profile/device" in aigerim.page("/profile")
    assert aigerim.get("/device").headers["location"] == "/profile/device"
    assert guest.get("/profile/device").headers["location"].startswith("/login")


def test_a_frozen_member_can_look_too(house, aigerim):
    aigerim.do("/profile/block")
    aigerim.page("/profile/device")


def test_what_the_browser_sends_is_shown_as_text_and_cut(guest):
    page = guest.get("/device", headers={"user-agent": "<script>alert(1)</script>", "x-long": "y" * 9_000}).text
    assert "<script>alert" not in page and "y" * 401 not in page
    guest.cookies.set("<b>bold", "1")
    assert "<b>bold" not in guest.page("/device")


@pytest.mark.parametrize(("prefix", "words"), [("", "Это устройство"), ("/kk", "Осы құрылғы"), ("/en", "This device")])
def test_three_languages(guest, prefix, words):
    assert words in guest.page(prefix + "/device")
