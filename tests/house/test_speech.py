"""A reader of the repository learns about the project and nothing else."""

import codecs

import pytest

from tests.house import speech
from tests.house.tree import ROOT, clean, write


def test_the_tree_speaks_of_the_project_alone():
    clean(speech.problems(ROOT))


@pytest.mark.parametrize("word", speech.PLACES + speech.HOSTS + speech.WORDS)
def test_each_forbidden_word_is_found(tmp_path, word):
    write(tmp_path, "docs/a.md", f"# Title\nSee {codecs.decode(word, 'rot13')} for more.")
    assert speech.problems(tmp_path)[0].startswith("docs/a.md:2: speaks of ")


def test_words_that_only_look_alike_are_let_through(tmp_path):
    write(tmp_path, "static/site.css", ":root { --a: 1 }")
    write(tmp_path, "web/a.py", 'A = "/categories/work/", root / "b", "/roots", "AIR", "CHAIR", "sha384-x+AI/y"')
    assert speech.problems(tmp_path) == []
