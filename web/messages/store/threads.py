"""Threads as one of their two people sees them; everybody else finds nothing."""

from web.core.db import Reader
from web.core.sqlite import Row

NEWEST = 2**63 - 1
FILTERS = ("", "unread", "archived")
FEW = 300  # threads that are sorted when all of them have the words asked for
_WORDS = " join thread_word w on w.reader_id = :me and w.thread_id = t.id left join member o on o.id = w.other_id"
_ALLOWED = " and o.blocked_at is null"


def visible(message: str) -> str:
    """The condition that a message was not deleted by :me for themselves."""
    return f"case when {message}.sender_id = :me then not {message}.sender_gone else not {message}.other_gone end"


# What the other person owns is empty while that person's data are blocked.
SEEN = (
    "t.id, t.listing_id, t.last_id, t.last_at, t.worded,"
    " case when t.seller_id = :me then 'seller' else 'buyer' end as role,"
    " case when t.seller_id = :me then t.seller_read else t.buyer_read end as read_to,"
    " case when t.seller_id = :me then t.seller_mail else t.buyer_mail end as mail,"
    " case when t.seller_id = :me then t.buyer_mail else t.seller_mail end as other_mail,"
    " case when t.seller_id = :me then t.buyer_read else t.seller_read end as other_read,"
    " case when t.seller_id = :me then t.seller_muted else t.buyer_muted end as muted,"
    " case when t.seller_id = :me then t.buyer_muted else t.seller_muted end as other_muted,"
    " case when t.seller_id = :me then t.seller_archived else t.buyer_archived end as archived,"
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
    "case when m.id is null then 'none' when author.id is null then 'gone'"
    " when m.hidden_at is not null then 'hidden'"
    " when m.sender_id <> :me and author.blocked_at is not null then 'unavailable' else '' end"
)
SHOWN = (
    "case when m.sender_id = :me or (author.id is not null and author.blocked_at is null and m.hidden_at is null)"
    " then m.body else '' end"
)
_FRESH = (
    "select m.id from message m join member author on author.id = m.sender_id and author.blocked_at is null"
    " where m.thread_id = t.id and m.id > case when t.seller_id = :me then t.seller_read else t.buyer_read end"
    " and m.sender_id <> :me and m.hidden_at is null and not m.other_gone"
)
UNREAD = f"(select count(*) from ({_FRESH} limit 100) as some)"
LAST = f"(select v.id from message v where v.thread_id = t.id and {visible('v')} order by v.id desc limit 1)"
# Conversations in which something is unread; only those are in the two partial indexes.
FRESH = (
    "select t.id, t.last_id from (select id, last_id, seller_id from thread where buyer_id = :me and last_id > buyer_read"
    " union all select id, last_id, seller_id from thread where seller_id = :me and last_id > seller_read) as t where true"
)


def one(db: Reader, me: int, number: int) -> Row | None:
    """The thread with the other person and the head of its listing, or None for who is not in it."""
    return db.one(f"select {SEEN}{BLOCKS} from thread t{JOINED}"
                  " where t.id = :id and (t.buyer_id = :me or t.seller_id = :me)", me=me, id=number)


def about(db: Reader, me: int, listing_id: int) -> int | None:
    """The number of this member's own thread about somebody's listing."""
    return db.value("select id from thread where listing_id = :listing and buyer_id = :me", listing=listing_id, me=me)


def inbox(db: Reader, me: int, before: int | None, limit: int, kind: str = "") -> list[Row]:
    """The member's threads of a kind of FILTERS, the last spoken in first, with the last words and the number of unread
    messages; `before` is the `last_id` of the last one seen already."""
    bought, sold = (_side(role, kind) for role in ("buyer", "seller"))
    return _heads(db, f"select * from ({bought}) as bought union all select * from ({sold}) as sold", me,
                  before=before or NEWEST, limit=limit)


def _side(role: str, kind: str) -> str:
    """The newest threads in which the member has that role."""
    further = {"": f" and t.{role}_archived = false", "archived": f" and t.{role}_archived = true",
               "unread": f" and t.last_id > t.{role}_read and exists ({_FRESH})"}[kind]
    return (f"select t.id, t.last_id from thread t where t.{role}_id = :me and t.last_id < :before and t.last_id > t.{role}_gone"
            f"{further} order by t.last_id desc limit :limit")


def _heads(db: Reader, among: str, me: int, **values: object) -> list[Row]:
    return db.all(
        f"select {SEEN}, m.sender_id as last_sender, m.kind as last_kind, m.photos as last_photos, {SHOWN} as last_words,"
        f" {FATE} as last_fate, {UNREAD} as unread from ({among}) as mine join thread t on t.id = mine.id{JOINED}"
        f" left join message m on m.id = {LAST} left join member author on author.id = m.sender_id"
        " order by t.last_id desc limit :limit", me=me, **values)


def found(db: Reader, me: int, words: list[tuple[str, ...]], people: list[tuple[int, ...]], before: int | None, limit: int) -> list[Row]:
    """The member's threads, archived ones too, in which every one of the words was said or is the other's name; each is given by
    the digests (store/words.py) and by the people (store/names.py) of which any will do. Words of somebody whose data are
    blocked find nothing.

    Where few threads have the words all of them are sorted, else the newest threads are walked through until there are enough."""
    if not words:
        return []
    values = {f"w{place}_{n}": f"%{one}%" for place, ways in enumerate(words) for n, one in enumerate(ways)}
    values.update({f"p{place}_{n}": number for place, meant in enumerate(people) for n, number in enumerate(meant)})
    asked = "".join(f" and ({' or '.join(_said(f'w{place}_{n}') for n in range(len(ways)))}{_named(place, len(people[place]))})"
                    for place, ways in enumerate(words))
    some = db.all(f"select w.thread_id from thread_word w where w.reader_id = :me{asked.replace(_ALLOWED, '')} limit {FEW + 1}",
                  me=me, **values)
    among = _by_number([row.thread_id for row in some], values) if len(some) <= FEW else _by_age()
    return _heads(db, among.format(asked=asked), me, before=before or NEWEST, limit=limit, **values)


def _by_number(numbers: list[int], values: dict[str, object]) -> str:
    """The newest of these threads."""
    values.update({f"t{place}": number for place, number in enumerate(numbers)})
    places = ", ".join(f":t{place}" for place in range(len(numbers))) or "null"
    return (f"select t.id, t.last_id from thread t{_WORDS} where t.id in ({places}) and t.last_id < :before and t.last_id >"
            " case when t.seller_id = :me then t.seller_gone else t.buyer_gone end{asked} order by t.last_id desc limit :limit")


def _by_age() -> str:
    """The newest of all: each part is in the order of an index, and ends when there are enough."""
    parts = [f"select * from (select t.id, t.last_id from thread t{_WORDS} where t.{role}_id = :me and t.{role}_archived = {archived}"
             f" and t.last_id < :before and t.last_id > t.{role}_gone{{asked}} order by t.last_id desc limit :limit) as {role}_{archived}"
             for role in ("buyer", "seller") for archived in ("false", "true")]
    return " union all ".join(parts)


def _named(place: int, many: int) -> str:
    return f" or w.other_id in ({', '.join(f':p{place}_{n}' for n in range(many))})" if many else ""


def _said(name: str) -> str:
    return f"w.own like :{name} or (w.others like :{name}{_ALLOWED})"
