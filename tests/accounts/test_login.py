"""Logging in and out, sessions, and what an answer tells about accounts."""

from starlette.testclient import TestClient

from tests.conftest import PASSWORD, House, plain_text
from web.core import passwords


def _login(client, email="boris@example.kz", password=PASSWORD, status=303, **more):
    return client.do("/login", {"email": email, "password": password, **more}, status)


def test_the_cookie_lasts_with_the_browser_unless_asked(guest):
    cookie = _login(guest).headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "max-age" not in cookie


def test_remember_me_keeps_the_cookie_for_thirty_days(guest):
    assert "max-age=2592000" in _login(guest, remember="y").headers["set-cookie"].lower()


def test_the_cookie_is_secure_where_the_site_is_reached_by_https(house, guest):
    object.__setattr__(house.settings, "address", "https://example.kz")
    assert "; secure" in _login(guest).headers["set-cookie"].lower()


def test_wrong_password_and_unknown_address_get_the_same_answer(house, guest):
    known = plain_text(_login(guest, password="wrong", status=422).text)
    unknown = plain_text(_login(guest, email="nobody@example.kz", password="wrong", status=422).text)
    assert known == unknown


def test_wrong_password_and_unknown_address_cost_the_same_work(guest, monkeypatch):
    hashed = []
    real = passwords.PasswordHasher.verify
    monkeypatch.setattr(passwords.PasswordHasher, "verify", lambda self, *given: hashed.append(1) or real(self, *given))
    _login(guest, password="wrong", status=422)
    assert len(hashed) == 1
    _login(guest, email="nobody@example.kz", password="wrong", status=422)
    assert len(hashed) == 2


def test_login_goes_on_to_where_the_person_wanted(guest):
    assert _login(guest, next="/listings/new").headers["location"] == "/listings/new"


def test_login_never_goes_on_to_another_site(guest):
    for bad in ("https://evil.example", "//evil.example", "/\\evil.example", "/%5cevil", "javascript:alert(1)"):
        place = _login(guest, next=bad).headers["location"]
        assert place.startswith("/") and not place.startswith(("//", "/\\")), place
        guest.cookies.clear()


def test_logging_out_ends_the_session_for_good(guest):
    _login(guest)
    cookie = dict(guest.cookies)
    guest.do("/logout")
    guest.cookies.update(cookie)
    assert guest.get("/profile").headers["location"].startswith("/login")


def test_logging_out_twice_is_the_same(guest):
    _login(guest)
    guest.do("/logout")
    guest.do("/logout")


def test_a_forged_cookie_is_nobody(guest):
    for bad in ("x", "a.b.c", "é" * 10, "x" * 5000):
        guest.cookies.set("soq_session", bad.encode("ascii", "ignore").decode() or "x")
        assert guest.get("/profile").status_code == 303


def test_sessions_are_listed_and_each_can_be_ended(house, boris):
    other = house.client(boris.member_id)
    assert boris.page("/profile/sessions").count('name="session"') == 2
    number = max(row.id for row in house.db.all("select id from session where member_id = :id", id=boris.member_id))
    boris.do("/profile/sessions/end", {"session": number})
    assert other.get("/profile").status_code == 303
    boris.page("/profile")


def test_all_other_sessions_can_be_ended(house, boris):
    others = [house.client(boris.member_id) for _ in range(3)]
    boris.do("/profile/sessions/end-others")
    assert all(other.get("/profile").status_code == 303 for other in others)
    boris.page("/profile")


def test_nobody_ends_the_session_of_another(house, boris, sanzhar):
    number = house.db.value("select id from session where member_id = :id", id=boris.member_id)
    sanzhar.do("/profile/sessions/end", {"session": number}, 404)
    boris.page("/profile")


def test_a_change_asked_for_by_another_site_is_refused(boris):
    answer = boris.post("/logout", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    boris.page("/profile")


def test_an_old_browser_needs_the_token_of_the_form(house, boris):
    old = TestClient(house.front, follow_redirects=False, cookies=dict(boris.cookies))
    assert old.post("/profile/sessions/end-others").status_code == 403
    token = boris.page("/profile").split('name="_form" value="')[1].split('"')[0]
    assert old.post("/profile/sessions/end-others", data={"_form": token}).status_code == 303


def test_too_many_tries_are_slowed_down(tmp_path):
    house = House(tmp_path / "limited", rate_limits=True)
    client = house.client()
    answers = [client.post("/login", data={"email": "a@example.kz", "password": "x"}).status_code for _ in range(12)]
    house.close()
    assert answers[:10] == [422] * 10 and 429 in answers[10:]
