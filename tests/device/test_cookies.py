"""Reading sets no cookie; a signed-in walk sets exactly those of the register; nobody else's code can run."""

import re

from starlette.routing import Route

from tests.conftest import PASSWORD, plain_text
from tests.listings.selling import publish
from web import app

FILLED = {"{id:int}": "1", "{path:path}": "electronics", "{kind}": "phone", "{token}": "x", "{subject}": "listing", "{code}": "x",
          "{slug}": "almaty"}


def addresses() -> list[str]:
    """Every address that answers GET, with its places filled."""
    found = []
    for route in app.routes():
        if isinstance(route, Route) and "GET" in route.methods and not re.search("/events|^/live/", route.path):
            path = route.path
            for place, text in FILLED.items():
                path = path.replace(place, text)
            found.append(re.sub(r"\{[^}]*\}", "1", path))
    return found


def test_no_page_sets_a_cookie_for_a_guest(house, guest, aigerim):
    number = publish(house, aigerim)
    looked = [*addresses(), f"/listings/{number}", f"/rights?listing={number}", f"/kk/listings/{number}", "/en/", "/nothing-here"]
    assert len(looked) > 60
    for path in looked:
        answer = guest.get(path)
        assert "set-cookie" not in answer.headers, path
        assert answer.status_code < 500, path
    assert not guest.cookies


def test_reading_with_a_forged_or_foreign_cookie_sets_none_either(house, guest):
    guest.cookies.update({"soq_session": "forged", "other": "1"})
    for path in ("/", "/search", "/device", "/cookies"):
        assert "set-cookie" not in guest.get(path).headers, path


def _named(answer) -> set[str]:
    return {cookie.partition("=")[0] for cookie in answer.headers.get_list("set-cookie")}


def test_a_signed_in_walk_sets_the_cookies_of_the_register_and_no_others(house, guest):
    house.member("Дана", email="dana@example.kz")
    found, given = set(), {"email": "dana@example.kz", "password": PASSWORD}
    for remember in ({}, {"remember": "y"}):
        found |= _named(guest.do("/login", {**given, **remember}))
        for path in addresses():
            if path != "/login":
                found |= _named(guest.get(path))
        found |= _named(guest.do("/profile/sessions/end-others"))
        found |= _named(guest.do("/logout"))
    declared = {cookie.name for cookie in house.state.site.cookies}
    assert found == declared
    register = guest.page("/cookies")
    assert all(f">{name}<" in register for name in declared)


def test_remember_me_is_asked_for_and_not_ticked(guest):
    field = re.search(r"<input[^>]*name=\"remember\"[^>]*>", guest.page("/login")).group()
    assert "checkbox" in field and "checked" not in field


def test_every_page_tells_the_browser_to_refuse_code_of_others(house, guest, aigerim):
    number = publish(house, aigerim)
    for client, path in ((guest, "/"), (guest, f"/listings/{number}"), (guest, "/cookies"), (guest, "/nothing"), (guest, "/robots.txt"),
                         (aigerim, "/profile"), (aigerim, f"/listings/{number}/edit")):
        policy = dict(part.strip().partition(" ")[::2] for part in client.get(path).headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'" and policy["script-src"] == "'self'", path
        assert {policy[name] for name in ("img-src", "connect-src", "font-src", "form-action")} == {"'self'"}, path
        assert "unsafe" not in str(policy) and "*" not in str(policy) and "http" not in str(policy), path
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'" and "frame-src" not in policy, path


def test_nothing_the_operator_can_enter_becomes_code(house, olzhas, guest):
    planted = '"><script src="https://example.org/count.js"></script>'
    facts = {"site_name": "SOQ" + planted[:30], "name": planted, "bin": "990101500006", "address": planted, "responsible": planted,
             "contact": planted}
    olzhas.do("/admin/operator", facts)
    for path in ("/", "/privacy", "/cookies", "/rights"):
        page = guest.page(path)
        assert "<script src=\"https" not in page and "&lt;script" in page, path


def test_the_register_says_in_three_languages_that_no_code_of_others_runs(guest):
    for prefix, words in (("", "Чужой код"), ("/kk", "Бөгде код"), ("/en", "Code of others")):
        assert words in plain_text(guest.page(prefix + "/cookies"))
