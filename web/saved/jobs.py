"""Periodic work: looking for what is new for saved searches, queueing letters, telling of fallen prices, stopping the unused.

Whatever is broken off begins again at its mark: a search is noted as looked for in the transaction that notes what was
found, and its letters' mark moves in the one that puts a letter into the outbox.
"""

from web.catalog.store import catalog
from web.core import clock
from web.core.jobs import Work
from web.core.sqlite import Row
from web.listings.terms import terms
from web.places.store import country
from web.saved import asking, finding, letters, rules
from web.saved.batch import Batch
from web.saved.store import deliveries, drops, looking, marks, queueing, searches

LISTINGS, NOTED = 2_000, 200  # listings looked at together; searches noted in one transaction


def look(work: Work) -> int:
    """Looks through everything published since the last time for every search; returns how many searches had news."""
    _refresh(work)
    count, more = 0, True
    while more:
        work.breathe()
        more, n = _step(work)
        count += n
    _queue_letters(work)
    while work.db.write(deliveries.settle):
        work.breathe()
    return count


def _refresh(work: Work) -> None:
    """Makes anew what the index is asked, where catalog, places or program changed."""
    key = asking.made_with(work.db)
    while rows := searches.outdated(work.db, key):
        made = [(row.id, {**asking.columns(asking.read(work.db, row.address)), "made_with": key}) for row in rows]
        work.db.write(searches.remake, made)
        work.breathe()


def _step(work: Work) -> tuple[bool, int]:
    """The next listings for all searches: whether there are more, and how many searches had news."""
    low, high = marks.mark(work.db, marks.LISTINGS), marks.head(work.db)
    if low >= high:
        return False, 0
    anchors = looking.anchors(work.db)
    rows = looking.published(work.db, low, high, LISTINGS) if anchors else []  # after an import nobody waits for a million is read
    upto = rows[-1].seq if len(rows) == LISTINGS else high
    found = _found(work, rows, anchors) if rows else []
    last = found[len(found) // NOTED * NOTED:]
    for start in range(0, len(found) - len(last), NOTED):
        work.db.write(looking.note, found[start:start + NOTED], upto)
    work.db.write(looking.done, last, low, upto)
    return upto < high, len(found)


def _found(work: Work, rows: list[Row], anchors: list[str]) -> list[looking.Found]:
    """Every search that finds some of these listings, with how many are new to it."""
    tree, land = catalog(work.db), country(work.db)
    batch = Batch(rows, [terms(row, tree, land) for row in rows])
    found: list[tuple[Row, int]] = []
    for anchor in anchors:
        if not anchor or batch.sieve.has(anchor):
            found += [(search, some) for search in looking.searches(work.db, anchor) if (some := batch.news(search))]
    parts = [_counted(work, batch, found[start:start + NOTED]) for start in range(0, len(found), NOTED)]
    return [looking.Found(search, n) for part in parts for search, n in part if n]


def _counted(work: Work, batch: Batch, found: list[tuple[Row, int]]) -> list[tuple[Row, int]]:
    """How many these are without hidden sellers, and with quoted phrases as they were quoted."""
    hidden = looking.hidden(work.db, {search.member_id for search, _some in found})
    kept = [(search, batch.without(some, hidden.get(search.member_id, ()))) for search, some in found]
    return [(search, len(finding.with_phrases(work.db, search, batch.rows(some))) if search.phrased else some.bit_count())
            for search, some in kept]


def _queue_letters(work: Work) -> None:
    """Puts every letter that is due into the outbox; what could not be, because something moved, waits for the next look."""
    while rows := queueing.due(work.db, clock.now()):
        work.breathe()
        moved = [_queue(work, row) for row in rows]
        if not any(moved):
            return


def _queue(work: Work, row: Row) -> bool:
    n = finding.count(work.db, row, row.mail_seq, row.looked_seq)
    return work.db.write(queueing.queue, row, n, letters.subject(row.name, n, row.language))


def tell_drops(work: Work) -> int:
    """Tells of prices of favourites that fell since the last time."""
    subjects, count = letters.fell_subjects(), 0
    while (upto := drops.changed(work.db)) > marks.mark(work.db, marks.PRICES):
        work.breathe()
        work.db.write(drops.tell, upto, subjects)
        count += 1
    return count


def stop_unused(work: Work) -> int:
    """Stops searches that their owners have not used for a year, and says so."""
    since, count = clock.now() - rules.UNUSED, 0
    while rows := searches.unused(work.db, since):
        for row in rows:
            work.db.write(searches.stop, row, since, *letters.stopped(work.settings, row))
            count += 1
        work.breathe()
    return count
