"""Periodic work of claims."""

from web.core import clock
from web.core.jobs import Work
from web.rights.rules import CONTACT_KEPT
from web.rights.store import claims


def forget_contacts(work: Work) -> int:
    """Takes e-mails and phones out of claims that were decided a month ago; returns of how many."""
    return work.db.write(claims.forget_contacts, clock.now() - CONTACT_KEPT)
