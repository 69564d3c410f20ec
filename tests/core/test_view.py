"""From HTTP to a view: who may, from where, how often; and every refusal as a page in the person's language."""

import re

import pytest
from starlette.responses import PlainTextResponse

from tests.conftest import House, plain_text
from web.core import i18n, refusal, sqlite
from web.core import view as view_module
from web.core.limits import Limit
from web.core.pools import SIZES
from web.core.view import get, post
from web.core.writer import Closed

FROM_US = {"sec-fetch-site": "same-origin"}


def hello(request, db, form) -> PlainTextResponse:
    return PlainTextResponse("hello " + str(request.path_params.get("id", "")))


def bare(house: House, person) -> House:
    """A browser with the person's session that says nothing about where a request comes from."""
    client = house.client()
    del client.headers["sec-fetch-site"]
    client.cookies = person.cookies
    return client


def form_token(text: str) -> str:
    return re.search(r'name="_form" value="([^"]+)"', text).group(1)


@pytest.mark.parametrize(("need", "allowed"), [
    ("", "guest boris madina olzhas"), ("member", "boris madina olzhas"), ("moderator", "madina olzhas"),
    ("administrator", "olzhas")])
def test_a_page_opens_for_its_role_and_above_and_is_not_there_for_others(need, allowed, at_house, request):
    at_house(get("/try", hello, need=need), post("/try", hello, need=need))
    for who in ("guest", "boris", "madina", "olzhas"):
        person = request.getfixturevalue(who)
        for answer in (person.get("/try"), person.post("/try")):
            wanted = 200 if who in allowed.split() else 303 if who == "guest" else 404
            assert answer.status_code == wanted, who


def test_every_staff_page_is_not_there_for_members(house, boris):
    for route in house.state.site.joined("routes"):
        if route.path.startswith("/admin"):
            path = re.sub(r"\{[^}]*\}", "1", route.path)
            assert boris.request("POST" if "POST" in route.methods else "GET", path).status_code == 404, path


def test_a_guest_is_led_to_the_login_and_back(guest, at_house):
    at_house(get("/try", hello, need="member"), post("/try", hello, need="member"))
    assert guest.get("/kk/try?next=/a%26b").headers["location"] == "/kk/login?next=/try%3Fnext%3D/a%2526b"
    assert guest.post("/try").headers["location"] == "/login?next=/profile"
    assert guest.get("http://testserver//try").headers["location"] == "/try"


@pytest.mark.parametrize(("headers", "status"), [
    ({"sec-fetch-site": "same-origin"}, 200), ({"sec-fetch-site": "none"}, 200),
    ({"sec-fetch-site": "cross-site"}, 403),
    ({"sec-fetch-site": "same-site"}, 403), ({"sec-fetch-site": "nonsense"}, 403),
    ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
    ({"origin": "http://testserver"}, 200), ({"origin": "https://testserver"}, 200),
    ({"origin": "http://evil.example"}, 403),
    ({"origin": "http://testserver.evil.example"}, 403), ({"origin": "null"}, 403), ({"origin": "http://["}, 403),
    ({"origin": "http://testserver@evil.example"}, 403), ({"origin": "http://testserver:81"}, 403), ({}, 403)])
def test_a_change_is_taken_only_from_our_own_pages(house, boris, at_house, headers, status):
    at_house(post("/try", hello, need="member"), get("/try", hello, need="member"))
    client = bare(house, boris)
    assert client.post("/try", headers=headers).status_code == status
    assert client.get("/try", headers=headers).status_code == 200


def test_a_browser_that_says_nothing_sends_the_key_of_its_form(house, boris, aigerim, at_house):
    at_house(post("/try", hello, need="member"))
    mine, hers = (form_token(person.page("/profile/edit")) for person in (boris, aigerim))
    client = bare(house, boris)
    assert client.post("/try", data={"_form": mine}).status_code == 200
    for key in (hers, mine[:-3], "", house.state.keys.sign("session", "1")):
        assert client.post("/try", data={"_form": key}).status_code == 403
    assert bare(house, house.client()).post("/login", data={"email": "x"}).status_code == 422


def test_a_member_who_blocked_their_data_can_look_but_change_nothing(house, boris, at_house):
    at_house(get("/try", hello), post("/try", hello), post("/try/again", hello, while_blocked=True))
    house.db.write(lambda tx: tx.run("update member set blocked_at = 1 where id = :id", id=boris.member_id))
    assert boris.get("/try").status_code == 200
    assert boris.post("/try").headers["location"] == "/profile/block?said=blocked"
    assert boris.post("/try/again").status_code == 200


def test_too_often_is_429_and_says_when_to_come_again(fresh_copy, at_least=1):
    house = fresh_copy(rate_limits=True)
    house.starlette.router.routes[:0] = [get("/try", hello, limit=Limit("try", 3, 60))]
    guest, member = house.client(), house.client(house.db.value("select min(id) from member"))
    assert [guest.get("/kk/try").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = guest.get("/kk/try")
    assert at_least <= int(answer.headers["retry-after"]) <= 20 and 'lang="kk"' in answer.text
    assert member.get("/try").status_code == 200


def test_limits_off_are_off(guest, at_house):
    at_house(get("/try", hello, limit=Limit("try", 1, 60)))
    assert {guest.get("/try").status_code for _ in range(5)} == {200}


@pytest.mark.parametrize("pool", ["passwords", "read"])
def test_when_too_much_waits_the_answer_is_503_at_once(house, guest, at_house, pool):
    def refusing(request, db, form):
        raise refusal.NotFound()

    at_house(get("/try", hello, pool=pool), get("/refused", refusing))
    house.state.pools._waiting[pool] = sum(SIZES[pool])
    for path in ("/try", "/refused", "/nowhere") if pool == "read" else ("/try",):
        answer = guest.get(path)
        assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
        assert "content-security-policy" in answer.headers and "set-cookie" not in answer.headers
    house.state.pools._waiting[pool] = 0
    assert guest.get("/try").status_code == 200


@pytest.mark.parametrize(("error", "status"), [
    (sqlite.TooSlow("select"), 503), (Closed("stopping"), 503), (sqlite.OperationalError("database is locked"), 503),
    (sqlite.OperationalError("database or disk is full"), 503), (refusal.NotFound(), 404), (refusal.TooLarge(), 413),
    (refusal.Refusal(), 400), (refusal.NotFromHere(), 403)])
def test_what_a_view_cannot_do_becomes_a_page(guest, at_house, error, status):
    def view(request, db, form):
        raise error

    at_house(get("/try", view))
    answer = guest.get("/try")
    assert answer.status_code == status and "<h1>" in answer.text
    assert ("retry-after" in answer.headers) == (status == 503)


@pytest.mark.parametrize("error", [sqlite.OperationalError("no such table: x"), LookupError("secret detail")])
def test_what_nobody_foresaw_is_a_page_that_tells_no_detail(house, at_house, error):
    def view(request, db, form):
        raise error

    at_house(get("/try", view))
    answer = type(house.client())(house.front, raise_server_exceptions=False).get("/en/try")
    assert answer.status_code == 500 and "Something broke on our side" in answer.text
    assert "secret" not in answer.text and "Traceback" not in answer.text and "table" not in plain_text(answer.text)


def test_a_refusal_made_in_another_thread_has_its_own_door_and_language(house, guest, at_house, monkeypatch):
    lent = []

    def view(request, db, form):
        lent.append(db)
        raise LookupError

    at_house(get("/try", view, pool="write"))
    whole = view_module.page
    monkeypatch.setattr(view_module, "page", lambda request, *given, **more: (
        lent.append(request.state.door), whole(request, *given, **more))[1])
    for _ in range(4):
        guest.get("/login")  # both threads of the pool for pages speak Russian now
    answer = type(guest)(house.front, raise_server_exceptions=False).get("/en/try")
    assert "Something broke on our side" in answer.text and 'lang="en"' in answer.text
    assert len(lent) == 2 and lent[0] is not lent[1]


@pytest.mark.parametrize("kind", list(refusal.STATUSES.values()))
def test_each_refusal_speaks_the_language_of_the_address(guest, at_house, kind):
    def view(request, db, form):
        raise kind()

    at_house(get("/try", view))
    said = {}
    for language, prefix in (("ru", ""), ("kk", "/kk"), ("en", "/en")):
        answer = guest.get(prefix + "/try")
        i18n.use(language)
        assert answer.status_code == kind.status and i18n._(kind.message) in plain_text(answer.text)
        said[language] = i18n._(kind.message)
    i18n.use("ru")
    assert len(set(said.values())) == 3


def test_a_wrong_method_is_a_page_that_names_the_right_ones(guest):
    answer = guest.put("/login")
    assert answer.status_code == 405 and answer.headers["allow"]
    assert guest.get("/logout").status_code == 405


@pytest.mark.parametrize("number", ["-1", "9223372036854775808", "99999999999999999999", "9" * 5_000, "%D9%A3", "1e3",
                                    "0x1", "²"])
def test_a_number_that_no_row_can_have_is_an_address_that_is_not_there(guest, at_house, number):
    at_house(get("/try/{id:int}", hello))
    assert guest.get("/try/" + number).status_code == 404
    assert guest.get("/try/8999999999999999999").text == "hello 8999999999999999999"


def test_the_answer_to_one_person_never_knows_another(boris, aigerim, guest, at_house):
    def view(request, db, form):
        return PlainTextResponse(str(request.state.member and request.state.member.display_name) + i18n.current())

    at_house(get("/try", view))
    for _ in range(3):
        said = [client.get(path).text for client, path in ((boris, "/try"), (guest, "/en/try"), (aigerim, "/kk/try"))]
        assert said == ["Борисru", "Noneen", "Айгеримkk"]
