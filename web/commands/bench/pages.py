"""Pages that visitors without an account open: ready in memory, while others publish, and made anew."""

from statistics import median

from web.commands.bench.costs import FLOOR, Case, rounds
from web.commands.bench.figures import Figure
from web.commands.bench.servers import Server
from web.commands.bench.stage import Stage
from web.commands.bench.wire import request

RATE = 50  # listings published a second
READY, MOVING, UNCHANGED, COLD = 1.3, 1.7, 1.0, 30.0  # most times the floor
HITS = 95.0  # percent


def measure(stage: Stage) -> list[Figure]:
    """Every figure of cost."""
    return [*ready(stage), *moving(stage), *cold(stage)]


def floor(stage: Stage) -> Case:
    """A bare answer."""
    return Case(stage.plain, request("/"))


def ready(stage: Stage) -> list[Figure]:
    """Pages in memory, and the answer that nothing changed."""
    stage.say("Pages from memory …")
    cases = {FLOOR: floor(stage)}
    for name, path in stage.addresses.main.items():
        tag = stage.kept.get(path).headers.get("etag", "")
        cases[name] = Case(stage.kept, request(path))
        cases[name + ", unchanged"] = Case(stage.kept, request(path, {"if-none-match": tag}), 304)
    for _round in rounds(stage, cases, stage.plan.seconds):
        pass
    plain = cases.pop(FLOOR)
    bare = Figure("a bare answer", 1.0, "P", beside=f"{median(plain.costs):,.0f} µs of processor, "
                                                    f"{median(plain.rates):,.0f} a second")
    return [bare, *(case.figure(f"{name}, from memory" if case.status == 200 else f"{name} (304)", plain,
                                READY if case.status == 200 else UNCHANGED) for name, case in cases.items())]


def moving(stage: Stage) -> list[Figure]:
    """The same while others publish: pages go stale all the time."""
    stage.say(f"The same while {RATE} listings a second are published …")
    pages = {name: Case(stage.kept, request(path)) for name, path in stage.addresses.main.items()}
    cases, share = {FLOOR: floor(stage), **pages}, []
    length = stage.plan.seconds * (len(cases) + 0.5)
    before = stage.kept.stats()
    for number in rounds(stage, cases, stage.plan.seconds):
        if number:
            stage.publisher.end()
        stage.begin_publishing(RATE, length)
    stage.publisher.end()
    share = _hits(before, stage.kept)
    figures = [case.figure(f"{name}, at {RATE} publishings a second", cases[FLOOR], MOVING) for name, case in pages.items()]
    return [*figures, Figure("of these requests found ready", share, "%", least=HITS)]


def _hits(before: dict[str, int], server: Server) -> float:
    after = server.stats()
    hits, misses = (after[name] - before[name] for name in ("hits", "misses"))
    return 100 * hits / (hits + misses)


def cold(stage: Stage) -> list[Figure]:
    """Pages made anew for each request and compressed with gzip."""
    stage.say("Pages made anew …")
    paths = {**stage.addresses.main, "category, deep": stage.addresses.deep}
    pages = {name: Case(stage.cold, request(path, {"accept-encoding": "gzip"})) for name, path in paths.items()}
    cases = {FLOOR: floor(stage), **pages}
    for _round in rounds(stage, cases, stage.plan.seconds):
        pass
    return [case.figure(f"{name}, made anew", cases[FLOOR], COLD) for name, case in pages.items()]
