"""How much there is that a member has not looked at."""

from web.core.db import Reader


def count(db: Reader, member_id: int) -> int:
    """New listings found on the site by saved searches, and favourites whose price fell."""
    return db.value("select (select coalesce(sum(fresh), 0) from saved_search where member_id = :member and fresh > 0)"
                    " + (select count(*) from favourite where member_id = :member and fresh)", member=member_id)
