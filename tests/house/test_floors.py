"""The floors hold, and the check sees each way round them."""

import pytest

from tests.house import floors
from tests.house.tree import ROOT, clean, write


def test_no_module_imports_from_its_own_floor_or_above():
    clean(floors.problems(ROOT))


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        (
            "web/core/db.py",
            "from web.listings import store",
            "web/core/db.py:1: core (floor 0) may not import listings",
        ),
        ("web/mail/store.py", "\nimport web.media.rules", "web/mail/store.py:2: mail (floor 1) may not import media"),
        ("web/core/page.py", "from web import admin", "may not import admin"),
        ("web/admin/views.py", "from web.app import app", "may not import app (floor 8)"),
        ("web/listings/views.py", "def show():\n    import json", "web/listings/views.py:2: import inside show()"),
        (
            "web/listings/views.py",
            "class A:\n    def b(self):\n        from web.core import db",
            ":3: import inside b()",
        ),
        ("web/listings/views.py", "from . import store", ":1: relative import"),
        ("web/listings/views.py", "import importlib\nimportlib.import_module(name)", ":2: import by a name"),
        (
            "web/listings/views.py",
            "import runpy\nrunpy.run_module('web.admin.x')",
            ":2: listings (floor 3) may not import",
        ),
        ("web/gossip/views.py", "", "web/gossip/views.py:1: gossip has no floor"),
        ("web/admin/views.py", "from web.gossip import store", "may not import gossip (floor None)"),
        ("web/__init__.py", "from web.core import db", "web/__init__.py:1: web (floor None) may not import core"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path, name, text, fault):
    write(tmp_path, name, text)
    assert any(fault in problem for problem in floors.problems(tmp_path))


def test_an_import_from_below_or_from_oneself_is_allowed(tmp_path):
    write(tmp_path, "web/privacy/store.py", "from web.core import db\nfrom web.listings import rules\nimport json")
    write(tmp_path, "web/privacy/views.py", "from web.privacy import store")
    assert floors.problems(tmp_path) == []
