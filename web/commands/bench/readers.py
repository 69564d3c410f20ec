"""Readers while others write: how long pages take with and without 200 publishings a second."""

from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from web.commands.bench.addresses import fresh
from web.commands.bench.figures import Figure, paired, percentile, turned
from web.commands.bench.load import Outcome, Stream
from web.commands.bench.stage import Stage
from web.commands.bench.wire import request

RATE, PUBLISHED = 200, 200  # a second
LONGER, LONG = 8, 4  # a round's length in those of a cost, because the slowest of a hundred must be several; of logins, of readers
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


@dataclass
class Side:
    """All rounds of one kind: what the client saw, and how long each answer took inside the server."""

    seen: list[Outcome] = field(default_factory=list)
    inside: list[list[float]] = field(default_factory=list)

    def ask(self, stage: Stage, seconds: float, seed: int) -> None:
        """One round."""
        self.seen.append(stage.loader.run(stream(stage, stage.timed.port, seconds, seed)))
        self.inside.append(stage.timed.times())

    @property
    def late(self) -> float:
        """The median of the rounds' 99th percentiles inside the server."""
        return median(percentile(times, 0.99) for times in self.inside)

    def wall(self) -> str:
        """Times inside the server, and the same percentile as the client saw it."""
        middle = median(percentile(times, 0.5) for times in self.inside)
        client = median(percentile(one.times, 0.99) for one in self.seen)
        return (f"{middle * 1e3:.1f} ms at the median, {self.late * 1e3:.1f} ms for 99 of 100"
                f" ({client * 1e3:.1f} ms as the client saw it)")


def measure(stage: Stage) -> list[Figure]:
    """The figures of all rounds, idle and busy in turn; which of the two is first changes with each round."""
    stage.say(f"Readers while {PUBLISHED} listings a second are published …")
    seconds, idle, busy, errors = stage.plan.seconds * LONG, Side(), Side(), Counter()
    Side().ask(stage, seconds, 0)
    for number in range(stage.plan.rounds):
        for side in turned([idle, busy], number):
            if side is busy:
                stage.begin_publishing(PUBLISHED, seconds)
            side.ask(stage, seconds, 2 * number + (2 if side is busy else 1))
            if side is busy:
                errors += stage.publisher.end().errors
    return [Figure(f"readers' slowest of a hundred at {PUBLISHED} publishings a second, to idle", busy.late / idle.late, "×",
                   most=MOST, beside=f"idle {idle.wall()}; busy {busy.wall()}"),
            Figure("errors of these readers and writers", errors.total() + failures(idle.seen + busy.seen), most=0.0)]


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
