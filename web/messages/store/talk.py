"""The messages of a thread, as one of its two people sees them."""

from web.core.db import Reader
from web.core.sqlite import Row
from web.messages.store.threads import FATE, NEWEST, SHOWN

BEFORE = "(select e.at from message e where e.thread_id = m.thread_id and e.id < m.id order by e.id desc limit 1)"
MINE = (
    f"select m.id, m.at, m.kind, m.sender_id = :me as mine, m.hidden_reason, {SHOWN} as body, {FATE} as fate,"
    f" {BEFORE} as before_at"
    " from message m join thread t on t.id = m.thread_id left join member author on author.id = m.sender_id"
    " where m.thread_id = :thread and (t.buyer_id = :me or t.seller_id = :me)"
)


def newest(db: Reader, me: int, thread_id: int, before: int | None, limit: int) -> list[Row]:
    """The newest messages with a number below `before`, in their order."""
    rows = db.all(f"{MINE} and m.id < :before order by m.id desc limit :limit",
                  me=me, thread=thread_id, before=before or NEWEST, limit=limit)
    return rows[::-1]


def since(db: Reader, me: int, thread_id: int, after: int, limit: int) -> list[Row]:
    """The messages that came after that number, in their order."""
    return db.all(f"{MINE} and m.id > :after order by m.id limit :limit",
                  me=me, thread=thread_id, after=min(after, NEWEST), limit=limit)
