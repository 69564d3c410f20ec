"""Pages: links in a language, redirects of this site only, words that cannot become markup."""

from types import SimpleNamespace
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from starlette.datastructures import State

from web.core import page as pages
from web.core.page import environment, here, link, path_here, safe_next, see_other
from web.core.settings import Settings

PIECES = st.lists(st.sampled_from(["/", "\\", "//", "..", ".", "evil.example", "http:", "https://", "javascript:",
                                   "%2f", "%5c",
                                   "\t", "\n", "\0", " ", "@", "?", "#", "a", "я", "&", ":", "[", "]", "\u2028"]),
                  max_size=8)


def asked(path: str, query: bytes = b"", language: str = "ru"):
    """As much of a request as addresses need."""
    settings = Settings()
    return SimpleNamespace(scope={"path": path, "query_string": query}, method="GET",
                           state=State({"language": language}),
                           app=SimpleNamespace(state=SimpleNamespace(settings=settings)))


def stays_here(address: str) -> bool:
    """Whether a browser that is here and follows the address stays on this site."""
    seen = address.replace("\\", "/").strip("".join(map(chr, range(33)))).translate({9: None, 10: None, 13: None})
    return urlsplit(urljoin("http://here.example/x", seen)).netloc == "here.example" and not seen.startswith("//")


@given(st.one_of(st.text(max_size=30), PIECES.map("".join), PIECES.map(lambda all: "/" + "".join(all))))
@example("//evil.example")
@example("/\\evil.example")
@example("/\t/evil.example")
@example("/%5cevil.example")
def test_going_on_after_a_login_never_leaves_the_site(path):
    onward = safe_next(path)
    assert onward.startswith("/") and stays_here(onward) and onward.isascii() and not set(onward) & set(" \r\n\"'<>\\")


@pytest.mark.parametrize("path", ["/", "/profile", "/listings/5?tab=a&x=1", "/messages/7", "/search?q=%D0%B0",
                                  "/a/b.c-d_e~f"])
def test_a_path_of_this_site_is_gone_on_to_as_it_is(path):
    assert safe_next(path) == path


@pytest.mark.parametrize("path", [None, "", "profile", "//x", "/\\x", "http://x", "/a b", "\\\\x", "?x"])
def test_everything_else_leads_to_the_profile(path):
    assert safe_next(path) == "/profile" and safe_next(path, "/") == "/"


@given(PIECES.map(lambda all: "/" + "".join(all)), st.binary(max_size=20))
def test_the_address_of_a_page_can_always_be_linked_to(path, query):
    address = here(asked(path, query))
    assert address.isascii() and stays_here(address) and not set(address) & set(" \r\n\"<>\\")
    assert unquote(path_here(asked(path))).lstrip("/") == path.lstrip("/")


@pytest.mark.parametrize(("path", "language", "linked"), [
    ("/", "ru", "/"), ("/", "kk", "/kk"), ("/login", "en", "/en/login"), ("/login?next=/a", "kk", "/kk/login?next=/a")])
def test_a_link_is_in_the_language_of_its_page(path, language, linked):
    assert link(asked("/", language=language), path) == linked


@pytest.mark.parametrize(("path", "said", "location"), [
    ("/profile", "", "/kk/profile"), ("/profile", "saved", "/kk/profile?said=saved"),
    ("/a?b=c", "x y", "/kk/a?b=c&said=x+y")])
def test_after_a_change_the_browser_is_sent_on(path, said, location):
    answer = see_other(asked("/", language="kk"), path, said)
    assert (answer.status_code, answer.headers["location"]) == (303, location)


def test_a_name_that_is_not_there_is_an_error_and_markup_in_a_word_is_not_markup():
    made = environment()
    with pytest.raises(UndefinedError):
        made.from_string("{{ nothing }}").render()
    assert made.from_string("{{ word }}").render(word="<b>&'\"") == "&lt;b&gt;&amp;&#39;&#34;"
    assert made.from_string("{{ word | lines }}").render(word="<i>\nb") == "&lt;i&gt;<br>b"


def test_a_symbol_is_hidden_from_readers_unless_it_is_named():
    assert 'aria-hidden="true"' in pages.icon("plus") and 'aria-label="&lt;"' in pages.icon("plus", "<")


def test_an_unknown_message_code_shows_nothing(guest):
    assert 'class="notice said' not in guest.page("/login?said=%3Cscript%3E")


def test_a_query_that_is_no_text_breaks_nothing(guest, boris):
    for path in ("/login", "/profile", "/nowhere"):
        for query in ("?said=%FF%FE", "?q=%ED%A0%80", "?%00=%00", "?" + "&" * 5_000, "?q=\\ud800", "?next=%5B",
                      "?next=http%3A//["):
            for client in (guest, boris):
                assert client.get(path + query).status_code < 500
