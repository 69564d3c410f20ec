"""The log of what staff did: who, what, to which thing, why and when; written in the same transaction as the deed."""

from web.core import clock, held
from web.core.db import Door, Transaction
from web.core.i18n import N_
from web.core.sqlite import Row

HELD = held.Table(
    "staff_action", N_("What staff did"), purpose=N_("Staff answer for what they do"), ground="safety", source="staff",
    seen_by="staff", term=N_("3 years"),
    whose=(held.Whose("staff", "staff_id", erase="keep", reason=N_("Staff answer for what they did after they leave")),),
    personal={
        "staff_id": held.Personal("proof", N_("Number of the account of the member of staff")),
        "action": held.Personal("conduct", N_("What was done")),
        "reason": held.Personal("proof", N_("The reason that was given")),
        "at": held.Personal("conduct", N_("When")),
    },
    plain=("id", "subject", "subject_id"), ends=(held.Ends("at", 3 * 365 * clock.DAY),))


def note(tx: Transaction, staff_id: int, action: str, subject: str, subject_id: int | None = None, reason: str = "") -> None:
    """Writes down one deed of a member of staff; no personal text belongs into `reason`."""
    tx.insert("staff_action", id=tx.new_id(), staff_id=staff_id, action=action, subject=subject,
              subject_id=subject_id, reason=reason, at=clock.now())


def recent(db: Door, before: int | None = None, limit: int = 50) -> list[Row]:
    """The newest deeds, paged by key."""
    return db.all("select * from staff_action where id < :before order by id desc limit :limit",
                  before=before or 2**63 - 1, limit=limit)
