"""The documents say what the program does."""

import re
from pathlib import Path

from web.commands.__main__ import WORDS
from web.core.settings import ROOT, described

ROOT_DOCS = Path(__file__).resolve().parents[2]


def test_every_setting_is_in_the_operators_manual_with_its_sentence():
    manual = (ROOT_DOCS / "docs" / "operator.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(SOQ_\w+)` \| .*? \| (.*) \|$", manual, flags=re.M))
    assert rows == {name: sentence for name, _default, sentence in described()}


def test_every_word_of_the_command_line_is_in_the_readme():
    readme = (ROOT_DOCS / "README.md").read_text("utf-8")
    assert [word for word in [*WORDS, "test"] if f"`{word}" not in readme] == []


def test_the_readme_is_short_enough_to_be_read():
    assert 60 <= len((ROOT_DOCS / "README.md").read_text("utf-8").splitlines()) <= 100


def test_links_between_documents_lead_somewhere():
    for path in [ROOT_DOCS / "README.md", ROOT_DOCS / "ARCHITECTURE.md", *(ROOT_DOCS / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_data_folder_is_where_the_manual_says():
    assert ROOT == ROOT_DOCS
