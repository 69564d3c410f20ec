"""Periodic work of listings: reminding their owners, and ending what has run out."""

from web.core import clock
from web.core.jobs import Work
from web.listings import rules
from web.listings.store import ending


def remind(work: Work) -> int:
    """Mails the owners of listings that expire within three days, once each."""
    found = ending.expiring(work.db, clock.now() + rules.REMINDED_BEFORE, unreminded=True)
    for row in found:
        work.db.write(ending.remind, work.settings, row.id)
    return len(found)


def expire(work: Work) -> int:
    """Ends listings whose thirty days are over."""
    found = ending.expiring(work.db, clock.now(), unreminded=False)
    for row in found:
        work.db.write(ending.expire, row.id)
    return len(found)
