"""Open results that hear of new listings: what idle streams cost, how soon an event is everywhere, and whether each comes once."""

import time
from contextlib import closing
from itertools import cycle, islice

from web.catalog import store as catalogs
from web.commands.bench import listening, publishing, storm
from web.commands.bench.aside import Aside
from web.commands.bench.figures import Figure
from web.commands.bench.listening import Hang, Hear, Open
from web.commands.bench.servers import Server
from web.commands.bench.stage import Stage
from web.commands.bench.storm import Listeners, Storm

STREAMS, WORKERS = 5_000, 2
WARM = 200  # streams opened and closed before, so that what any first stream loads is not counted
MEMORY, IDLE, SLOWEST = 150.0, 5.0, 2.0  # megabytes for all streams; percent of a processor; seconds
IDLE_FOR, SETTLE = 30.0, 2.0  # seconds: longer than streams are silent
PUBLISHED, STORM, LISTENERS = 10, 10_000, 4
PATIENCE = 600.0  # seconds for the storm


def measure(stage: Stage) -> list[Figure]:
    """All figures, on a server of its own with two processes."""
    server = Server(stage.folder, "create", workers=WORKERS)
    with closing(server), closing(Aside(listening.run, stage.other)) as listener:
        listener.run(Open(server.port, paths(stage, WARM)))
        listener.run(Hang())
        found = [*idle(stage, server, listener), heard(stage, listener)]
        listener.run(Hang())
        return [*found, exactly_once(stage, server)]


def count(stage: Stage) -> int:
    """How many streams: fewer for a small site."""
    return min(STREAMS, stage.plan.listings // 4)


def paths(stage: Stage, many: int) -> list[str]:
    """The first half listen to everything, the others each to one of the categories."""
    tree = catalogs.catalog(stage.db)
    last = stage.db.value("select last from sequence where name = 'listing'")
    others = cycle("/live/c/" + tree.address(category.id) for category in tree.all)
    return [f"{path}?since={last}" for path in ["/live/search"] * (many // 2) + list(islice(others, many - many // 2))]


def idle(stage: Stage, server: Server, listener: Aside) -> list[Figure]:
    """What streams cost while nothing comes."""
    many = count(stage)
    stage.say(f"{many} idle streams …")
    before = server.memory()
    listener.run(Open(server.port, paths(stage, many)))
    time.sleep(SETTLE)
    more, began = server.memory() - before, server.cpu()
    time.sleep(IDLE_FOR)
    busy = (server.cpu() - began) / IDLE_FOR * 100
    return [Figure(f"memory more for {many:,} idle streams", more / 1e6, "MB", most=MEMORY * many / STREAMS,
                   beside=f"{more / many / 1e3:.1f} kB each, in {WORKERS} processes"),
            Figure(f"time of a processor for {many:,} idle streams", busy, "%", most=IDLE)]


def heard(stage: Stage, listener: Aside) -> Figure:
    """From the commit of a listing until the last of all who listen to everything has it; the slowest of several."""
    listeners, waits = count(stage) // 2, []
    for draft in stage.drafts(PUBLISHED):
        listener.begin(Hear(listeners))
        row, known = publishing.ready(stage.db, draft)
        publishing.write(stage.db, row, known)
        committed, times = time.perf_counter(), listener.end()
        waits.append(max(times) - committed if len(times) == listeners else listening.PATIENCE)
    return Figure(f"from a commit until the last of {listeners:,} streams has it", max(waits), "s", most=SLOWEST,
                  beside=f"the slowest of {PUBLISHED}; {sum(waits) / len(waits):.2f} s on average")


def exactly_once(stage: Stage, server: Server) -> Figure:
    """Listings lost, doubled or out of order on lines that are cut again and again while two processes publish."""
    many = min(STORM, stage.plan.listings // 2)
    stage.say(f"{many} published on bad lines …")
    since = stage.db.value("select last from sequence where name = 'listing'")
    writers = [Aside(storm.publish, None) for _ in range(2)]
    listener = Aside(storm.listen, None)
    try:
        listener.begin(Listeners(server.port, since, many, LISTENERS, PATIENCE))
        for number, writer in enumerate(writers):
            writer.begin(Storm(stage.folder, f"Стол {number}", many // 2))
        published = sorted(seq for writer in writers for seq in writer.end())
        found = listener.end()
    finally:
        for one in (*writers, listener):
            one.close()
    return Figure(f"lost, doubled or disordered of {many:,} listings on each of {LISTENERS} bad lines",
                  sum(one.amiss(published) for one in found), most=0.0,
                  beside=f"{sum(one.cuts for one in found)} connections, each cut within {storm.MOST_LINES} lines")
