"""Works out, once an hour, what things of each category usually cost."""

from array import array
from collections import defaultdict

from web.core.jobs import Work
from web.listings.store import titles, usual
from web.scam import prices


def work_out(work: Work) -> int:
    """Brings the table of usual prices to what live listings ask now; returns the number of categories that changed."""
    found: dict[tuple[int, int], array] = defaultdict(lambda: array("q"))
    for first, last in titles.windows(work.db):
        for row in usual.within(work.db, first, last):
            for region in {row.region_id or usual.EVERYWHERE, usual.EVERYWHERE}:
                found[row.category_id, region].append(row.price)
        work.breathe()
    now: dict[int, dict[int, prices.Usual]] = defaultdict(dict)
    for (category, region), asked in found.items():
        if (one := prices.usual(asked)) is not None:
            now[category][region] = one
    return _write(work, now)


def _write(work: Work, now: dict[int, dict[int, prices.Usual]]) -> int:
    before: dict[int, dict[int, prices.Usual]] = defaultdict(dict)
    for (category, region), one in usual.known(work.db).items():
        before[category][region] = one
    changed = [category for category in {*before, *now} if before.get(category) != now.get(category)]
    for category in changed:
        work.db.write(usual.put, category, now.get(category, {}))
        work.breathe()
    return len(changed)
