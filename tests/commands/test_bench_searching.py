"""The bench of search: the same questions for the same seed, all of them real pages, and each kind of them timed."""

import sys
from contextlib import closing

import pytest

from web.commands import logs
from web.commands.bench import filling, inboxes, listening, searching, stage, streams
from web.commands.bench.aside import Aside
from web.commands.bench.listening import Hang
from web.commands.bench.questions import questions
from web.commands.bench.servers import Server
from web.commands.bench.stage import Plan
from web.commands.saying import Stopped
from web.core import i18n

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bench reads what Linux counts")
PLAN = Plan(80, 1, 0.1, 60)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch, i18n.speaking("en"):
        for name, value in {"filling.FEWEST_MEMBERS": 5, "snapshots.COUNT": 2, "searching.ASKED": 4, "searching.FEWEST": 80,
                            "searching.PUBLISHED_FOR": 3, "streams.IDLE_FOR": 0.1, "streams.SETTLE": 0.1, "streams.PUBLISHED": 2}.items():
            patch.setattr(f"web.commands.bench.{name}", value)
        patch.setattr(logs, "configure", lambda level: None)
        folder = tmp_path_factory.mktemp("bench")
        with stage.opened(filling.ready(folder / "filled", PLAN.listings, PLAN.drafts), PLAN, folder / "measured") as opened:
            yield opened


def test_questions_are_the_same_for_the_same_seed_and_others_for_another(made):
    assert questions(made.db, 5, 1) == questions(made.db, 5, 1) != questions(made.db, 5, 2)


@pytest.mark.slow
def test_every_figure_of_search_is_measured(made):
    found = {figure.name: figure for figure in searching.measure(made)}
    assert len(found) == 14 and all(figure.value > 0 for figure in found.values())
    assert set(searching.GOALS) < set(found)
    assert found["index, to the texts"].value < 10


def test_an_address_that_is_no_page_stops_the_bench(made):
    with closing(Server(made.folder, "create")) as server, pytest.raises(Stopped, match="404"):
        searching.timed(server, ["/search", "/nowhere"])


@pytest.mark.slow
def test_streams_are_held_and_hear(made):
    with closing(Server(made.folder, "create")) as server, closing(Aside(listening.run, None)) as listener:
        memory, time = streams.idle(made, server, listener)
        heard = streams.heard(made, listener)
        listener.run(Hang())
    assert "20 idle streams" in memory.name and time.value >= 0
    assert 0 < heard.value < 20 and "10 streams" in heard.name


@pytest.mark.slow
def test_inboxes_are_opened_and_hear_of_messages(made, monkeypatch):
    monkeypatch.setattr("web.commands.bench.inboxes.SETTLE", 0.1)
    monkeypatch.setattr("web.commands.bench.inboxes.ASKED", 3)
    monkeypatch.setattr("web.commands.bench.inboxes.WORKERS", 1)
    found = {figure.name: figure for figure in inboxes.measure(made)}
    assert found["inbox of 40 conversations"].value > 0 and found["a search in it"].value > 0
    assert 0 < found["from a message until the other screen knows"].value < 5
