"""Writing, changing and withdrawing a review, and the one reply to it; who may and until when is decided inside the transaction."""

from web.consents import documents
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import Frozen, NotFound
from web.core.settings import Settings
from web.core.sqlite import Row
from web.deals.store import rows as deals
from web.reviews import rules
from web.reviews.store import told


class TooLate(ValueError):
    """The term is over, or the review is open to others already: it can only be withdrawn."""


class Replied(ValueError):
    """There is a reply already, or staff hid it."""


def place(db: Reader, me: int, deal_id: int) -> Row:
    """A deal that both confirmed as one of the two reviews it: `side`, `other_id` (None where that account is gone) and `until`.
    Raises NotFound."""
    row = deals.done(db, me, deal_id)
    if row is None:
        raise NotFound()
    side = "seller" if row.seller_id == me else "buyer"
    return Row(id=row.id, side=side, other_id=row.buyer_id if side == "seller" else row.seller_id, until=row.done_at + rules.WINDOW)


def own(db: Reader, me: int, deal_id: int) -> Row | None:
    """What the member wrote about this deal, withdrawn or not."""
    return db.one("select * from review where deal_id = :deal and author_id = :me", deal=deal_id, me=me)


def write(tx: Transaction, settings: Settings, me: int, deal_id: int, stars: int, words: str) -> None:
    """Writes the one review of this side or changes it; when both sides have written, both open at once. Sent twice it is done once.
    Raises NotFound, TooLate, Frozen, First."""
    deal, row, now = place(tx, me, deal_id), own(tx, me, deal_id), clock.now()
    if row is not None and (row.stars, row.words, row.withdrawn_at) == (stars, words, None):
        return
    if deal.other_id is None or now >= (row.shown_at if row else deal.until):
        raise TooLate()
    _awake(tx, deal.other_id)
    documents.check_accepted(tx, me)
    if row is not None:
        tx.run("update review set stars = :stars, words = :words, changed_at = :now where id = :id",
               stars=stars, words=words, now=now, id=row.id)
    else:
        _add(tx, settings, me, deal, stars, words, now)


def write_first(tx: Transaction, settings: Settings, me: int, deal_id: int, stars: int, words: str) -> None:
    """The same by a link in a mail, where it may only be written, not changed. What was opened by it is told by mail, too, since its
    author cannot look at it on the site."""
    if own(tx, me, deal_id) is None:
        write(tx, settings, me, deal_id, stars, words)
        if own(tx, me, deal_id).revealed:
            told.tell(tx, settings, me, told.OPEN)


def _add(tx: Transaction, settings: Settings, me: int, deal: Row, stars: int, words: str, now: int) -> None:
    theirs = tx.value("select id from review where deal_id = :deal and author_id = :other", deal=deal.id, other=deal.other_id)
    tx.insert("review", id=tx.new_id(), deal_id=deal.id, side=deal.side, author_id=me, about_id=deal.other_id, stars=stars, words=words,
              reply="", reply_at=None, hidden_rule="", hidden_reason="", reply_rule="", reply_reason="",
              shown_at=now if theirs else deal.until, revealed=theirs is not None, withdrawn_at=None, at=now, changed_at=now)
    if theirs:
        tx.run("update review set shown_at = :now, revealed = true where id = :id", now=now, id=theirs)
        tx.touch(f"member:{me}", f"member:{deal.other_id}")
    told.tell(tx, settings, deal.other_id, told.OPEN if theirs else told.WRITTEN)
    tx.touch(f"deal:{deal.id}")


def withdraw(tx: Transaction, me: int, deal_id: int) -> None:
    """Takes a review back with the reply to it. Before it opens it is simply gone; afterwards an empty row keeps its author from
    writing another one, until the term of all is over. Raises NotFound, Frozen."""
    row = own(tx, me, deal_id)
    if row is None:
        raise NotFound()
    _awake(tx, row.about_id)
    if row.shown_at > clock.now():
        tx.run("delete from review where id = :id", id=row.id)
    elif row.withdrawn_at is None:
        tx.run("update review set withdrawn_at = :now, stars = 0, words = '', reply = '', reply_at = null, hidden_reason = '',"
               " reply_reason = '', changed_at = :now where id = :id", now=clock.now(), id=row.id)
        tx.touch(f"member:{row.about_id}")


def reply(tx: Transaction, me: int, deal_id: int, words: str) -> None:
    """Answers an open review about oneself, once; with empty words the reply is taken back. Raises NotFound, Replied, Frozen."""
    row = tx.one("select * from review where deal_id = :deal and about_id = :me and shown_at <= :now and withdrawn_at is null"
                 " and author_id is not null", deal=deal_id, me=me, now=clock.now())
    if row is None or (words and row.hidden_rule):
        raise NotFound()
    _awake(tx, row.author_id)
    if row.reply == words:
        return
    if words and (row.reply or row.reply_rule):
        raise Replied()
    tx.run("update review set reply = :words, reply_at = :at where id = :id", words=words, at=clock.now() if words else None, id=row.id)
    tx.touch(f"member:{me}")


def _awake(tx: Transaction, other_id: int) -> None:
    """Of somebody whose data are blocked nothing is added, changed or deleted. Raises Frozen."""
    if tx.value("select id from member where id = :id and blocked_at is not null", id=other_id) is not None:
        raise Frozen()
