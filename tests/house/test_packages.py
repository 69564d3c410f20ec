"""Nothing is imported that a fresh installation would not have."""

import pytest

from tests.house import packages
from tests.house.tree import ROOT, clean, write


def test_everything_imported_is_pinned():
    clean(packages.problems(ROOT))


@pytest.fixture
def root(tmp_path):
    write(tmp_path, "requirements.txt", "# the site\npillow==13.0.0\nsqlite-utils==4.2.1\n")
    write(tmp_path, "requirements-test.txt", "pytest==9.2.0\n")
    return tmp_path


def test_an_unknown_package_is_found(root):
    write(root, "web/a/b.py", "import json\nfrom requests.api import get")
    assert packages.problems(root) == ["web/a/b.py:2: requests is not among the requirements for web/"]


def test_the_site_may_not_use_what_only_tests_have(root):
    write(root, "web/a/b.py", "import pytest")
    assert packages.problems(root) == ["web/a/b.py:1: pytest is not among the requirements for web/"]


def test_pinned_packages_are_known_by_the_names_they_are_imported_by(root):
    write(root, "web/a/b.py", "import PIL.Image\nimport sqlite_utils\nfrom web.core import db")
    write(root, "tests/a/test_b.py", "import pytest\nfrom PIL import Image")
    assert packages.problems(root) == []


def test_a_requirement_without_a_pin_is_found(root):
    write(root, "requirements.txt", "pillow==13.0.0\nstarlette>=1\n")
    assert packages.problems(root) == ["requirements.txt:2: starlette>=1 is not pinned with =="]
