"""How well texts are judged: recall and false warnings on the labelled set; `-s` prints the table of docs/scam.md."""

from collections import Counter

import pytest

from tests.house.tree import ROOT
from tests.scam import labels

LEAST_FOUND, MOST_FALSE = 0.8, 0.02
KIND_FLOOR = 0.7  # of both parts together; a single kind has few texts


@pytest.fixture(scope="module")
def counted() -> dict[str, Counter]:
    return {part: labels.counts(part) for part in labels.PARTS}


def test_the_set_is_large_mixed_and_almost_half_of_it_is_honest():
    texts = labels.texts()
    assert len(texts) >= 600 and len({one.text for one in texts}) == len(texts)
    assert min(Counter(one.part for one in texts).values()) >= 300
    assert sum(one.language != "ru" for one in texts) >= len(texts) / 3
    assert sum(not one.kinds for one in texts) >= 0.45 * len(texts)
    assert {kind for one in texts for kind in one.kinds} == set(labels.MEASURED)


@pytest.mark.parametrize("part", labels.PARTS)
def test_four_of_five_frauds_are_seen_and_honest_people_are_almost_never_warned(counted, part):
    assert labels.share(counted[part], "seen", "with") >= LEAST_FOUND
    assert labels.share(counted[part], "false", "honest") <= MOST_FALSE


@pytest.mark.parametrize("kind", labels.MEASURED)
def test_no_kind_is_overlooked(counted, kind):
    both = counted["development"] + counted["held out"]
    assert labels.share(both, "seen", "with", kind) >= KIND_FLOOR


@pytest.mark.parametrize("language", [*labels.LANGUAGES, "disguised"])
def test_no_language_is_overlooked(counted, language):
    both = counted["development"] + counted["held out"]
    assert labels.share(both, "seen", "with", "all", language) >= LEAST_FOUND


def test_the_figures_in_the_docs_are_those_of_today():
    table = labels.table()
    print("\n" + table)
    assert table in (ROOT / "docs/scam.md").read_text("utf-8")
