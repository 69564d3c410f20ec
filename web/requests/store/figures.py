"""Numbers about requests for everybody: how many, in time or late, how long; nothing about anyone."""

from dataclasses import dataclass
from statistics import median

from web.core import clock
from web.core.db import Reader
from web.core.sqlite import Row
from web.requests.kinds import KINDS, OPEN

TOPIC = "requests"
DECIDED = ("done", "refused")
NEWEST = 1_000  # decisions of a kind of which the time in the middle is taken


@dataclass(frozen=True)
class Figures:
    """The requests of one kind; `median` is the seconds from receipt to decision in the middle of the newest
    thousand decisions, None without any."""

    received: int = 0
    alone: int = 0
    in_time: int = 0
    late: int = 0
    taken_back: int = 0
    open: int = 0
    overdue: int = 0
    median: int | None = None


def counts(db) -> dict[str, Figures]:
    """Figures by kind and, under «all», of all kinds; kept in memory until something moves. `alone` are those that people
    did by themselves at once; they are counted in `received` and nowhere else."""
    return db.kept(TOPIC, load)


def load(db: Reader) -> dict[str, Figures]:
    """The same read from the database, out of indexes alone: there may be a million requests."""
    rows = db.all("select kind, state, count(*) as n, sum(case when closed_at > due_at then 1 else 0 end) as late,"
                  " sum(case when due_at < :now then 1 else 0 end) as past from request where alone = false group by kind, state",
                  now=clock.now())
    alone = {row.kind: row.n for row in db.all("select kind, count(*) as n from request where alone = true group by kind")}
    spans = {kind: _spans(db, kind) for kind in KINDS}
    of_kind = {kind: figures([row for row in rows if row.kind == kind], alone.get(kind, 0), spans[kind]) for kind in KINDS}
    return {"all": figures(rows, sum(alone.values()), sum(spans.values(), [])), **of_kind}


def _spans(db: Reader, kind: str) -> list[int]:
    """How many seconds each of the newest decisions of a kind took."""
    return [row.took for row in db.all("select closed_at - received_at as took from request where kind = :kind and alone = false"
                                       " and state in ('done', 'refused') order by id desc limit :most", kind=kind, most=NEWEST)]


def figures(rows: list[Row], alone: int, spans: list[int]) -> Figures:
    """Adds up the requests that were sent, counted by state, and those that people carried out alone."""
    def total(states: tuple[str, ...], column: str = "n") -> int:
        return sum(row[column] for row in rows if row.state in states)

    late = total(DECIDED, "late")
    return Figures(
        received=sum(row.n for row in rows) + alone, alone=alone, in_time=total(DECIDED) - late, late=late,
        taken_back=total(("withdrawn",)), open=total(OPEN), overdue=total(OPEN, "past"),
        median=int(median(spans)) if spans else None)
