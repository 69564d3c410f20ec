"""Publishing: how long until it is durable, beside the barest transaction of the same rows, and found at once."""

import time
from statistics import median

from web.commands.bench import publishing, raw_sqlite
from web.commands.bench.figures import Figure, percentile, ratio
from web.commands.bench.stage import Stage
from web.commands.saying import Stopped
from web.core import sqlite
from web.guard import text as guard
from web.listings.store import shelf

PAIRS_A_ROUND, TRIES = 50, 10
MOST = 2.0  # times the bare transaction
READ, READ_WITHIN = 5_000, 5.0  # signs, milliseconds


def measure(stage: Stage) -> list[Figure]:
    """All figures."""
    stage.say("Publishing …")
    return [*durable(stage), findable(stage), guarded(stage)]


def guarded(stage: Stage) -> Figure:
    """How long the guard reads a long text before others may."""
    rows = stage.db.all("select text_ru, text_kk from listing where state = 'live' order by id limit 200")
    text = " ".join(f"{row.text_ru} {row.text_kk}" for row in rows)[:READ]
    return Figure(f"reading {READ:,} signs for what should stay private", median(_timed(guard.find, text) for _n in range(50)) * 1e3,
                  "ms", most=READ_WITHIN)


def durable(stage: Stage) -> list[Figure]:
    """Publishing through the site and by hand in turn."""
    known, connection = shelf.books(stage.db), sqlite.connect(stage.folder / "soq.db")
    ours, bare = [], []
    try:
        for _pair in range(PAIRS_A_ROUND * stage.plan.rounds):
            mine, other = stage.drafts(2)
            ours.append(_timed(publishing.write, stage.db, *publishing.ready(stage.db, mine)))
            bare.append(_timed(raw_sqlite.write, connection, raw_sqlite.prepare(stage.db, other, known)))
    finally:
        connection.close()
    beside = (f"{median(ours) * 1e3:.2f} ms, the bare transaction {median(bare) * 1e3:.2f} ms;"
              f" 99 of 100 within {percentile(ours, 0.99) * 1e3:.1f} and {percentile(bare, 0.99) * 1e3:.1f} ms")
    return [Figure("publishing until durable, to the bare transaction", ratio(ours, bare), "×", most=MOST, beside=beside)]


def _timed(action, *args) -> float:
    began = time.perf_counter()
    action(*args)
    return time.perf_counter() - began


def findable(stage: Stage) -> Figure:
    """Whether the first request after publishing shows the listing in the newest results; Raises Stopped when the
    page cannot be read."""
    found = 0
    for draft in stage.drafts(TRIES):
        stage.kept.get("/search")
        publishing.write(stage.db, *publishing.ready(stage.db, draft))
        answer = stage.kept.get("/search", **{"accept-encoding": "identity"})
        if answer.status != 200:
            raise Stopped(f"The newest results answered with {answer.status}.")
        found += f"/listings/{draft[1]}".encode() in answer.body
    return Figure("published listings found by the next request", 100 * found / TRIES, "%", least=100.0)
