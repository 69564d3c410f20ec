"""The desk shows forty requests at a time of a kind and state, each once, and answers out of indexes however many there are."""

import re

import pytest

from tests.requests.cases import opened
from web.core import clock
from web.requests.store import deciding, reading

PICKS = [("", ""), ("free", ""), ("", "asked"), ("free", "asked"), ("", "closed"), ("free", "closed"), ("", "refused"), ("free", "refused")]


def watched(db, monkeypatch) -> list[tuple[str, dict]]:
    """Every question that is asked of the database from now on."""
    asked, real = [], type(db).all
    monkeypatch.setattr(type(db), "all", lambda self, sql, **values: asked.append((sql, values)) or real(self, sql, **values))
    return asked


@pytest.mark.parametrize(("kind", "state"), PICKS)
def test_no_page_of_the_desk_reads_through_or_sorts_the_table(house, monkeypatch, kind, state):
    asked = watched(house.db, monkeypatch)
    for mark in ("", "5.7"):
        reading.listed(house.db, kind, state, mark, 40)
    assert len(asked) == 2
    for sql, values in list(asked):
        plan = " / ".join(row["detail"] for row in house.db.all("explain query plan " + sql, **values))
        assert plan.startswith("SEARCH request USING") and "TEMP B-TREE" not in plan, plan
        assert sum(f"{name}=?" in plan for name in ("kind", "state")) == bool(kind) + (state not in ("", "closed")), plan


def test_every_request_comes_once_those_without_a_date_first_and_then_by_their_date(house, aigerim, olzhas):
    found = [opened(house, aigerim.member_id, "free", f"Вопрос {place}", at=clock.now() - place * clock.MINUTE) for place in range(45)]
    house.db.write(lambda tx: tx.run("update request set due_at = null where id = :id", id=found[3].id))
    seen, path = [], "/admin/requests?kind=free"
    while path:
        page = olzhas.page(path)
        assert len(seen) < 90, "the pages come to an end"
        seen += [int(number) for number in re.findall(r'href="/admin/requests/(\d+)"', page)]
        onward = re.search(r'class="pager".*?href="(/admin/requests[^"]*)"', page, re.S)
        path = onward[1].replace("&amp;", "&") if onward else ""
    rest = sorted((row for row in found if row.id != found[3].id), key=lambda row: (row.due_at, row.id))
    assert seen == [found[3].id, *(row.id for row in rest)]


def test_decided_ones_come_newest_first_by_kind_and_state(house, aigerim, olzhas):
    numbers = [opened(house, aigerim.member_id, kind, f"Дело {place}").id for place, kind in enumerate(("free", "complaint") * 3)]
    for number in numbers:
        house.db.write(deciding.refuse, olzhas.member_id, number, "Так велит закон")
    assert [row.id for row in reading.listed(house.db, "free", "refused", "", 40)] == numbers[::-1][1::2]
    assert reading.listed(house.db, "free", "done", "", 40) == []
