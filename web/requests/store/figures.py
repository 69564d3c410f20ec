"""Numbers about requests for everybody: how many, in time or late, how long; nothing about anyone."""

from dataclasses import dataclass
from statistics import median

from web.core import clock
from web.core.db import Reader
from web.core.sqlite import Row
from web.requests.kinds import KINDS

TOPIC = "requests"


@dataclass(frozen=True)
class Figures:
    """The requests of one kind; `median` is the seconds from receipt to decision in the middle, None without any."""

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
    """The same read from the database."""
    asked, now = db.all("select kind, state, received_at, due_at, closed_at from request where alone = false"), clock.now()
    alone = {row.kind: row.n for row in db.all("select kind, count(*) as n from request where alone = true group by kind")}
    of_kind = {kind: figures([row for row in asked if row.kind == kind], alone.get(kind, 0), now) for kind in KINDS}
    return {"all": figures(asked, sum(alone.values()), now), **of_kind}


def figures(asked: list[Row], alone: int, now: int) -> Figures:
    """Counts the requests that were sent, and those that people carried out alone, at that moment."""
    decided = [row for row in asked if row.state in ("done", "refused")]
    waiting = [row for row in asked if row.closed_at is None]
    late = sum(row.due_at is not None and row.closed_at > row.due_at for row in decided)
    return Figures(
        received=len(asked) + alone, alone=alone, in_time=len(decided) - late, late=late,
        taken_back=len(asked) - len(decided) - len(waiting), open=len(waiting),
        overdue=sum(row.due_at is not None and row.due_at < now for row in waiting),
        median=int(median(row.closed_at - row.received_at for row in decided)) if decided else None)
