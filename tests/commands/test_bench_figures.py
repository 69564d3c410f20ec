"""The arithmetic of the bench: percentiles, ratios, goals, and how a phone chooses pictures."""

import pytest

from web.commands.bench import weights, wire
from web.commands.bench.figures import Figure, paired, percentile, ratio, turned
from web.commands.bench.weights import Page, chosen


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.99, 99), (0.999, 100), (1.0, 100), (0.001, 1), (0.0, 1)])
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_pass(share, value):
    assert percentile(list(range(100, 0, -1)), share) == value


def test_one_value_is_every_percentile_and_none_has_none():
    assert percentile([7.0], 0.01) == percentile([7.0], 0.99) == 7.0
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_a_ratio_is_that_of_the_medians():
    assert ratio([1, 30, 2], [100, 1, 2]) == 1.0


def test_a_paired_ratio_forgives_a_round_in_which_everything_was_slow():
    assert paired([13, 130, 26], [10, 100, 20]) == 1.3
    with pytest.raises(ValueError, match="argument"):
        paired([1, 2], [1])


def test_each_round_begins_with_another_case():
    assert [turned("abc", n) for n in range(4)] == [list("abc"), list("bca"), list("cab"), list("abc")]


@pytest.mark.parametrize(("figure", "holds"), [
    (Figure("a", 1.3, most=1.3), True), (Figure("a", 1.31, most=1.3), False), (Figure("a", 95, least=95), True),
    (Figure("a", 94.9, least=95), False), (Figure("a", 0, most=0), True), (Figure("a", 5), None)])
def test_a_goal_holds_at_its_bound_and_nowhere_beyond(figure, holds):
    assert figure.holds is holds


@pytest.mark.parametrize(("answer", "status"), [
    (b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok", 200), (b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\no", None),
    (b"HTTP/1.1 304 Not Modified\r\netag: x\r\n\r\n", 304), (b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n", None), (b"", None)])
def test_an_answer_is_one_when_its_last_byte_is_there(answer, status):
    assert wire.status(answer) == status


def test_a_request_with_a_body_posts_a_form():
    assert wire.request("/a").startswith(b"GET /a HTTP/1.1\r\nhost: ")
    posted = wire.request("/login", {"x-forwarded-for": "10.1.2.3"}, b"a=b")
    assert posted.startswith(b"POST ") and posted.endswith(b"content-length: 3\r\n\r\na=b") and b"10.1.2.3" in posted


@pytest.mark.parametrize(("sizes", "picture"), [
    ("20vw", "/s"), ("(min-width: 960px) 20vw, 50vw", "/m"), ("100vw", "/l"), ("(min-width: 9px) 1vw, 300vw", "/l")])
def test_a_phone_takes_the_smallest_picture_that_is_wide_enough(sizes, picture):
    assert chosen("/l 1280w, /s 160w, /m 480w", sizes) == picture
    assert chosen("/only", sizes) == "/only"


@pytest.mark.parametrize(("size", "pixels"), [
    ("50vw", 180), ("calc(50vw - 22px)", 158), (" 100px", 100), ("calc(12px + 10vw)", 48), ("33.3vw", 119.88)])
def test_lengths_are_those_of_a_narrow_phone(size, pixels):
    assert weights.length(size) == pytest.approx(pixels)


def test_what_a_page_loads_is_read_from_its_markup():
    page = Page("""<link rel="stylesheet" href="/static/rest.css?v=1"><link rel="canonical" href="https://far.example/">
        <link rel="icon" href="/i.svg"><script defer src="/a.js"></script><script>1</script><svg><use href="/i.svg#x"></use></svg>
        <picture><source type="image/webp" srcset="/1 160w, /2 480w" sizes="10vw"><img src="/1.jpg"></picture><img src="/3">""")
    assert (page.styles, page.scripts, page.pictures) == (["/static/rest.css?v=1"], ["/a.js"], ["/1", "/3"])
    assert page.everything == ["/static/rest.css?v=1", "/a.js", "/i.svg", "/1", "/3"]


def test_weights_are_judged_by_the_bounds_of_the_first_window():
    assert weights.HTML == 14_600 and weights.SCRIPTS == 20_000
    assert weights.WHOLE == {"results": 100_000, "listing": 120_000}
