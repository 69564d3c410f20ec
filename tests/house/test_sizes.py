"""The house stays small enough to be read."""

import pytest

from tests.house import sizes
from tests.house.tree import ROOT, clean, write


def test_nothing_is_longer_than_agreed():
    clean(sizes.problems(ROOT))


def test_there_is_about_as_much_test_as_source(record_property):
    ratio = sizes.ratio(ROOT)
    record_property("lines of tests per line of source", f"{ratio:.2f}, meant to be 1.0 to 1.5")
    assert ratio >= sizes.LEAST_TESTS, f"{ratio:.2f} lines of tests per line of source"


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("web/a/long.py", "x = 1\n" * 301, "web/a/long.py:1: file of 301 lines"),
        ("web/a/middling.py", "x = 1\n" * 61, "50% of the files must be within 60"),
        ("web/a/b.py", "\ndef f():\n" + "    x = 1\n" * 40, "web/a/b.py:2 f(): function of 41 lines"),
        ("web/a/b.py", "def f():\n" + "    x = 1\n" * 8, "50% of the functions must be within 8"),
        ("templates/a/b.html", "<p>\n" * 151, "templates/a/b.html:1: 151 lines"),
        ("static/site.js", "a()\n" * 201, "static: our own JavaScript has 201"),
    ],
)
def test_what_is_too_long_is_found(tmp_path, name, text, fault):
    write(tmp_path, name, text)
    assert [problem for problem in sizes.problems(tmp_path) if fault in problem]


def test_a_docstring_does_not_count_and_what_is_vendored_neither(tmp_path):
    write(tmp_path, "web/a/b.py", 'def f():\n    """A.\n' + "    b\n" * 50 + '    """\n' + "    x = 1\n" * 7)
    write(tmp_path, "static/lib.js", "a()\n" * 900)
    write(tmp_path, "static/vendored.json", '[{"file": "lib.js"}]')
    assert sizes.problems(tmp_path) == []


def test_one_in_ten_files_may_be_long(tmp_path):
    for number in range(9):
        write(tmp_path, f"web/a/b{number}.py", "x = 1\n")
    write(tmp_path, "web/a/long.py", "x = 1\n" * 200)
    assert sizes.problems(tmp_path) == []
    write(tmp_path, "web/a/longer.py", "x = 1\n" * 200)
    assert "90% of the files" in sizes.problems(tmp_path)[0]


def test_too_few_tests_show_in_the_ratio(tmp_path):
    write(tmp_path, "web/a.py", "x = 1\n" * 10)
    write(tmp_path, "tests/test_a.py", "x = 1\n" * 5)
    assert sizes.ratio(tmp_path) == 0.5
