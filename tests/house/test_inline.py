"""The templates are content with a strict content security policy."""

import pytest

from tests.house import inline
from tests.house.tree import ROOT, clean, write


def test_no_template_needs_a_lax_policy():
    clean(inline.problems(ROOT))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<p>\n<b style='color: red'>", "2: inline style"),
        ("<p>\n<style>a {}</style>", "2: inline style element"),
        ("<p>\n<script>alert(1)</script>", "2: inline script"),
        ('<p\n  class="a"\n  onclick="go()">', "3: inline handler"),
        ('<a class="{{ \'>\' }}" onclick="go()">', "1: inline handler"),
        ('{% if a > b %}<a {% if c %}onload="go()"{% endif %}>{% endif %}', "1: inline handler"),
        ('<a hx-on:click="go()">', "1: hx-on needs eval"),
        ("<a hx-vals='js:{a: 1}'>", "1: js: needs eval"),
        ('<a hx-trigger="click[ctrlKey]">', "1: a filter in hx-trigger needs eval"),
        ('<a href="javascript:go()">', "1: javascript: address"),
    ],
)
def test_what_the_policy_refuses_is_found(tmp_path, text, fault):
    write(tmp_path, "templates/a/b.html", text)
    assert inline.problems(tmp_path) == [f"templates/a/b.html:{fault}"]


def test_what_the_policy_allows_is_let_through(tmp_path):
    text = """{% set once = "a" %}{# style="x" #}{{ field(style="wide") }}<script src="/static/htmx.js" defer></script>
    <script type="application/ld+json">{}</script><p title="one = two" data-style="x">on one = two</p>
    <style>{{ critical_css }}</style>
    <input name="condition=new" hx-trigger="change, every 30s" hx-get="/on=1">"""
    write(tmp_path, "templates/a/b.html", text)
    assert inline.problems(tmp_path) == []
