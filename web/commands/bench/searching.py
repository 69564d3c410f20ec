"""Search: what questions cost beside the bare index, their slowest, how cost grows with the site, and the index's size."""

import http.client
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from statistics import median

from web.commands.bench import filling, publishing
from web.commands.bench.figures import Figure, percentile
from web.commands.bench.questions import full, questions
from web.commands.bench.servers import Server
from web.commands.bench.stage import Stage
from web.commands.bench.wire import BROWSER
from web.commands.saying import Stopped
from web.core.db import Database, Door
from web.core.writer import Writer
from web.index.match import match
from web.index.words import query_terms
from web.search import store
from web.search.asked import Asked

ASKED, SMALLER = 120, 100  # questions of each kind; how many times smaller the site is that growth is measured against
FEWEST, PUBLISHED_FOR = 60, 40  # listings of the smaller site; listings published to be timed
FIRST = "/search?q=first"  # asked for before measuring: what a new server loads once is not counted
RAW = "select rowid from listing_index where listing_index match :match order by rowid desc limit 21"
GOALS = {  # milliseconds: median and 95 of 100
    "word, category and town": (10.0, 30.0), "filters of a category with all their numbers": (50.0, 150.0),
    "nothing found": (20.0, None), "suggestions while typing": (5.0, None),
}
SLOWEST, GROWTH, INDEX, PUBLISHED = 1_000.0, 2.0, 1.2, 5.0  # milliseconds; ratios; milliseconds


def measure(stage: Stage) -> list[Figure]:
    """All figures."""
    stage.say("Search …")
    asked = questions(stage.db, ASKED)
    kinds = dict(zip(GOALS, (asked.placed, asked.filtered, asked.nothing, asked.typed), strict=True))
    pages = [figure for name, addresses in kinds.items() for figure in _figures(stage, name, addresses)]
    found = [*beside_raw(stage.db, asked.words), *pages]
    return [*found, slowest(stage, asked.cruel), grown(stage), index_size(stage.db), publish(stage)]


def beside_raw(db: Door, words: Iterable[str]) -> list[Figure]:
    """The newest listings with one word, beside the barest query of the same index for the same word, in turn."""
    ours, bare = [], []
    for word in words:
        expression = match(query_terms(word))
        bare.append(_least(lambda expression=expression: db.all(RAW, match=expression)))
        ours.append(_least(lambda word=word: store.page(db, Asked(words=word))))
    ratios = [mine / floor for mine, floor in zip(ours, bare, strict=True)]
    beside = f"{median(ours) * 1e6:,.0f} µs, the bare query {median(bare) * 1e6:,.0f} µs"
    return [Figure("one word, newest, to the bare query", median(ratios), "×", most=3.0, beside=beside),
            Figure("the same, 95 of 100", percentile(ratios, 0.95), "×", most=10.0)]


def _least(action: Callable[[], object], times: int = 3) -> float:
    """Seconds of the quickest of a few runs: the file cache is warm."""
    taken = []
    for _time in range(times):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return min(taken)


def _figures(stage: Stage, name: str, addresses: list[str]) -> list[Figure]:
    times, (middle, most) = anew(stage, addresses), GOALS[name]
    return [Figure(name, median(times) * 1e3, "ms", most=middle),
            Figure(f"{name}, 95 of 100", percentile(times, 0.95) * 1e3, "ms", most=most)]


def anew(stage: Stage, addresses: list[str]) -> list[float]:
    """Seconds until each page was there, from a server that was never asked for it: it remembers no numbers. Another one was asked
    for the same before, so that what is read of the file is in memory."""
    timed(stage.cold, addresses)
    return _fresh(stage, stage.folder, addresses)


def _fresh(stage: Stage, folder: Path, addresses: list[str]) -> list[float]:
    with closing(Server(folder, "create", core=stage.core, cache_mb="0")) as server:
        timed(server, [FIRST] * 5)
        return timed(server, addresses)


def timed(server: Server, addresses: Iterable[str]) -> list[float]:
    """Seconds until each page was there. Raises Stopped when one is no page."""
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as connection:
        return [_get(connection, path) for path in addresses]


def _get(connection: http.client.HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    connection.request("GET", path, headers=BROWSER)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise Stopped(f"{path} answered {answer.status}.")
    return time.perf_counter() - began


def slowest(stage: Stage, addresses: list[str]) -> Figure:
    """The dearest of the dearest questions."""
    times = anew(stage, addresses)
    worst = max(range(len(times)), key=times.__getitem__)
    return Figure("the slowest of the dearest questions", times[worst] * 1e3, "ms", most=SLOWEST,
                  beside=f"{len(times)} questions, half of them within {median(times) * 1e3:.0f} ms; slowest: {addresses[worst][:80]}")


def grown(stage: Stage) -> Figure:
    """The cost of words whose results fill a page here, to that of the same on a site a hundred times smaller."""
    folder = stage.folder / "smaller"
    filling.ready(folder, max(stage.plan.listings // SMALLER, FEWEST), 0)
    database = Database(folder / "soq.db", Writer)
    try:
        addresses = full(database.new_door(), ASKED)
        little = median(_fresh(stage, folder, addresses))
    finally:
        database.close()
        shutil.rmtree(folder)
    here = median(anew(stage, addresses))
    return Figure(f"words whose results fill a page, to a site of one {SMALLER}th", here / little, "×", most=GROWTH,
                  beside=f"{here * 1e3:.1f} and {little * 1e3:.1f} ms, {len(addresses)} questions")


def index_size(db: Door) -> Figure:
    """Bytes of the full-text index to those of the texts of live listings."""
    index = db.value("select sum(length(block)) from listing_index_data") + db.value("select count(*) * 8 from listing_index_docsize")
    text = db.value("select sum(length(cast(title_ru || title_kk || text_ru || text_kk as blob))) from listing where state = 'live'")
    return Figure("index, to the texts", index / text, "×", most=INDEX, beside=f"{index / 1e6:,.0f} and {text / 1e6:,.0f} MB")


def publish(stage: Stage) -> Figure:
    """Publishing one listing with its words, until it is durable."""
    times = []
    for draft in stage.drafts(PUBLISHED_FOR):
        ready = publishing.ready(stage.db, draft)
        began = time.perf_counter()
        publishing.write(stage.db, *ready)
        times.append(time.perf_counter() - began)
    return Figure("publishing one listing with its words", median(times) * 1e3, "ms", most=PUBLISHED)
