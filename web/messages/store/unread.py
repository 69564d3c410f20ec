"""What a member has not read yet, and reading it."""

from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.messages.store import notices, threads

READ = {
    "buyer": "update thread set buyer_read = :upto, buyer_mail = 0 where id = :id",
    "seller": "update thread set seller_read = :upto, seller_mail = 0 where id = :id",
}
# Only threads with news are in the two partial indexes, so the cost does not grow with the number of threads.
COUNT = (
    "select count(*) from ("
    "select m.id from thread t join message m on m.thread_id = t.id and m.id > t.buyer_read"
    " join member author on author.id = m.sender_id and author.blocked_at is null"
    " where t.buyer_id = :me and t.last_id > t.buyer_read and t.buyer_muted = false"
    " and m.sender_id <> :me and m.hidden_at is null and not m.other_gone"
    " union all "
    "select m.id from thread t join message m on m.thread_id = t.id and m.id > t.seller_read"
    " join member author on author.id = m.sender_id and author.blocked_at is null"
    " where t.seller_id = :me and t.last_id > t.seller_read and t.seller_muted = false"
    " and m.sender_id <> :me and m.hidden_at is null and not m.other_gone"
    " limit 100) as some"
)


def count(db: Reader, member: Row | None) -> int:
    """Messages that the member has not read, counted up to 100, without those of muted conversations; none for a guest."""
    return db.value(COUNT, me=member.id) if member else 0


def read(tx: Transaction, me: int, thread_id: int, upto: int) -> None:
    """Marks messages up to that number as read, and takes back a mail that has not left yet. Raises NotFound."""
    thread = threads.one(tx, me, thread_id)
    if thread is None:
        raise NotFound()
    more = tx.one("select 1 from message where thread_id = :id and id > :upto and sender_id <> :me limit 1",
                  id=thread_id, upto=upto, me=me)
    upto = upto if more else thread.last_id
    if upto > thread.read_to:
        tx.run(READ[thread.role], upto=upto, id=thread_id)
        notices.take_back(tx, thread.mail)
        tx.touch(f"inbox:{me}", f"thread:{thread_id}")
