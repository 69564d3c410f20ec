"""The bench runs: it fills a small site once, measures parts of it on a copy, and leaves the filled one as it was."""

import hashlib
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from web.commands import logs
from web.commands.__main__ import main
from web.commands.bench import filling, load, processes, publishing, readers, stage, warm, weights, writes
from web.commands.bench.aside import Aside
from web.commands.bench.figures import Figure
from web.commands.bench.load import Crowd, Flood, Stream
from web.commands.bench.stage import Plan
from web.commands.bench.wire import request
from web.commands.saying import Stopped
from web.core import i18n

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bench reads what Linux counts")
PLAN = Plan(60, 1, 0.1, 20)


@pytest.fixture(scope="module")
def filled(tmp_path_factory, few):
    return filling.ready(tmp_path_factory.mktemp("bench") / "filled", PLAN.listings, PLAN.drafts)


@pytest.fixture(scope="module")
def few():
    """Fewer people and photos than a real run, because they take most of its time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("web.commands.bench.filling.FEWEST_MEMBERS", 5)
        patch.setattr("web.commands.bench.snapshots.COUNT", 2)
        patch.setattr("web.commands.bench.writes.PAIRS_A_ROUND", 3)
        patch.setattr("web.commands.bench.writes.TRIES", 2)
        patch.setattr(logs, "configure", lambda level: None)
        with i18n.speaking("en"):
            yield


@pytest.fixture(scope="module")
def made(filled):
    with stage.opened(filled, PLAN, filled.parent / "measured") as opened:
        yield opened
    assert not (filled.parent / "measured").exists()


def digest(folder) -> str:
    return hashlib.sha256((folder / "soq.db").read_bytes()).hexdigest()


def test_a_filled_folder_is_used_again_and_one_of_another_size_is_refused(filled):
    before = digest(filled)
    assert filling.ready(filled, PLAN.listings, PLAN.drafts) == filled and digest(filled) == before
    with pytest.raises(Stopped, match="another size"):
        filling.ready(filled, PLAN.listings + 1, PLAN.drafts)


def test_the_word_prints_the_figures_and_writes_the_document(filled, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("web.commands.bench_site.QUICK", tuple(vars(PLAN).values()))
    written = tmp_path / "performance.md"
    assert main(["bench", "--quick", "--keep", str(filled.parent), "--only", "weight of a page", "--write", str(written)]) == 0
    told = capsys.readouterr().out
    assert "Weight of a page" in told and "goals hold." in told
    assert "### Weight of a page" in written.read_text("utf-8") and "60 listings" in written.read_text("utf-8")


def test_a_folder_with_other_things_in_it_is_not_filled(tmp_path):
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(Stopped, match="not empty"):
        filling.ready(tmp_path, 10, 10)


def locked() -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1_024 for line in lines if line.startswith("VmLck"))


def test_a_file_is_locked_into_memory_where_that_is_allowed(tmp_path):
    file, before = tmp_path / "data", locked()
    file.write_bytes(b"x" * 40_960)
    held = warm.hold(file)
    assert (held, locked() - before) in ((40_960, 40_960), (0, 0)) and file.read_bytes() == b"x" * 40_960


def test_a_file_that_may_not_be_locked_is_told(tmp_path, monkeypatch):
    (tmp_path / "data").write_bytes(b"x")
    monkeypatch.setattr(warm.ctypes, "CDLL", lambda *args, **named: SimpleNamespace(mlock=lambda start, size: -1))
    assert warm.hold(tmp_path / "data") == 0


def test_the_site_is_measured_on_a_copy(filled, made):
    before = digest(filled)
    figures = {figure.name: figure for figure in writes.measure(made)}
    found = figures["published listings found by the next request"]
    assert found.holds and found.value == 100
    assert figures["publishing until durable, to the bare transaction"].value > 0
    assert digest(filled) == before


def test_the_weights_of_real_pages_are_told(made):
    figures = {figure.name: figure for figure in weights.measure(made)}
    assert 1_000 < figures["home: HTML with its styles"].value < figures["home: whole first view"].value
    assert figures["listing: other hosts and cookies"] == Figure("listing: other hosts and cookies", 0, "", most=0)


def test_a_server_answers_floods_streams_and_crowds(made):
    port, asked = made.kept.port, [request("/"), request("/search")]
    before, stats = made.kept.cpu(), made.kept.stats()
    flood = load.run(Flood(port, asked, 0.1, lines=2))
    assert set(flood.statuses) == {200} and flood.answers >= 2 and flood.rate > 0
    stream = load.run(Stream(port, asked, 100, 0.1))
    assert stream.statuses == Counter({200: 10}) and len(stream.times) == 10
    crowd = load.run(Crowd(port, [request("/nowhere"), request("/")]))
    assert crowd.statuses == Counter({404: 1, 200: 1})
    assert made.kept.cpu() > before and made.kept.stats()["hits"] > stats["hits"]
    assert made.kept.memory() <= made.kept.memory("Rss")


def test_a_server_takes_the_time_of_its_own_answers(made):
    made.timed.times()
    side = readers.Side()
    side.ask(made, 0.1, 1)
    assert [len(times) for times in side.inside] == [20] and side.seen[0].answers == 20
    assert 0 < side.late < max(side.seen[0].times) and "as the client saw it" in side.wall()
    assert made.timed.times() == []


def test_drafts_are_published_in_a_process_aside(made):
    aside = Aside(publishing.run, None)
    taken = made.drafts(3)
    outcome = aside.run(publishing.Publish(made.folder, taken, 200))
    aside.close()
    assert len(outcome.times) == 3 and not outcome.errors
    states = [made.db.value("select state from listing where id = :id", id=number) for _member, number in taken]
    assert states == ["live"] * 3
    with pytest.raises(Stopped, match="too few drafts"):
        made.drafts(100)


def test_what_a_job_aside_raises_is_raised_here():
    aside = Aside(len, None)
    with pytest.raises(TypeError):
        aside.run(5)
    assert aside.run("four") == 4
    aside.close()


def test_the_processes_below_one_are_found_with_their_time(made):
    assert len(made.kept.pids) >= 2 and processes.cpu_seconds(made.kept.pids) > 0
