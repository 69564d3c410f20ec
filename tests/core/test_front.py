"""The first layer: ready pages, languages of addresses, static files, compression, headers of every answer."""

import gzip
import re
import shutil

import brotli
import pytest

from tests.conftest import House
from web.core import security
from web.core.assets import assets
from web.core.page import page
from web.core.security import SESSION_COOKIE
from web.core.settings import Settings
from web.core.view import get

SECURITY = ("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy",
            "x-frame-options",
            "cross-origin-opener-policy", "cross-origin-resource-policy")
OF_PAGES = ("referrer-policy", "permissions-policy", "x-frame-options", "cross-origin-opener-policy")


@pytest.fixture
def counted(at_house) -> list[str]:
    """A shared page at /counted that knows `next`; the list grows each time it is really made."""
    made: list[str] = []

    def view(request, db, form):
        made.append(request.scope["path"])
        return page(request, "accounts/sent.html", topics=("town:1",), what="confirm")

    at_house(get("/counted", view), get("/counted/{rest:path}", view))
    return made


def raw(client, path: str, encoding: str, **headers):
    """The answer with its body as it went over the line."""
    with client.stream("GET", path, headers={"accept-encoding": encoding, **headers}) as answer:
        return answer, b"".join(answer.iter_raw())


def test_unknown_address_is_a_page_with_404(guest):
    assert "404" not in guest.page("/nowhere", 404) and "<h1>" in guest.page("/nowhere", 404)


@pytest.mark.parametrize(("path", "language"), [
    ("/login", "ru"), ("/kk/login", "kk"), ("/en/login", "en"), ("/kkk", "ru"), ("/nowhere", "ru"),
    ("/kk/nowhere", "kk"),
    ("/en/en/login", "en"), ("/en/", "en"), ("/en", "en")])
def test_the_prefix_of_the_address_is_the_language(guest, path, language):
    assert f'<html lang="{language}">' in guest.get(path).text


def test_the_language_of_the_site_has_no_prefix_of_its_own(guest):
    guest.page("/ru/login", 404)


def test_links_of_a_page_stay_in_its_language(guest):
    text = guest.page("/kk/login")
    assert 'href="/kk/privacy"' in text and 'href="/privacy"' not in text


def test_a_reader_gets_the_same_bytes_from_memory(guest, counted):
    first, second = guest.get("/counted"), guest.get("/counted")
    assert first.text == second.text and dict(first.headers) == dict(second.headers) and len(counted) == 1


def test_each_language_has_a_page_of_its_own(guest, counted):
    texts = {guest.page(path) for path in ("/counted", "/kk/counted", "/en/counted", "/kk/counted")}
    assert len(texts) == 3 and len(counted) == 3


def test_unknown_parameters_share_a_page_and_are_not_written_into_it(guest, counted):
    texts = {guest.page("/counted" + query) for query in ("?utm_source=spy%22", "", "?a=1&b=2", "?utm_source=other")}
    assert len(texts) == 1 and len(counted) == 1 and "spy" not in texts.pop()


def test_a_known_parameter_makes_a_page_of_its_own(guest, counted):
    for query in ("?said=saved", "", "?said=saved&x=1", "?next=/a&said=saved", "?said=saved&next=/a"):
        guest.page("/counted" + query)
    assert len(counted) == 3


def test_the_order_of_one_parameter_given_twice_matters(guest, counted):
    guest.page("/counted?next=/a&next=/b")
    guest.page("/counted?next=/b&next=/a")
    assert len(counted) == 2


def test_a_message_shown_once_is_not_shown_to_the_next_reader(guest):
    assert 'class="notice said' in guest.page("/login?said=logged-out")
    assert 'class="notice said' not in guest.page("/login")


def test_what_stands_far_behind_in_an_address_does_not_become_everybodys_page(guest, counted):
    guest.page("/counted?" + "x" * 2_100 + "&said=saved")
    assert 'class="notice said' not in guest.page("/counted")


def test_a_page_is_made_anew_when_its_topic_moves_and_only_then(house, guest, counted):
    guest.page("/counted")
    house.db.write(lambda tx: tx.touch("town:2"))
    guest.page("/counted")
    assert len(counted) == 1
    house.db.write(lambda tx: tx.touch("town:1"))
    guest.page("/counted")
    house.db.write(lambda tx: tx.touch("site"))
    guest.page("/counted")
    assert len(counted) == 3


def test_who_is_signed_in_neither_gets_nor_makes_a_kept_page(guest, boris, counted):
    mine = boris.page("/counted")
    assert "Борис" in mine and "Борис" not in guest.page("/counted")
    assert "Борис" in boris.page("/counted") and len(counted) == 3


@pytest.mark.parametrize("cookie", [f"{SESSION_COOKIE}=forged", f"a=b; {SESSION_COOKIE}=", f"{SESSION_COOKIE} = x"])
def test_a_cookie_that_is_worth_nothing_gets_nothing_of_anybody(guest, boris, counted, cookie):
    boris.page("/counted")
    assert "Борис" not in guest.get("/counted", headers={"cookie": cookie}).text


def test_answers_to_the_signed_in_are_kept_by_nobody(boris, guest):
    assert boris.get("/privacy").headers["cache-control"] == "private, no-store"
    shared = guest.get("/privacy").headers
    assert "public" in shared["cache-control"] and "Cookie" in shared["vary"]


def test_whoever_has_the_page_already_gets_no_body(guest, counted):
    tag = guest.get("/counted").headers["etag"]
    again = guest.get("/counted", headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert "public" in again.headers["cache-control"] and "Cookie" in again.headers["vary"]
    assert guest.get("/counted", headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", ["/counted", "/static/rest.css", "/static/htmx.js"])
def test_each_encoding_carries_the_same_bytes(guest, counted, path):
    ways = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
    bodies = set()
    for encoding, unpack in ways.items():
        for _again in range(2):
            answer, body = raw(guest, path, encoding or "identity")
            assert answer.headers.get("content-encoding", "") == encoding
            assert int(answer.headers["content-length"]) == len(body) and "Accept-Encoding" in answer.headers["vary"]
            bodies.add(unpack(body))
    assert len(bodies) == 1


@pytest.mark.parametrize(("accepted", "chosen"), [
    ("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("gzip;q=0, br;q=0.0", ""),
    ("zebra", ""),
    ("*;q=0", ""), ("identity", "")])
def test_an_encoding_is_used_only_where_it_is_welcome(guest, accepted, chosen):
    assert raw(guest, "/privacy", accepted)[0].headers.get("content-encoding", "") == chosen


def test_a_page_for_one_person_is_compressed_as_well(boris):
    answer, body = raw(boris, "/profile", "gzip, br")
    assert answer.headers["content-encoding"] == "gzip" and "Борис" in gzip.decompress(body).decode()


@pytest.mark.parametrize("path", ["/counted", "/static/rest.css", "/nowhere", "/healthz", "/profile"])
def test_head_is_the_answer_without_its_body(guest, boris, counted, path):
    for client in (guest, boris, guest):
        head, whole = client.head(path), client.get(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers.get("content-type") == whole.headers.get("content-type")


def test_head_never_leaves_an_empty_page_behind(guest, counted):
    guest.head("/counted")
    assert "<h1>" in guest.page("/counted")


def test_static_files_may_be_kept_for_ever_because_their_address_has_their_hash(guest):
    for name in assets().files:
        answer = guest.get(assets().address(name))
        assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
    assert guest.post("/static/rest.css").status_code == 404


@pytest.mark.parametrize("path", ["/static/", "/static/site.css", "/static/vendored.json", "/static/../soq.db",
                                  "/static/%2e%2e/soq.db", "/static//etc/passwd", "/static/rest.css/",
                                  "/static/REST.CSS"])
def test_only_named_files_are_static(guest, path):
    assert guest.get(path).status_code == 404


def answers(guest, boris) -> dict:
    """One answer of every kind."""
    guest.get("/privacy")
    tag = guest.get("/privacy").headers["etag"]
    return {
        "made": guest.get("/kk/cookies"), "kept": guest.get("/privacy"), "static": guest.get("/static/rest.css"),
        "no static": guest.get("/static/none"), "not found": guest.get("/nowhere"), "signed in": boris.get("/profile"),
        "redirect": guest.get("/profile"), "wrong method": guest.put("/login"), "refused form": guest.post("/login"),
        "foreign": guest.post("/login", headers={"sec-fetch-site": "cross-site"}), "slash": guest.get("/login/"),
        "too large": guest.post("/login", content=b"x" * 200_000), "healthz": guest.get("/healthz"),
        "broken form": guest.post("/login", content=b"x", headers={"content-type": "multipart/form-data"}),
        "head": guest.head("/privacy"), "not modified": guest.get("/privacy", headers={"if-none-match": tag})}


def test_every_kind_of_answer_has_the_security_headers(guest, boris):
    for kind, answer in answers(guest, boris).items():
        missing = [name for name in SECURITY if name not in answer.headers and not (name in OF_PAGES and "static" in kind)]
        assert not missing or kind == "not modified", (kind, missing)  # a browser keeps those of the page it has


def test_a_file_opened_by_itself_may_do_nothing(guest):
    for name in ("icons.svg", "site.js", "rest.css"):
        assert guest.get(f"/static/{name}").headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_a_reader_is_given_no_cookie(guest, boris):
    for kind, answer in answers(guest, boris).items():
        assert "set-cookie" not in answer.headers, kind
    assert not guest.cookies


def test_the_policy_lets_in_nothing_foreign_and_no_script_of_a_page(guest):
    answer = guest.get("/privacy")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'" and policy["script-src"] == "'self'" and "unsafe" not in str(policy)
    assert assets().style_hash in policy["style-src"] and assets().critical_css in answer.text
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|style=", answer.text)


def test_https_is_demanded_where_the_site_is_reached_by_it():
    found = [dict(security.headers(settings, "")) for settings in (Settings(address="https://soq.example.kz"),
                                                                   Settings())]
    assert [b"strict-transport-security" in headers for headers in found] == [True, False]


@pytest.mark.parametrize(("path", "to"), [
    ("/login/", "/login"), ("/kk/login/", "/kk/login"), ("//evil.example/", "/evil.example"),
    ("/kk//evil.example", "/kk/evil.example")])
def test_a_needless_slash_leads_to_the_tidy_address_of_this_site(guest, path, to):
    answer = guest.get("http://testserver" + path, headers={"host": "evil.example"})
    assert (answer.status_code, answer.headers["location"]) == (308, to)


@pytest.mark.parametrize("path", ["//evil.example", "/kk//evil.example/a", "/%5Cevil.example",
                                  "//evil.example/%22onclick=x"])
def test_no_link_of_a_page_leads_to_a_host_that_its_address_names(guest, path):
    for answer in (guest.get("http://testserver" + path), guest.post("http://testserver" + path)):
        assert not re.search(r'(?:href|action)="(?://|/?\\|https?:)', answer.text)


def test_without_room_for_pages_the_site_works_the_same(fresh_folder, tmp_path):
    shutil.copytree(fresh_folder, tmp_path / "data")
    bare = House(tmp_path / "data", cache_mb=0)
    guest = bare.client()
    try:
        assert guest.page("/privacy") == guest.page("/privacy?a=b")
        assert "etag" not in guest.get("/privacy").headers
    finally:
        bare.close()


def test_a_public_page_that_breaks_is_not_kept(guest, at_house, house):
    outcome = [LookupError("first"), None]

    def view(request, db, form):
        error = outcome.pop(0)
        if error:
            raise error
        return page(request, "accounts/sent.html", topics=(), what="confirm")

    at_house(get("/fragile", view))
    unsafe = type(guest)(house.front, raise_server_exceptions=False)
    assert unsafe.get("/fragile").status_code == 500
    assert unsafe.get("/fragile").status_code == 200
