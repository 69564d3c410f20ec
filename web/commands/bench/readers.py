"""Readers while others write: how long pages take with and without 200 publishings a second."""

from collections import Counter

from web.commands.bench.addresses import fresh
from web.commands.bench.figures import Figure, paired, percentile
from web.commands.bench.load import Outcome, Stream
from web.commands.bench.stage import Stage
from web.commands.bench.wire import request

RATE, PUBLISHED = 200, 200  # a second
LONGER = 8  # a round's length in those of a cost, because the slowest of a hundred must be many
MOST_ROUNDS = 5
MOST = 1.5  # times idle


def rounds(stage: Stage) -> int:
    """How many rounds: fewer than those of a cost, because each is longer."""
    return min(MOST_ROUNDS, stage.plan.rounds)


def stream(stage: Stage, port: int, seconds: float, seed: int) -> Stream:
    """Readers: every other request for a page that is ready, every other for one that nobody opened before."""
    ready = list(stage.addresses.main.values())
    count = int(RATE * seconds)
    paths = [path for number, path in enumerate(fresh(stage.db, count // 2, seed))
             for path in (ready[number % len(ready)], path)]
    return Stream(port, [request(path) for path in paths], RATE, seconds)


def measure(stage: Stage) -> list[Figure]:
    """The figures of all rounds, idle and busy in turn."""
    stage.say(f"Readers while {PUBLISHED} listings a second are published …")
    seconds = stage.plan.seconds * LONGER
    stage.loader.run(stream(stage, stage.kept.port, seconds / 2, 0))
    idle, busy, errors = [], [], Counter()
    for number in range(rounds(stage)):
        idle.append(stage.loader.run(stream(stage, stage.kept.port, seconds, 2 * number + 1)))
        stage.begin_publishing(PUBLISHED, seconds)
        busy.append(stage.loader.run(stream(stage, stage.kept.port, seconds, 2 * number + 2)))
        errors += stage.publisher.end().errors
    return [slowed(f"readers' slowest of a hundred at {PUBLISHED} publishings a second, to idle", idle, busy, MOST),
            Figure("errors of these readers and writers", errors.total() + failures(idle + busy), most=0.0)]


def slowed(name: str, idle: list[Outcome], busy: list[Outcome], most: float) -> Figure:
    """The 99th of a hundred answers in busy rounds to that in idle ones."""
    late = {kind: [percentile(one.times, 0.99) for one in outcomes] for kind, outcomes in (("idle", idle), ("busy", busy))}
    wall = "; ".join(f"{kind} {_wall(outcomes)}" for kind, outcomes in (("idle", idle), ("busy", busy)))
    return Figure(name, paired(late["busy"], late["idle"]), "×", most=most, beside=wall)


def _wall(outcomes: list[Outcome]) -> str:
    times = [one for outcome in outcomes for one in outcome.times]
    return f"{percentile(times, 0.5) * 1e3:.1f} ms at the median, {percentile(times, 0.99) * 1e3:.1f} ms for 99 of 100"


def failures(outcomes: list[Outcome]) -> int:
    """Answers that were no page."""
    return sum(count for outcome in outcomes for status, count in outcome.statuses.items() if status not in (200, 303))
