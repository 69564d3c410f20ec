"""A member's two switches: mails about fallen prices, and remembering which listings they opened; both off at first."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.saved.store import deliveries

OFF = Row(mail_drops=False, remember=False, at=None)


def of(db: Reader, member_id: int) -> Row:
    """The member's switches."""
    return db.one("select mail_drops, remember, at from saved_choice where member_id = :member", member=member_id) or OFF


def choose(tx: Transaction, member_id: int, mail_drops: bool, remember: bool) -> None:
    """Sets both switches. What was remembered goes at once when that is switched off."""
    tx.run("insert into saved_choice (id, member_id, mail_drops, remember, at) values (:id, :member, :mails, :remember, :now)"
           " on conflict (member_id) do update set mail_drops = excluded.mail_drops, remember = excluded.remember, at = excluded.at",
           id=tx.new_id(), member=member_id, mails=mail_drops, remember=remember, now=clock.now())
    if not mail_drops:
        deliveries.withdraw(tx, member_id, None)
    if not remember:
        tx.run("delete from opened_listing where member_id = :member", member=member_id)


def silence_drops(tx: Transaction, member_id: int) -> None:
    """Ends the mails about fallen prices, as the link in them asks."""
    choose(tx, member_id, False, of(tx, member_id).remember)
