"""Periodic work of payments: asking the service about what it did not tell, and giving back."""

from web.core.jobs import Work
from web.core.sqlite import Row
from web.payments import store
from web.payments.provider import Provider, Unreachable
from web.payments.stripe import Stripe, service


def reconcile(work: Work) -> int:
    """Looks at open payments and gives back what is wanted back; returns how many changed. What the service does not
    answer about is asked again later."""
    provider = Stripe(work.settings)
    if not provider.ready or service(work.db) is None:
        return 0
    changed = [look(work, provider, row) for row in store.due(work.db)]
    return sum(changed) + sum(refund(work, provider, row) for row in store.to_refund(work.db))


def look(work: Work, provider: Provider, row: Row) -> bool:
    """Asks about one payment."""
    try:
        news = provider.look(row.id, row.reference) if row.reference else None
    except Unreachable:
        news = None
    changed = news is not None and work.db.write(store.apply, work.settings, news)
    work.db.write(store.looked, row.id)
    return changed


def refund(work: Work, provider: Provider, row: Row) -> bool:
    """Gives one payment back; the service does it once, however often it is asked."""
    try:
        state = provider.refund(row.id, row.intent)
    except Unreachable:
        return False
    return work.db.write(store.apply, work.settings, store.News("", "refund", state, number=row.id))
