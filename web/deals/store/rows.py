"""Deals as one of their two people sees them; everybody else finds nothing."""

from web.core.db import Reader
from web.core.sqlite import Row
from web.deals import rules

# What the other person wrote or owns is empty while that person's data are blocked.
_SEEN = (
    "select d.id, d.thread_id, d.listing_id, d.buyer_id, d.seller_id, d.state, d.price, d.quantity, d.held, d.pay, d.last_id, d.due_at,"
    " d.done_at, d.ended_at, d.meet_at, d.buyer_mail, d.seller_mail, d.created_at,"
    " case when d.seller_id = :me then 'seller' else 'buyer' end as role,"
    " case when d.seller_id = :me then d.seller_mail else d.buyer_mail end as mail,"
    " myself.blocked_at is not null as me_frozen, other.id as other_id, other.blocked_at is not null as other_frozen,"
    " case when other.blocked_at is null then other.display_name end as other_name,"
    " case when d.seller_id = :me or other.blocked_at is null then d.title else '' end as title,"
    " case when d.seller_id = :me or other.blocked_at is null then d.pay_link else '' end as pay_link,"
    " case when other.blocked_at is null then d.meet_place else '' end as meet_place,"
    " l.state as listing_state, l.quantity - l.reserved - l.sold as listing_free,"
    " exists (select 1 from person_block b where (b.member_id = :me and b.blocked_id = other.id)"
    " or (b.member_id = other.id and b.blocked_id = :me)) as apart"
    " from deal d left join member myself on myself.id = :me"
    " left join member other on other.id = case when d.seller_id = :me then d.buyer_id else d.seller_id end"
    " left join listing l on l.id = d.listing_id and l.state <> 'kept'"
)
_MINE = " and (d.buyer_id = :me or d.seller_id = :me)"
_OPEN = f"d.state in ({', '.join(repr(state) for state in rules.STATES if state not in rules.ENDED)})"


def one(db: Reader, me: int, number: int) -> Row | None:
    """The deal for one of its two people, with the other one and how many pieces of the listing are free now."""
    return db.one(f"{_SEEN} where d.id = :id{_MINE}", me=me, id=number)


def open_in(db: Reader, me: int, thread_id: int) -> Row | None:
    """The deal of a conversation that has not ended; there is one at most."""
    return db.one(f"{_SEEN} where d.thread_id = :thread and {_OPEN}{_MINE} order by d.id desc limit 1", me=me, thread=thread_id)


def last_in(db: Reader, me: int, thread_id: int) -> Row | None:
    """The newest deal of a conversation, open or ended."""
    return db.one(f"{_SEEN} where d.thread_id = :thread{_MINE} order by d.id desc limit 1", me=me, thread=thread_id)


def mine(db: Reader, me: int, ended: bool, before: int, limit: int) -> list[Row]:
    """The member's deals, open or ended, newest first, with numbers below `before`."""
    which = f"not ({_OPEN})" if ended else _OPEN
    return db.all(f"{_SEEN} where d.id in (select id from (select d.id from deal d where d.buyer_id = :me and d.id < :before and {which}"
                  " order by d.id desc limit :limit) as bought union all select id from (select d.id from deal d"
                  f" where d.seller_id = :me and d.id < :before and {which} order by d.id desc limit :limit) as sold)"
                  " order by d.id desc limit :limit", me=me, before=before, limit=limit)


def waiting(db: Reader, me: int) -> int:
    """How many open deals the member has."""
    return db.value(f"select count(*) from deal d where {_OPEN}{_MINE}", me=me)


def steps(db: Reader, me: int, number: int) -> list[Row]:
    """The journal of a deal as one of its people reads it: the words of somebody whose data are blocked are empty."""
    return db.all("select s.id, s.who, s.step, s.state, s.price, s.quantity, s.moment, s.at, s.member_id = :me as mine,"
                  " case when s.member_id is null or s.member_id = :me or author.blocked_at is null then s.words else '' end as words"
                  " from deal_step s join deal d on d.id = s.deal_id left join member author on author.id = s.member_id"
                  f" where s.deal_id = :id{_MINE} order by s.id limit 500", me=me, id=number)


def done(db: Reader, member_id: int, deal_id: int) -> Row | None:
    """A deal that both confirmed, for one of its two people; None for everybody else and for every other deal."""
    return db.one("select * from deal where id = :id and state = 'done' and done_at is not null"
                  " and (buyer_id = :me or seller_id = :me)", id=deal_id, me=member_id)


def of_mail(db: Reader, me: int, mail_id: int) -> Row | None:
    """The deal that a queued mail tells this member of."""
    return db.one(f"{_SEEN} where (d.buyer_id = :me and d.buyer_mail = :mail) or (d.seller_id = :me and d.seller_mail = :mail)",
                  me=me, mail=mail_id)


def people(db: Reader, number: int) -> list[int]:
    """The two people of a deal, as far as their accounts are there."""
    row = db.one("select buyer_id, seller_id from deal where id = :id", id=number)
    return [one for one in (row.buyer_id, row.seller_id) if one is not None] if row else []


def taken(db: Reader, me: int, number: int, step: str) -> int | None:
    """What the journal ended with when the member last took that step in the deal."""
    return db.value("select after_id from deal_step where deal_id = :id and member_id = :me and step = :step order by id desc limit 1",
                    id=number, me=me, step=step)


def newest_in(db: Reader, me: int, thread_id: int, before: int = 2**63 - 1) -> Row | None:
    """Number and key against sending twice of the newest deal in a conversation of the member's, among those below `before`."""
    return db.one(f"select d.id, d.send_key from deal d where d.thread_id = :thread and d.id < :before{_MINE} order by d.id desc limit 1",
                  me=me, thread=thread_id, before=before)
