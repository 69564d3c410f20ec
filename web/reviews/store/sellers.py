"""What is told of a member as a seller: the choices of who sees it, deals done, and how soon they answer."""

from web.core import clock
from web.core.clock import DAY
from web.core.db import Reader, Transaction
from web.core.refusal import Frozen
from web.core.sqlite import Row
from web.reviews import rules

# The first words of the buyer and the first answer, newest conversations first; steps of deals are no answers.
_FIRST = "(select min(m.at) from message m where m.thread_id = t.id and m.kind = '' and m.sender_id = {})"
_WAITS = (f"select {_FIRST.format('t.buyer_id')} as asked, {_FIRST.format('t.seller_id')} as answered from thread t"
          " join member buyer on buyer.id = t.buyer_id and buyer.blocked_at is null"
          " where t.seller_id = :me and t.created_at > :since order by t.last_id desc limit :limit")


def choice(db: Reader, member_id: int) -> Row:
    """Who sees what; as it is for everybody until the member chooses."""
    return db.one("select * from seller_choice where member_id = :id", id=member_id) or Row(**rules.DEFAULTS)


def choose(tx: Transaction, member_id: int, values: dict[str, str | bool]) -> None:
    """Sets who sees each field, and whether mails about reviews are wanted."""
    tx.run("insert into seller_choice (id, member_id, since_seen_by, sold_seen_by, answers_seen_by, reviews_seen_by, mails, at) values"
           " (:id, :member, :since_seen_by, :sold_seen_by, :answers_seen_by, :reviews_seen_by, :mails, :now)"
           " on conflict (member_id) do update set since_seen_by = excluded.since_seen_by, sold_seen_by = excluded.sold_seen_by,"
           " answers_seen_by = excluded.answers_seen_by, reviews_seen_by = excluded.reviews_seen_by, mails = excluded.mails,"
           " at = excluded.at", id=tx.new_id(), member=member_id, now=clock.now(), **values)
    tx.touch(f"member:{member_id}")


def silence(tx: Transaction, member_id: int) -> None:
    """Ends the mails about reviews, as the link in them asks. Raises Frozen where data are blocked; of who is gone there is nothing
    to end."""
    person = tx.one("select blocked_at from member where id = :id", id=member_id)
    if person is not None and person.blocked_at is not None:
        raise Frozen()
    if person is not None:
        now = choice(tx, member_id)
        choose(tx, member_id, {**{name: now[name] for name in rules.DEFAULTS}, "mails": False})


def sold(db: Reader, member_id: int) -> int:
    """How many deals as the seller both sides confirmed, as long as deals are kept."""
    return db.value("select count(*) from deal where seller_id = :id and state = 'done'", id=member_id)


def answer_word(db: Reader, member_id: int) -> str:
    """The code of rules.ANSWERS for the last 90 days; empty where there are too few conversations."""
    now = clock.now()
    rows = db.all(_WAITS, me=member_id, since=now - rules.SINCE, limit=rules.NEWEST)
    waits = [max(0, (row.answered or now) - row.asked) for row in rows if row.asked and (row.answered or now - row.asked > DAY)]
    return rules.answer_word(waits)
