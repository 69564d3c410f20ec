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
# Who praised whom, each pair once, with the first and the last of the deals it was about.
_PRAISE = ("with praise as (select r.author_id as one, r.about_id as two, min(r.deal_id) as first, max(r.deal_id) as last,"
           " max(r.id) as newest from review r"
           f" where r.stars >= :praise and r.hidden_rule = '' and r.author_id is not null and {_FRESH.format('r')}"
           " group by r.author_id, r.about_id)")
_PAIRS = (f"{_PRAISE} select a.one, a.two, null as three from praise a join praise b on b.one = a.two and b.two = a.one where a.one < a.two"
          " and (a.first <> b.first or a.last <> b.last or a.first <> a.last) order by a.newest desc limit :most")
_THREES = (f"{_PRAISE} select a.one, a.two, b.two as three from praise a join praise b on b.one = a.two join praise c on c.one = b.two"
           " and c.two = a.one where a.one < a.two and a.one < b.two order by a.newest desc limit :most")


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
