"""Load on a server: as much as it can take, or a steady stream of requests, or a crowd that logs in at once."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice

import uvloop

from web.commands.bench.wire import Line, connect

AGAIN = 0.5  # seconds until a refused login is tried once more
PATIENCE = 60.0  # seconds for any single job


@dataclass(frozen=True)
class Flood:
    """Requests in turn on a few connections, each at once after the answer before, for some seconds."""

    port: int
    requests: Sequence[bytes]
    seconds: float
    lines: int = 24


@dataclass(frozen=True)
class Stream:
    """Requests at a steady rate per second, whether or not the answers keep up."""

    port: int
    requests: Sequence[bytes]
    rate: float
    seconds: float


@dataclass(frozen=True)
class Crowd:
    """All requests at the same moment, each on a connection of its own, those refused with 503 again and again."""

    port: int
    requests: Sequence[bytes]


@dataclass
class Outcome:
    """What came back: how often each status (0 for a lost connection), and how long each answer took in seconds."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    @property
    def answers(self) -> int:
        return self.statuses.total()

    @property
    def rate(self) -> float:
        """Answers per second."""
        return self.answers / self.seconds


def run(job: Flood | Stream | Crowd) -> Outcome:
    """Does the job in this process."""
    kinds = {Flood: _flood, Stream: _stream, Crowd: _crowd}

    async def timed() -> Outcome:
        outcome, began = Outcome(), time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            await kinds[type(job)](job, outcome)
        outcome.seconds = time.perf_counter() - began
        return outcome

    return uvloop.run(timed())


async def _flood(job: Flood, outcome: Outcome) -> None:
    lines = [await connect(job.port) for _ in range(job.lines)]
    requests, until = cycle(job.requests), time.perf_counter() + job.seconds
    await asyncio.gather(*(_repeat(line, requests, until, outcome.statuses) for line in lines))


def _repeat(line: Line, requests, until: float, statuses: Counter[int]) -> asyncio.Future:
    done = asyncio.get_running_loop().create_future()

    def answered(status: int) -> None:
        statuses[status] += 1
        if status and time.perf_counter() < until:
            line.ask(next(requests), answered)
        else:
            line.close()
            done.set_result(None)

    line.ask(next(requests), answered)
    return done


async def _stream(job: Stream, outcome: Outcome) -> None:
    free: list[Line] = []
    tasks, began = [], time.perf_counter()
    for number, asked in enumerate(islice(cycle(job.requests), int(job.rate * job.seconds))):
        await asyncio.sleep(max(0.0, began + number / job.rate - time.perf_counter()))
        tasks.append(asyncio.create_task(_one(job.port, asked, free, outcome)))
    await asyncio.gather(*tasks)
    for line in free:
        line.close()


async def _one(port: int, asked: bytes, free: list[Line], outcome: Outcome) -> int:
    began = time.perf_counter()
    line = free.pop() if free else await connect(port)
    answer = asyncio.get_running_loop().create_future()
    line.ask(asked, lambda status: answer.done() or answer.set_result(status))
    status = await answer
    outcome.times.append(time.perf_counter() - began)
    outcome.statuses[status] += 1
    if status:
        free.append(line)
    return status


async def _crowd(job: Crowd, outcome: Outcome) -> None:
    async def enter(asked: bytes) -> None:
        free: list[Line] = []
        while await _one(job.port, asked, free, outcome) == 503:
            await asyncio.sleep(AGAIN)

    await asyncio.gather(*map(enter, job.requests))
