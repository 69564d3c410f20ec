"""How well texts are read: recall and precision on the labelled set; `-s` prints the table of docs/guard.md."""

from collections import Counter

import pytest

from tests.guard import labels
from tests.house.tree import ROOT
from web.guard.finding import KINDS

FLOOR = 0.95  # for everything together; a single kind in one language has few texts
KIND_FLOOR = 0.85


@pytest.fixture(scope="module")
def counts() -> dict[str, Counter]:
    return {half: labels.measured(half) for half in labels.HALVES}


def test_the_set_is_large_mixed_and_holds_many_texts_with_nothing_to_find():
    texts = labels.texts()
    assert len(texts) >= 440 and len({one.text for one in texts}) == len(texts)
    assert sum(one.language == "kk" for one in texts) >= 0.45 * len(texts)
    assert sum(not one.labels for one in texts) >= len(texts) / 3
    assert {kind for one in texts for _, _, kind in one.labels} == set(KINDS)
    halves = Counter(one.half for one in texts)
    assert set(halves) == set(labels.HALVES) and min(halves.values()) >= 200


@pytest.mark.parametrize("half", labels.HALVES)
def test_almost_everything_is_found_and_almost_nothing_else(counts, half):
    assert labels.recall(counts[half]) >= FLOOR and labels.precision(counts[half]) >= FLOOR


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_is_missed_in_one_language(counts, kind, language):
    both = counts["development"] + counts["held out"]
    assert labels.recall(both, kind, language) >= KIND_FLOOR and labels.precision(both, kind, language) >= KIND_FLOOR


def test_the_figures_in_the_docs_are_those_of_today():
    table = labels.table()
    print("\n" + table)
    assert table in (ROOT / "docs/guard.md").read_text("utf-8")
