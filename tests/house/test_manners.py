"""Modules are written as agreed, and each breach is seen."""

import pytest

from tests.house import manners
from tests.house.tree import ROOT, clean, write

TOP = '"""Says what it is for."""\n'


def test_every_module_is_written_as_agreed():
    clean(manners.problems(ROOT))


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("web/a/b.py", "x = 1", "b.py:1: the first line must be"),
        ("web/a/b.py", '"""No full stop"""', "b.py:1: the first line must be"),
        ("web/a/b.py", '\n"""One line late."""', "b.py:1: the first line must be"),
        ("web/a/utils.py", TOP, "the name utils says nothing"),
        ("web/services/b.py", TOP, "the name services says nothing"),
        ("tests/a/helpers.py", TOP, "the name helpers says nothing"),
        ("web/a/b.py", TOP + "x = 1  # TO" + "DO more", "b.py:2: unfinished"),
        ("web/a/b.py", TOP + "try:\n    x = 1\nexcept:\n    x = 2", "b.py:4: catches everything"),
        ("web/a/b.py", TOP + "try:\n    x = 1\nexcept Exception as e:\n    x = 2", "b.py:4: catches everything"),
        ("web/a/b.py", TOP + "try:\n    x = 1\nexcept (KeyError, Exception):\n    x = 2", "b.py:4: catches everything"),
        ("web/a/b.py", TOP + "try:\n    x = 1\nexcept Exception:  # noqa: BLE001 - why not\n    x = 2", ":4: catches"),
        ("web/a/b.py", TOP + "try:\n    x = 1\nexcept KeyError:\n    pass", "b.py:4: swallows"),
        ("web/a/b.py", TOP + "def show():\n    return 1", "b.py:2: show() has no docstring"),
        ("web/a/b.py", TOP + 'def _show():\n    """Show."""', "b.py:2: _show() does nothing"),
        ("web/a/b.py", TOP + "def _show():\n    raise NotImplementedError('later')", "b.py:2: _show() does nothing"),
    ],
)
def test_a_breach_is_found(tmp_path, name, text, fault):
    write(tmp_path, name, text)
    assert any(fault in problem for problem in manners.problems(tmp_path))


def test_what_is_meant_so_is_let_through(tmp_path):
    write(tmp_path, "web/__init__.py", "")
    write(tmp_path, "web/a/b.py", TOP + "class A(Protocol):\n    def show(self): ...\n")
    reason = "except Exception as error:  # noqa: BLE001 - handed to the caller\n    x = error\n"
    write(tmp_path, "web/a/d.py", TOP + "try:\n    x = 1\n" + reason)
    write(tmp_path, "web/a/c.py", TOP + "try:\n    x = 1\nexcept Exception:\n    x = 2\n    raise\n")
    assert manners.problems(tmp_path) == []
