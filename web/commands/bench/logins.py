"""A hundred people log in at the same moment: what it does to memory and to those who read."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from web.commands.bench.figures import Figure, percentile
from web.commands.bench.filling import SEED
from web.commands.bench.load import Crowd, Outcome
from web.commands.bench.readers import LONGER, failures, rounds, slowed, stream
from web.commands.bench.running import fill_memory
from web.commands.bench.servers import Server
from web.commands.bench.stage import Stage
from web.commands.bench.wire import request
from web.commands.demo_site import PASSWORD
from web.commands.trial import people

PEOPLE = 100
GROWTH, SLOWER = 64.0, 2.0  # megabytes; times idle
OFTEN = 0.02  # seconds between looks at the memory


def measure(stage: Stage) -> list[Figure]:
    """Rounds of idle and of crowds, with the same readers beside both."""
    stage.say(f"{PEOPLE} logins at once …")
    server, seconds = stage.whole, stage.plan.seconds * LONGER
    fill_memory(stage)
    idle, busy, crowds, before = [], [], [], server.memory("Rss")
    with watched(server) as seen:
        for number in range(rounds(stage)):
            idle.append(stage.loader.run(stream(stage, server.port, seconds, 1_001 + 2 * number)))
            busy.append(_stormed(stage, server, seconds, number, crowds))
    refused = sum(crowd.statuses[503] for crowd in crowds)
    return [Figure("memory that a hundred logins take", (max(seen) - before) / 1e6, "MB", most=GROWTH),
            slowed("readers' slowest of a hundred during the logins, to idle", idle, busy, SLOWER),
            Figure("readers who got no page meanwhile", failures(idle + busy), most=0.0),
            Figure("logins that failed for good", sum(_failed(crowd) for crowd in crowds), most=0.0,
                   beside=f"{refused / len(crowds):,.0f} times a crowd, somebody was told to try again (503);"
                          f" all are in after {percentile([crowd.seconds for crowd in crowds], 0.5):.1f} s")]


def _stormed(stage: Stage, server: Server, seconds: float, number: int, crowds: list[Outcome]) -> Outcome:
    """Readers beside one crowd."""
    stage.crowd.begin(Crowd(server.port, [_login(number, person) for person in range(1, PEOPLE + 1)]))
    readers = stage.loader.run(stream(stage, server.port, seconds, 1_002 + 2 * number))
    crowds.append(stage.crowd.end())
    return readers


def _login(number: int, person: int) -> bytes:
    """A person's login from an address of their own, as a proxy would pass it on."""
    fields = {"email": people.email(SEED, person), "password": PASSWORD, "next": "/profile"}
    return request("/login", {"x-forwarded-for": f"10.1.{number}.{person}"}, urlencode(fields).encode())


def _failed(crowd: Outcome) -> int:
    return sum(count for status, count in crowd.statuses.items() if status not in (303, 503))


@contextmanager
def watched(server: Server) -> Iterator[list[int]]:
    """Looks at the server's memory again and again, beside what happens meanwhile."""
    seen, stop = [server.memory("Rss")], threading.Event()

    def look() -> None:
        while not stop.wait(OFTEN):
            seen.append(server.memory("Rss"))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        stop.set()
        watcher.join()
