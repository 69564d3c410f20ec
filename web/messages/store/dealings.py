"""Who deals with whom: somebody deals with those whom they have written to."""

from web.core.db import Reader


def dealt(db: Reader, owner_id: int, other_id: int) -> bool:
    """Whether the owner has written to the other person and has not blocked them since. To be written to is not enough:
    anybody can write."""
    return db.value(
        "select 1 from thread join message on message.thread_id = thread.id and message.sender_id = :owner"
        " where ((thread.seller_id = :owner and thread.buyer_id = :other)"
        " or (thread.buyer_id = :owner and thread.seller_id = :other))"
        " and not exists (select 1 from person_block where member_id = :owner and blocked_id = :other) limit 1",
        owner=owner_id, other=other_id) is not None
