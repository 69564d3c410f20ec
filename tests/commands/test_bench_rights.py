"""The bench of a busy member's rights: what it puts is exported and destroyed whole, and a large site is made of copies."""

import sys

import pytest

from web.commands import logs
from web.commands.bench import busy_member, filling, rights, stage
from web.commands.bench.stage import Plan
from web.core import i18n

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bench reads what Linux counts")
PLAN = Plan(60, 1, 0.1, 20)


@pytest.fixture
def made(tmp_path, monkeypatch):
    for name, value in {"filling.FEWEST_MEMBERS": 5, "filling.INVENTED": 40, "snapshots.COUNT": 2, "busy_member.AT_ONCE": 20,
                        "busy_member.LISTINGS": 40, "busy_member.MESSAGES": 60, "busy_member.THREADS": 3,
                        "rights.SPAN": 0.2}.items():
        monkeypatch.setattr(f"web.commands.bench.{name}", value)
    monkeypatch.setattr(logs, "configure", lambda level: None)
    with i18n.speaking("en"):
        filled = filling.ready(tmp_path / "filled", PLAN.listings, PLAN.drafts)
        with stage.opened(filled, PLAN, tmp_path / "measured") as opened:
            yield opened


def test_a_busy_member_is_exported_and_destroyed_beside_readers(made, monkeypatch):
    put = []
    monkeypatch.setattr(rights.busy_member, "put", lambda *given: put.append(busy_member_put(*given)) or put[0])
    before = made.db.value("select count(*) from listing where state = 'live'")
    found = rights.measure(made)
    assert before == PLAN.listings  # twenty of them copies
    assert all(figure.value > 0 for figure in found[:4])  # milliseconds are for the bench to judge, not for a test
    assert found[4].value == 0 and found[2].beside == "0 listings left"
    for table, column in (("listing", "member_id"), ("photo", "member_id"), ("message", "sender_id"), ("member", "id")):
        assert made.db.value(f"select count(*) from {table} where {column} = :id", id=put[0].id) == 0
    assert made.db.value("select count(*) from message where body <> ''") == 30  # what the others wrote stays
    assert made.db.value("select count(*) from listing where state = 'live'") == PLAN.listings


busy_member_put = busy_member.put
