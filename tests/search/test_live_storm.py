"""Listings published by several processes while streams are cut again and again: each comes exactly once, in order."""

import shutil
import sys
from contextlib import ExitStack, closing

import pytest

from tests.robust.running import Server
from web.commands.bench.aside import Aside
from web.commands.bench.storm import Heard, Listeners, Storm, listen, publish
from web.core.sqlite import connect
from web.index.store import APART

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bench runs only there")]
PROCESSES, LISTINGS, LISTENERS = 2, 500, 3  # listings of each process
PATIENCE = 50.0  # seconds for all of it on a busy machine


@pytest.fixture
def folder(fresh_folder, tmp_path):
    place = tmp_path / "data"
    shutil.copytree(fresh_folder, place)
    return place


@pytest.fixture
def begin():
    """Begins a job in a process beside the test; its outcome is what `end()` of the process gives."""
    with ExitStack() as exits:
        def begun(work, job) -> Aside:
            aside = exits.enter_context(closing(Aside(work, None)))
            aside.begin(job)
            return aside
        yield begun


def test_each_listing_comes_exactly_once_however_often_the_line_is_cut(folder, begin):
    server, total = Server(folder, workers="2").start(), PROCESSES * LISTINGS
    try:
        listeners = begin(listen, Listeners(server.port, 0, total, LISTENERS, PATIENCE))
        writers = [begin(publish, Storm(folder, f"Стол {number}", LISTINGS)) for number in range(PROCESSES)]
        published = sorted(seq for writer in writers for seq in writer.end())
        heard = listeners.end()
    finally:
        server.stop()
    assert published == list(range(APART, (total + 1) * APART, APART))
    for one in heard:
        assert one.marks == published and not one.other and one.amiss(published) == 0
        assert one.cuts > 20


def test_no_reader_ever_sees_a_seq_before_the_ones_below_it(folder, begin):
    """What a look relies on: seqs are given in the writing transaction, so their order is that of the commits."""
    writers = [begin(publish, Storm(folder, f"Стол {number}", 150)) for number in range(PROCESSES)]
    seen, looks, reader = 0, 0, connect(folder / "soq.db")
    while seen < PROCESSES * 150:
        [row] = reader.rows("select count(*) as n, max(seq) as last from listing where seq is not null", {})
        assert row.n * APART == (row.last or 0) and row.n >= seen
        looks, seen = looks + (row.n > seen), row.n
    reader.close()
    assert looks > 10
    assert sorted(seq for writer in writers for seq in writer.end()) == list(range(APART, (seen + 1) * APART, APART))


@pytest.mark.parametrize(("marks", "amiss"), [([1, 2, 3], 0), ([1, 3], 1), ([1, 2, 2, 3], 1), ([2, 1, 3], 1), ([1, 1, 4], 4)])
def test_what_was_lost_doubled_or_disordered_is_counted(marks, amiss):
    assert Heard(marks).amiss([1, 2, 3]) == amiss
