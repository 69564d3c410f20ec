"""Beginning a deal: an offer of the buyer out of a listing or a conversation, or of the seller out of a conversation."""

from web.consents import documents
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.settings import Settings
from web.core.sqlite import Row
from web.deals import rules
from web.deals.store import rows, steps
from web.deals.store.steps import Asked, NoneLeft, Paused
from web.listings.store import stock
from web.messages import rules as talking
from web.messages.store import sending, threads


def place(db: Reader, me: int, listing_id: int | None, thread_id: int | None) -> Row | None:
    """The listing that an offer would be about, with `role` of the member and the thread, if there is one already; None where
    nothing can be offered: it is their own, not live, of a kind that is not dealt in, or the conversation is not theirs."""
    thread_id = thread_id or (threads.about(db, me, listing_id) if listing_id else None)
    thread = threads.one(db, me, thread_id) if thread_id else None
    if thread_id and thread is None:
        return None
    listing = stock.offered(db, thread.listing_id if thread else listing_id or 0)
    if listing is None or (thread is None and (listing.member_id == me or sending.open_listing(db, me, listing.id) is None)):
        return None
    return Row({**listing, "role": thread.role if thread else "buyer", "thread_id": thread_id})


def begin(tx: Transaction, settings: Settings, me: int, listing_id: int | None, thread_id: int | None, asked: Asked, send_key: str,
          by_mail: bool = False) -> int:
    """Makes an offer and returns the number of the deal: of the one that is open in this conversation where there is one, so
    that sending twice makes one. Raises NotFound, Paused, NoneLeft, First."""
    listing = place(tx, me, listing_id, thread_id)
    if listing is None:
        raise NotFound()
    number = listing.thread_id or sending.opened(tx, me, listing.id)
    thread = threads.one(tx, me, number)
    earlier = _earlier(tx, me, number, send_key)
    if earlier is not None:
        return earlier
    if talking.standing(thread) != "open":
        raise Paused()
    documents.check_accepted(tx, me)
    if stock.free(listing) < asked.quantity:
        raise NoneLeft()
    return _put(tx, settings, me, listing, thread, asked, send_key, by_mail)


def _earlier(tx: Transaction, me: int, thread_id: int, send_key: str) -> int | None:
    same = tx.value("select id from deal where thread_id = :thread and send_key = :key and send_key <> ''", thread=thread_id, key=send_key)
    standing = rows.open_in(tx, me, thread_id)
    return same or (standing.id if standing else None)


def _put(tx: Transaction, settings: Settings, me: int, listing: Row, thread: Row, asked: Asked, send_key: str,
         by_mail: bool) -> int:
    number = tx.new_id()
    seller = thread.role == "seller"
    tx.insert("deal", id=number, thread_id=thread.id, listing_id=listing.id, title=talking.title(thread, "ru"),
              buyer_id=thread.other_id if seller else me, seller_id=me if seller else thread.other_id, state="", price=asked.price,
              quantity=asked.quantity, held=0, pay=asked.pay, pay_link="", meet_place="", last_id=0, buyer_mail=0, seller_mail=0,
              send_key=send_key, created_at=clock.now())
    row = rows.one(tx, me, number)
    steps.move(tx, settings, row, row.role, me, "offer", rules.after("", "offer", row.role), asked, by_mail)
    return number


def offered(db: Reader, me: int, thread_id: int) -> Row | None:
    """What the member may make an offer about in a conversation now; None where it is closed, or a deal is open in it."""
    thread = threads.one(db, me, thread_id)
    if thread is None or talking.standing(thread) != "open" or rows.open_in(db, me, thread_id) is not None:
        return None
    return place(db, me, None, thread_id)


def talkers(db: Reader, thread_id: int) -> list[int]:
    """The two people of a conversation, as far as their accounts are there."""
    row = db.one("select buyer_id, seller_id from thread where id = :id", id=thread_id)
    return [one for one in (row.buyer_id, row.seller_id) if one is not None] if row else []
