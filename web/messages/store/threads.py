"""Threads as one of their two people sees them; everybody else finds nothing."""

from web.core.db import Reader
from web.core.sqlite import Row

NEWEST = 2**63 - 1
# What the other person owns is empty while that person's data are blocked.
SEEN = (
    "t.id, t.listing_id, t.last_id, t.last_at,"
    " case when t.seller_id = :me then 'seller' else 'buyer' end as role,"
    " case when t.seller_id = :me then t.seller_read else t.buyer_read end as read_to,"
    " case when t.seller_id = :me then t.seller_mail else t.buyer_mail end as mail,"
    " case when t.seller_id = :me then t.buyer_mail else t.seller_mail end as other_mail,"
    " myself.blocked_at is not null as me_frozen,"
    " other.id as other_id, other.blocked_at is not null as other_frozen,"
    " case when other.blocked_at is null then other.display_name end as other_name,"
    " case when other.id = t.seller_id and other.blocked_at is not null then '' else t.listing_title end"
    " as listing_title,"
    " l.title_ru, l.title_kk, l.cover, l.state"
)
JOINED = (
    " left join member myself on myself.id = :me"
    " left join member other on other.id = case when t.seller_id = :me then t.buyer_id else t.seller_id end"
    " left join member owner on owner.id = t.seller_id"
    " left join listing l on l.id = t.listing_id and l.state <> 'kept' and (owner.blocked_at is null or owner.id = :me)"
)
BLOCKS = (
    ", exists (select 1 from person_block b where b.member_id = :me and b.blocked_id = other.id) as blocked_by_me"
    ", exists (select 1 from person_block b where b.member_id = other.id and b.blocked_id = :me) as blocked_by_other"
)
# What is shown of a message `m` of `author`: its fate, and its words unless that fate takes them away.
FATE = (
    "case when author.id is null then 'gone'"
    " when m.hidden_at is not null then 'hidden'"
    " when m.sender_id <> :me and author.blocked_at is not null then 'unavailable' else '' end"
)
SHOWN = (
    "case when m.sender_id = :me or (author.id is not null and author.blocked_at is null and m.hidden_at is null)"
    " then m.body else '' end"
)
UNREAD = (
    "(select count(*) from (select m.id from message m join member author on author.id = m.sender_id"
    " where m.thread_id = t.id and m.id > case when t.seller_id = :me then t.seller_read else t.buyer_read end"
    " and m.sender_id <> :me and m.hidden_at is null and author.blocked_at is null limit 100) as some)"
)


def one(db: Reader, me: int, number: int) -> Row | None:
    """The thread with the other person and the head of its listing, or None for who is not in it."""
    return db.one(f"select {SEEN}{BLOCKS} from thread t{JOINED}"
                  " where t.id = :id and (t.buyer_id = :me or t.seller_id = :me)", me=me, id=number)


def about(db: Reader, me: int, listing_id: int) -> int | None:
    """The number of this member's own thread about somebody's listing."""
    return db.value("select id from thread where listing_id = :listing and buyer_id = :me", listing=listing_id, me=me)


def inbox(db: Reader, me: int, before: int | None, limit: int) -> list[Row]:
    """The member's threads, the last spoken in first, with the last words and the number of unread messages;
    `before` is the `last_id` of the last one seen already."""
    return db.all(
        f"select {SEEN}, m.sender_id as last_sender, m.kind as last_kind, {SHOWN} as last_words, {FATE} as last_fate, {UNREAD} as unread"
        " from ("
        "select * from (select id, last_id from thread where buyer_id = :me and last_id < :before"
        " order by last_id desc limit :limit) as bought union all "
        "select * from (select id, last_id from thread where seller_id = :me and last_id < :before"
        " order by last_id desc limit :limit) as sold"
        f") as mine join thread t on t.id = mine.id{JOINED}"
        " left join message m on m.id = t.last_id left join member author on author.id = m.sender_id"
        " order by t.last_id desc limit :limit", me=me, before=before or NEWEST, limit=limit)
