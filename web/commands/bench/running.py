"""A whole site at rest and at its start: memory after load, and how soon the first page is there."""

import time
from statistics import median

from web.commands.bench.addresses import fresh
from web.commands.bench.figures import Figure
from web.commands.bench.load import Flood
from web.commands.bench.servers import Server
from web.commands.bench.stage import Stage
from web.commands.bench.wire import request

STARTS = 3
OPENED = 4_000  # different pages, more than the processes may keep
MEMORY, START = 250.0, 2.0  # megabytes, seconds


def measure(stage: Stage) -> list[Figure]:
    """Both figures."""
    return [memory(stage), start(stage)]


def memory(stage: Stage) -> Figure:
    """All processes of a site with two workers after every kind of page was opened, each many times."""
    stage.say("Memory …")
    fill_memory(stage)
    return Figure("memory of a site with two processes after load", stage.whole.memory() / 1e6, "MB", most=MEMORY,
                  beside=f"{len(stage.whole.pids)} processes of the operating system")


def fill_memory(stage: Stage) -> None:
    """Has the whole site make so many pages that no more can be kept."""
    asked = [request(path) for path in [*stage.addresses.main.values(), *fresh(stage.db, OPENED, 7)]]
    stage.loader.run(Flood(stage.whole.port, asked, stage.plan.seconds * 20))


def start(stage: Stage) -> Figure:
    """From the word to the first page, in a folder that was served before."""
    stage.say("Starting …")
    times = []
    for _round in range(STARTS):
        began = time.perf_counter()
        server = Server(stage.folder, "", jobs="yes")
        times.append(time.perf_counter() - began)
        server.close()
    return Figure("start until the first page", median(times), "s", most=START)
