"""Writes whether a member's listings go beyond this site."""

from web.accounts.store import members
from web.core import chain, clock
from web.core.db import Transaction


def choose(tx: Transaction, member_id: int, site_only: bool) -> bool:
    """Keeps the member's listings to this site, or opens them to feeds, programs and search engines again: from the commit
    on. Sent twice it is written once; says whether anything changed."""
    member = members.by_id(tx, member_id)
    if (member.site_only_at is not None) == site_only:
        return False
    now = clock.now()
    members.change(tx, member_id, {"site_only_at": now if site_only else None})
    tx.insert("distribution", id=tx.new_id(), member_id=member_id, site_only=site_only, at=now, salt=chain.salt())
    tx.touch("site")
    return True
