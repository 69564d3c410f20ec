"""Reviews as others see them: open, not withdrawn, of nobody whose data are blocked; those of deleted accounts are nameless stars."""

from web.core import clock
from web.core.db import Reader
from web.core.sqlite import Row

# From the decision to destroy an account on its reviews are what stays of them: stars without name and words.
NAMELESS = "(r.author_id is null or author.blocked_by = 'gone')"
OPEN = f"r.shown_at <= :now and r.withdrawn_at is null and ({NAMELESS} or author.blocked_at is null)"
_SAID = "author.blocked_at is null and author.id is not null and r.hidden_rule = ''"
_SEEN = (
    "select r.id, r.deal_id, r.side, r.about_id, r.at, r.shown_at, r.hidden_rule,"
    " case when r.hidden_rule = '' then r.stars else 0 end as stars,"
    " case when author.blocked_at is null then author.id end as author_id,"
    " case when author.blocked_at is null then author.display_name end as author_name,"
    f" case when {_SAID} then r.words else '' end as words, case when {_SAID} then r.reply_rule else '' end as reply_rule,"
    f" case when {_SAID} and r.reply_rule = '' then r.reply else '' end as reply"
    " from review r left join member author on author.id = r.author_id"
)
# Done deals of the member, with somebody who is there and whose data are not blocked, about which the member has written nothing.
_AWAITED = (
    "select d.id, d.done_at, case when d.seller_id = :me then 'seller' else 'buyer' end as role, d.price, other.display_name as name"
    " from deal d join member other on other.id = case when d.seller_id = :me then d.buyer_id else d.seller_id end"
    " and other.blocked_at is null where (d.seller_id = :me or d.buyer_id = :me) and d.state = 'done' and d.done_at > :since"
    " and not exists (select 1 from review r where r.deal_id = d.id and r.author_id = :me)"
)


def about(db: Reader, member_id: int, before: int, limit: int) -> list[Row]:
    """What everybody may read about a member, newest first, with numbers below `before`."""
    return db.all(f"{_SEEN} where r.about_id = :id and r.id < :before and {OPEN} order by r.id desc limit :limit",
                  id=member_id, before=before, limit=limit, now=clock.now())


def totals(db: Reader, member_id: int) -> tuple[int, int]:
    """All stars about a member that are open and not hidden, and from how many reviews they come."""
    row = db.one("select coalesce(sum(r.stars), 0) as total, count(*) as n from review r left join member author on author.id = r.author_id"
                 f" where r.about_id = :id and r.hidden_rule = '' and {OPEN}", id=member_id, now=clock.now())
    return row.total, row.n


def theirs(db: Reader, me: int, deal_id: int) -> Row | None:
    """What the other side of a deal wrote about the member, once it is open."""
    return db.one(f"{_SEEN} where r.deal_id = :deal and r.about_id = :me and {OPEN}", deal=deal_id, me=me, now=clock.now())


def exists(db: Reader, me: int, deal_id: int) -> bool:
    """Whether the other side has written about the member, open or not; somebody whose data are blocked has not."""
    return db.value("select r.id from review r join member author on author.id = r.author_id and author.blocked_at is null"
                    " where r.deal_id = :deal and r.about_id = :me and r.withdrawn_at is null", deal=deal_id, me=me) is not None


def reply_of(db: Reader, me: int, deal_id: int) -> Row | None:
    """The reply to what the member wrote, as far as it may be seen: words, and why staff hid them."""
    return db.one("select r.reply_rule, case when r.reply_rule = '' then r.reply else '' end as words from review r"
                  " join member other on other.id = r.about_id and other.blocked_at is null"
                  " where r.deal_id = :deal and r.author_id = :me and r.shown_at <= :now", deal=deal_id, me=me, now=clock.now())


def written(db: Reader, me: int, before: int, limit: int) -> list[Row]:
    """The member's own reviews, newest first, below the number `before`; of whom they are about the name, if it may be seen."""
    return db.all("select r.id, r.deal_id, r.side, r.stars, r.words, r.shown_at, r.withdrawn_at, r.hidden_rule, r.at,"
                  " case when other.blocked_at is null then other.display_name end as name"
                  " from review r left join member other on other.id = r.about_id where r.author_id = :me and r.id < :before"
                  " order by r.id desc limit :limit", me=me, before=before, limit=limit)


def awaited(db: Reader, me: int, since: int, limit: int) -> list[Row]:
    """Deals that both confirmed after the moment `since` and about which the member has written nothing, oldest first."""
    return db.all(f"{_AWAITED} order by d.done_at limit :limit", me=me, since=since, limit=limit)


def of_thread(db: Reader, me: int, thread_id: int, since: int) -> int | None:
    """The newest deal of a conversation that the member can review now."""
    return db.value(f"{_AWAITED} and d.thread_id = :thread order by d.id desc limit 1", me=me, thread=thread_id, since=since)


def name(db: Reader, member_id: int | None) -> str:
    """The shown name of an account; empty where it is gone or its data are blocked."""
    return db.value("select display_name from member where id = :id and blocked_at is null", id=member_id) or ""
