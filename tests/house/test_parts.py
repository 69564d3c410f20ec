"""What htmx swaps is there to be swapped."""

import pytest

from tests.house import parts
from tests.house.tree import ROOT, clean, write

PAGE = """{% extends "base.html" %}<main>{% include "a/_offer.html" %}{{ part_of("a/_kept.html") }}
{% for row in rows %}{% include "a/_row.html" %}{% endfor %}{% from "a/_fields.html" import field %}</main>"""


@pytest.fixture
def root(tmp_path):
    write(tmp_path, "templates/a/page.html", PAGE)
    write(
        tmp_path, "templates/a/_offer.html", '{# The offer. #}{% if x > 1 %}<section class="b" id="offer">{% endif %}'
    )
    write(tmp_path, "templates/a/_kept.html", '<p id="kept">')
    write(tmp_path, "templates/a/_row.html", '<li id="row-{{ row.id }}">')
    write(tmp_path, "templates/a/_fields.html", "{% macro field(x) %}<input>{% endmacro %}")
    return tmp_path


def test_every_part_occurs_in_a_page_and_can_be_found_there():
    clean(parts.problems(ROOT))


def test_parts_rows_of_loops_and_macros_are_accepted(root):
    assert parts.problems(root) == []


@pytest.mark.parametrize("text", ["<p>", '<p id="other">', '<p data-id="offer">', '<p id="offer-{{ n }}">', ""])
def test_a_root_element_without_its_noun_is_found(root, text):
    write(root, "templates/a/_offer.html", text + '<b id="offer">')
    expected = ["templates/a/_offer.html:1: the root element must have the id offer"]
    assert parts.problems(root) == (expected if text else [])


def test_a_row_with_the_id_of_something_else_is_found(root):
    write(root, "templates/a/_row.html", '<li id="item-{{ row.id }}">')
    assert parts.problems(root) == ["templates/a/_row.html:1: the root element must have the id row"]


def test_a_part_that_no_page_includes_is_found(root):
    write(root, "templates/a/_lost.html", '<p id="lost">')
    assert parts.problems(root) == ["templates/a/_lost.html:1: no page includes this part"]
