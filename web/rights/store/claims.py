"""Claims: made once control is proven, found by their number, by listing and for the desk."""

from web.core import chain, clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.rights.rules import AFTER_REFUSAL, HIDING, MOST_HIDDEN, MOST_OF_SELLER, is_proven

_WITH_REQUEST = ("select claim.*, request.number, request.due_at, request.closed_at from claim"
                 " left join request on request.id = claim.request_id")


def one(db: Reader, number: int) -> Row | None:
    """A claim with number and due date of its request."""
    return db.one(_WITH_REQUEST + " where claim.id = :id", id=number)


def same(db: Reader, asked: Row) -> Row | None:
    """A claim of the same person about the same thing that is not decided yet."""
    return db.one("select * from claim where listing_id = :listing and contact_hash = :hash and kind = :kind"
                  " and datum = :datum and decided_at is null order by id desc limit 1",
                  listing=asked.listing_id, hash=asked.contact_hash, kind=asked.kind, datum=asked.datum)


def add(tx: Transaction, number: int, asked: Row, owner_id: int | None, request_id: int, found: bool, state: str) -> None:
    """Writes a claim down under a new number."""
    given = {name: asked[name] for name in ("listing_id", "kind", "datum", "statement", "contact", "contact_hash", "language")}
    tx.insert("claim", id=number, owner_id=owner_id, request_id=request_id, found=found, hidden=state == "hidden", state=state,
              answer="", decision="", decided_by=None, decided_at=None, at=clock.now(), salt=chain.salt(), **given)


def may_hide(db: Reader, asked: Row, owner_id: int) -> bool:
    """Whether a claim of this person hides a listing of this seller before staff look: not when staff showed the listing again
    after such a claim, only a few times a day, and where nothing proves the claim itself, more sparingly still."""
    again = db.value("select id from claim where listing_id = :listing and kind = :kind and state = 'restored'"
                     " and (kind = 'photo' or datum = :datum or datum = '') limit 1",
                     listing=asked.listing_id, kind=asked.kind, datum=asked.datum)
    today = db.value("select count(*) from claim where contact_hash = :hash and hidden = true and at > :day",
                     hash=asked.contact_hash, day=clock.now() - clock.DAY)
    return again is None and today < MOST_HIDDEN and (is_proven(asked.kind) or _may_unproven(db, asked, owner_id))


def _may_unproven(db: Reader, asked: Row, owner_id: int) -> bool:
    """Whether staff refused nothing lately about this listing or of this address, and nobody empties this seller's shelf."""
    refused = db.value("select id from claim where (listing_id = :listing or contact_hash = :hash) and state = 'restored'"
                       " and decided_at > :since limit 1", listing=asked.listing_id, hash=asked.contact_hash,
                       since=clock.now() - AFTER_REFUSAL)
    of_seller = db.value("select count(distinct listing_id) from claim where owner_id = :owner and hidden = true and kind <> 'email'"
                         " and at > :day", owner=owner_id, day=clock.now() - clock.DAY)
    return refused is None and of_seller < MOST_OF_SELLER


def record(db: Reader, contact_hash: str) -> Row:
    """What else came from that address within the year that claims are kept: all, those that hid a listing, those refused."""
    return db.one("select count(*) as every, coalesce(sum(case when hidden = true then 1 else 0 end), 0) as hid,"
                  " coalesce(sum(case when state = 'restored' then 1 else 0 end), 0) as refused from claim where contact_hash = :hash",
                  hash=contact_hash)


def of_listing(db: Reader, number: int) -> list[Row]:
    """Every claim about a listing, oldest first."""
    return db.all(_WITH_REQUEST + " where claim.listing_id = :id order by claim.id", id=number)


def keep_hidden(db: Reader, number: int) -> bool:
    """Whether a claim still keeps the listing out of sight."""
    return any(row.state in HIDING for row in of_listing(db, number))


def settle(tx: Transaction, number: int, state: str, staff_id: int | None = None, reason: str = "") -> None:
    """Writes down how a claim ended."""
    tx.run("update claim set state = :state, decided_by = :staff, decided_at = :now, decision = :reason where id = :id",
           state=state, staff=staff_id, now=clock.now(), reason=reason, id=number)


def waiting(db: Reader) -> list[Row]:
    """Claims that staff have to look at, what is due first coming first."""
    return db.all(_WITH_REQUEST + " where claim.state in ('hidden', 'waiting') order by request.due_at nulls first, claim.id"
                  " limit 200")


def decided(db: Reader, limit: int = 50) -> list[Row]:
    """The newest decisions."""
    return db.all(_WITH_REQUEST + " where claim.state not in ('hidden', 'waiting') order by claim.decided_at desc, claim.id desc"
                  " limit :limit", limit=limit)


def count_waiting(db: Reader) -> int:
    """How many claims wait."""
    return db.value("select count(*) from claim where state in ('hidden', 'waiting')")


def forget_contacts(tx: Transaction, before: int) -> int:
    """Takes e-mail and claimed datum out of claims decided before that moment; the keyed hash stays to find them by. What
    is about people whose data are blocked stays as it is."""
    return tx.run("update claim set contact = '', datum = '' where decided_at < :before and (contact <> '' or datum <> '')"
                  " and coalesce(owner_id, 0) not in (select id from member where blocked_at is not null)"
                  " and contact_hash not in (select email_hash from member where blocked_at is not null)", before=before)
