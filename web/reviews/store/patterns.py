"""Patterns for moderators: accounts that praise one another, and many reviews about one person in a day. Nothing follows by itself."""

from collections.abc import Iterable

from web.core import clock
from web.core.db import Reader
from web.core.sqlite import Row
from web.reviews import rules

MOST = 50  # of each kind on the page
# Open reviews of the last weeks, of two people whose data are not blocked.
_FRESH = ("{0}.at > :since and {0}.shown_at <= :now and {0}.withdrawn_at is null and not exists (select 1 from member p"
          " where p.id in ({0}.author_id, {0}.about_id) and p.blocked_at is not null)")
_PRAISE = "{0}.stars >= :praise and {0}.hidden_rule = '' and " + _FRESH
_PAIRS = ("select a.author_id as one, a.about_id as two, null as three from review a join review b on b.author_id = a.about_id"
          f" and b.about_id = a.author_id and b.deal_id <> a.deal_id where a.author_id < a.about_id and {_PRAISE.format('a')}"
          f" and {_PRAISE.format('b')} group by a.author_id, a.about_id order by max(a.id) desc limit :most")
_THREES = ("select a.author_id as one, a.about_id as two, b.about_id as three from review a join review b on b.author_id = a.about_id"
           " join review c on c.author_id = b.about_id and c.about_id = a.author_id where a.author_id < a.about_id"
           f" and a.author_id < b.about_id and {_PRAISE.format('a')} and {_PRAISE.format('b')} and {_PRAISE.format('c')}"
           " group by a.author_id, a.about_id, b.about_id order by max(a.id) desc limit :most")


def rings(db: Reader) -> list[Row]:
    """Two accounts that praised each other out of different deals, or three in a circle, within 30 days, when at least half of
    what they received comes from one another; with their numbers and names."""
    found = [*db.all(_PAIRS, **_values()), *db.all(_THREES, **_values())]
    circles = dict.fromkeys(frozenset(number for number in (row.one, row.two, row.three) if number) for row in found)
    return [ring for ring in (_ring(db, sorted(circle)) for circle in circles) if rules.is_closed(ring.inside, ring.received)]


def _values() -> dict[str, int]:
    now = clock.now()
    return {"since": now - rules.WITHIN, "now": now, "praise": rules.PRAISE, "most": MOST}


def _ring(db: Reader, people: list[int]) -> Row:
    places = {f"p{place}": number for place, number in enumerate(people)}
    among = ", ".join(":" + name for name in places)
    row = db.one(f"select count(*) as received, coalesce(sum(case when r.author_id in ({among}) then 1 else 0 end), 0) as inside"
                 f" from review r where r.about_id in ({among}) and {_FRESH.format('r')}",
                 since=clock.now() - rules.WITHIN, now=clock.now(), **places)
    return Row(people=names(db, people), **row)


def bursts(db: Reader) -> list[Row]:
    """People about whom many reviews were written in one day (of Kazakhstan, UTC+5) of the last 30, the newest first."""
    rows = db.all("select r.about_id, (r.at + 18000) / 86400 as day, count(*) as n, count(distinct r.author_id) as authors, max(r.at) as at"
                  f" from review r where {_FRESH.format('r')} group by r.about_id, (r.at + 18000) / 86400 having count(*) >= :burst"
                  " order by max(r.id) desc limit :most", since=clock.now() - rules.WITHIN, now=clock.now(), burst=rules.BURST, most=MOST)
    return [Row(person=names(db, [row.about_id])[0], **row) for row in rows]


def names(db: Reader, people: Iterable[int]) -> list[Row]:
    """Numbers and shown names of these accounts."""
    return [row for number in people if (row := db.one("select id, display_name from member where id = :id", id=number)) is not None]
