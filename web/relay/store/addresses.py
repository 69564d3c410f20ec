"""The address of each side of a thread, and how far the other's words went there by mail."""

import secrets as safe

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.relay.addresses import Address, new_secret


def find(db: Reader, address: Address) -> Row | None:
    """The row of an address that somebody wrote to; None when its secret is wrong or it is gone with its thread."""
    row = db.one("select * from relay_address where id = :id", id=address.number)
    return row if row and safe.compare_digest(row.secret, address.secret) else None


def of_mail(db: Reader, me: int, mail_id: int) -> int | None:
    """The thread that a queued mail tells this member of."""
    return db.value("select id from thread where (buyer_id = :me and buyer_mail = :mail) or (seller_id = :me and seller_mail = :mail)",
                    me=me, mail=mail_id)


def carry(tx: Transaction, me: int, thread_id: int, mail_id: int) -> Row:
    """The member's address in a thread, made when first needed, with the span of messages that this mail carries:
    (mailed_from, mailed_to]. A mail that is tried again begins where it began before."""
    last = tx.value("select last_id from thread where id = :id", id=thread_id)
    row = tx.one("select * from relay_address where thread_id = :thread and member_id = :me", thread=thread_id, me=me)
    if row is None:
        tx.insert("relay_address", id=tx.new_id(), thread_id=thread_id, member_id=me, secret=new_secret(), mail_id=mail_id,
                  mailed_from=0, mailed_to=last, created_at=clock.now())
    else:
        begun = row.mailed_from if row.mail_id == mail_id else row.mailed_to
        tx.run("update relay_address set mail_id = :mail, mailed_from = :begun, mailed_to = :last where id = :id",
               mail=mail_id, begun=begun, last=last, id=row.id)
    return tx.one("select * from relay_address where thread_id = :thread and member_id = :me", thread=thread_id, me=me)
