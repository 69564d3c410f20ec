"""What the administration reads: figures of the site, its jobs, and the journal with names."""

from web.core.db import Reader
from web.core.sqlite import Row

MOST = 2**63 - 1
COUNTED = 100_000  # more than this is not counted


def figures(db: Reader) -> dict[str, int]:
    """Live listings, accounts, things reported, and deletions that members asked for."""
    return {
        "listings": db.value("select count(*) from (select id from listing where state = 'live' limit :most) as live",
                             most=COUNTED + 1),
        "members": db.value("select count(*) from (select id from member limit :most) as known", most=COUNTED + 1),
        "reports": db.value("select count(*) from (select subject_id from report where state = 'open'"
                            " group by subject, subject_id) as waiting"),
        "deletions": db.value("select count(*) from member where delete_after is not null"),
    }


def jobs(db: Reader) -> list[Row]:
    """How each periodic job ended last."""
    return db.all("select name, lease_until, done_at, failed from job order by name")


def deeds(db: Reader, before: int | None, limit: int) -> list[Row]:
    """The newest deeds of staff below that number, with the name of who did it."""
    return db.all("select staff_action.*, member.display_name as staff_name from staff_action"
                  " left join member on member.id = staff_action.staff_id where staff_action.id < :before"
                  " order by staff_action.id desc limit :limit", before=before or MOST, limit=limit)
