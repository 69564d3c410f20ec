"""What others wrote is what we took in, unchanged."""

import json

import pytest

from tests.house import vendored
from tests.house.tree import ROOT, clean, write


def test_vendored_files_are_unchanged():
    clean(vendored.problems(ROOT))


@pytest.fixture
def root(tmp_path):
    path = write(tmp_path, "static/lib.js", "a()")
    write(tmp_path, "static/lib.txt", "Do what you like.")
    entry = {"name": "lib", "version": "1", "source": "a", "licence": "MIT", "licence_file": "lib.txt"}
    record(tmp_path, **entry, file="lib.js", sha384=vendored.sha384(path))
    return tmp_path


def record(root, **entry):
    write(root, "static/vendored.json", json.dumps([entry]))


def test_a_record_that_fits_is_accepted(root):
    assert vendored.problems(root) == []


def test_a_changed_file_is_found(root):
    write(root, "static/lib.js", "a(); b()")
    assert "lib.js has the hash" in vendored.problems(root)[0]


@pytest.mark.parametrize("name", ["lib.js", "lib.txt"])
def test_a_missing_file_is_found(root, name):
    (root / "static" / name).unlink()
    assert f"{name} " in vendored.problems(root)[0]


def test_an_entry_without_a_licence_is_found(root):
    record(root, file="lib.js", name="lib", version="1", source="a", sha384="x", licence_file="lib.txt")
    assert vendored.problems(root) == ["static/vendored.json: lib.js lacks licence"]
