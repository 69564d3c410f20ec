"""What an import tells: a line for each offer, a closing summary, an exit status."""

import json

import pytest

from web.commands.feeds.fitting import Draft
from web.commands.feeds.offer import Problem
from web.commands.feeds.report import Report

DRAFT = Draft(
    key="id:1", line=5, title="Стол", text="", price=10, price_mode="fixed", category="furniture", place="", url="",
    photos=(), attributes={}, available=True, warnings=("there is no description",), photos_missing=2,
)  # fmt: skip


@pytest.fixture
def told():
    return []


def test_each_offer_has_a_line_and_the_summary_counts_them(told):
    report = Report(told.append)
    report.draft(DRAFT, "would create")
    report.draft(DRAFT, "skipped", "sold out")
    report.problem(Problem(9, "there is no price", title="Стул"))
    assert told == [
        "line 5: would create “Стол” [there is no description]",
        "line 5: skipped “Стол”: sold out [there is no description]",
        "line 9: refused “Стул”: there is no price",
    ]
    told.clear()
    assert report.close() == 1
    assert told[0] == "Total: would create 1, skipped 1, refused 1."
    assert told[1:] == ["With warnings: 2.", "Photos not found: 4 (put the files into the --photos folder)."]


def test_feed_categories_without_ours_are_listed_once_with_counts(told):
    report = Report(told.append)
    for name in ("Цветы", "Чай", "Цветы"):
        report.problem(Problem(1, "no category", "category", name))
    report.close()
    assert told[-2:] == ["  2 × Цветы", "  1 × Чай"]


@pytest.mark.parametrize(
    ("kind", "status"), [("notice", 0), ("skipped", 0), ("record", 1), ("category", 1), ("file", 2)]
)
def test_the_exit_status_tells_how_it_ended(told, kind, status):
    report = Report(told.append)
    report.problem(Problem(1, "why", kind))
    assert report.close() == status


def test_json_lines_hold_the_same(told):
    report = Report(told.append, as_json=True)
    report.draft(DRAFT, "created")
    report.problem(Problem(2, "no category", "category", "Цветы"))
    report.close()
    created, refused, closing = map(json.loads, told)
    assert created == {
        "line": 5, "outcome": "created", "key": "id:1", "title": "Стол", "warnings": ["there is no description"],
    }  # fmt: skip
    assert refused == {"line": 2, "outcome": "refused", "why": "no category"}
    assert closing["summary"]["unmapped_categories"] == {"Цветы": 1}


def test_what_would_steer_a_terminal_is_not_printed(told):
    Report(told.append).problem(Problem(1, "bad \x1b[2Jname\nline"))
    assert told == ["line 1: refused: bad  [2Jname line"]


def test_an_outcome_that_is_not_known_is_a_mistake_of_the_caller(told):
    with pytest.raises(ValueError, match="lost"):
        Report(told.append).draft(DRAFT, "lost")
