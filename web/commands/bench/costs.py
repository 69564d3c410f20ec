"""What one request costs a server: processor time, in rounds in which every case and the floor take turns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median

from web.commands.bench.figures import Figure, paired, turned
from web.commands.bench.load import Flood
from web.commands.bench.servers import Server
from web.commands.bench.stage import Stage
from web.commands.saying import Stopped

FLOOR = "plain"


@dataclass
class Case:
    """One request to one server with the status that it must have; its costs in microseconds and its rates."""

    server: Server
    asked: bytes
    status: int = 200
    costs: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)

    def measure(self, stage: Stage, seconds: float) -> None:
        """One round. Raises Stopped for another status: it would be the cost of something else."""
        before = self.server.cpu()
        outcome = stage.loader.run(Flood(self.server.port, [self.asked], seconds))
        spent = self.server.cpu() - before
        if set(outcome.statuses) != {self.status}:
            raise Stopped(f"A measured request was answered with {dict(outcome.statuses)}. {self.server.complaint()}")
        self.costs.append(spent * 1e6 / outcome.answers)
        self.rates.append(outcome.rate)

    def figure(self, name: str, floor: "Case", most: float) -> Figure:
        """The cost in units of the floor."""
        return Figure(name, paired(self.costs, floor.costs), "P", most=most,
                      beside=f"{median(self.costs):,.0f} µs of processor, {median(self.rates):,.0f} a second")


def rounds(stage: Stage, cases: Mapping[str, Case], seconds: float) -> Iterator[int]:
    """Measures every case once in each round; yields before each round."""
    for case in cases.values():
        case.measure(stage, seconds / 4)
        case.costs.clear()
        case.rates.clear()
    for number in range(stage.plan.rounds):
        yield number
        for name in turned(list(cases), number):
            cases[name].measure(stage, seconds)
