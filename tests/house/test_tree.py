"""The checks have something to look at; a check of an empty folder would always pass."""

import pytest

from tests.house.tree import ROOT, files


@pytest.mark.parametrize(
    ("folder", "ending"),
    [("web", ".py"), ("templates", ".html"), ("web/migrations", ".sql"), ("web/locale/ru", ".po"), ("static", ".js")],
)
def test_there_are_files_where_the_checks_look(folder, ending):
    assert files(ROOT, folder, ending)
