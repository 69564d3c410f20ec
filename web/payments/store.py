"""SQL of payments: begun, opened at the service, told about in any order, given back."""

import logging

from web.core import clock
from web.core.clock import HOUR, MINUTE
from web.core.db import Reader, Transaction
from web.core.refusal import Frozen
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail import store as mail
from web.payments import rules
from web.payments.letters import letter
from web.payments.provider import Hosted, News
from web.payments.stripe import CURRENCY

log = logging.getLogger(__name__)
AT_ONCE, AGAIN, GIVEN_UP = 20, 5 * MINUTE, 48 * HOUR
# Of people whose data are blocked nothing changes, so what happens to their payments is looked up when the block is lifted.
_FROZEN = " exists (select 1 from member p where (p.id = payment.payer_id or p.id = payment.payee_id) and p.blocked_at is not null)"


def begin(tx: Transaction, subject: str, subject_id: int, payer_id: int, payee_id: int, amount: int) -> int:
    """A payment for a thing, or the one that is not over yet; returns its number."""
    row = current(tx, subject, subject_id)
    if row is not None and row.state in ("begun", "open", "paid") and row.amount == amount:
        return row.id
    number = tx.new_id()
    tx.insert("payment", id=number, subject=subject, subject_id=subject_id, payer_id=payer_id, payee_id=payee_id, amount=amount,
              state="begun", reference="", intent="", address="", trouble="", looked_at=clock.now(), created_at=clock.now())
    return number


def opened(tx: Transaction, number: int, hosted: Hosted) -> None:
    """Writes down the page at the service."""
    tx.run("update payment set state = 'open', reference = :reference, address = :address where id = :id and state = 'begun'",
           id=number, reference=hosted.reference, address=hosted.address)


def current(db: Reader, subject: str, subject_id: int) -> Row | None:
    """The newest payment for a thing."""
    return db.one("select * from payment where subject = :subject and subject_id = :id order by id desc limit 1",
                  subject=subject, id=subject_id)


def is_paid(db: Reader, subject: str, subject_id: int) -> bool:
    """Whether a sum that was paid for the thing is with the payee."""
    return db.value("select id from payment where subject = :subject and subject_id = :id and state = 'paid'",
                    subject=subject, id=subject_id) is not None


def mine(db: Reader, me: int, number: int) -> Row | None:
    """A payment for one of its two people."""
    return db.one("select payment.*, payer_id = :me as pays from payment where id = :id and (payer_id = :me or payee_id = :me)",
                  me=me, id=number)


def newest(db: Reader, before: int, limit: int) -> list[Row]:
    """The newest payments for the administrator, without those of people whose data are blocked."""
    return db.all(f"select * from payment where id < :before and not{_FROZEN} order by id desc limit :limit", before=before, limit=limit)


def want_refund(tx: Transaction, subject: str, subject_id: int) -> None:
    """Everything paid for the thing is to be given back, also what is still on its way."""
    tx.run("update payment set refund_wanted_at = :now where subject = :subject and subject_id = :id and refund_wanted_at is null"
           " and state in ('begun', 'open', 'paid')", now=clock.now(), subject=subject, id=subject_id)


def apply(tx: Transaction, settings: Settings, news: News) -> bool:
    """Takes news of a payment in: each once, in any order; False where nothing changed. Raises Frozen."""
    row = _meant(tx, news)
    if row is None:
        return False
    if tx.value(f"select id from payment where id = :id and{_FROZEN}", id=row.id) is not None:
        raise Frozen()
    if news.code and not tx.run("insert into payment_event (id, payment_id, code, kind, at) values (:id, :payment, :code, :kind, :now)"
                                " on conflict (code) do nothing", id=tx.new_id(), payment=row.id, code=news.code, kind=news.kind,
                                now=clock.now()):
        return False
    if news.state == "paid" and (news.amount, news.currency) != (row.amount, CURRENCY):
        log.warning("payment %s: the service tells of another sum", row.id)
        tx.run("update payment set trouble = 'sum' where id = :id", id=row.id)
        return False
    if not rules.newer(row.state, news.state):
        return False
    _move(tx, settings, row, news)
    return True


def _move(tx: Transaction, settings: Settings, row: Row, news: News) -> None:
    moment = {"paid": "paid_at", "refunded": "refunded_at"}.get(news.state)
    dated = f", {moment} = :now" if moment else ""
    now = {"now": clock.now()} if moment else {}
    tx.run(f"update payment set state = :state, intent = case when intent = '' then :intent else intent end, address = ''{dated}"
           " where id = :id", id=row.id, state=news.state, intent=news.intent, **now)
    tx.touch(f"{row.subject}:{row.subject_id}")
    if moment:
        for person in (row.payer_id, row.payee_id):
            to = tx.one("select id, email, language from member where id = :id", id=person)
            if to is not None and to.email:
                subject, body = letter(settings, to.language, row.id, news.state)
                mail.put(tx, to.email, subject, body, "payment", to.id)


def _meant(tx: Transaction, news: News) -> Row | None:
    """The payment that news are about: by our number where the service repeats it, else by its own."""
    for column, value in (("id", news.number), ("reference", news.reference), ("intent", news.intent)):
        row = tx.one(f"select * from payment where {column} = :value", value=value) if value else None
        if row is not None and (not news.reference or not row.reference or row.reference == news.reference):
            return row
    return None


def due(db: Reader) -> list[Row]:
    """Open payments that nobody looked at for some minutes, and those that never got a page."""
    return db.all(f"select * from payment where state in ('begun', 'open') and looked_at <= :before and not{_FROZEN}"
                  " order by looked_at limit :limit", before=clock.now() - AGAIN, limit=AT_ONCE)


def looked(tx: Transaction, number: int) -> None:
    """Puts the next look off; what is not paid after two days is over."""
    tx.run("update payment set looked_at = :now where id = :id", now=clock.now(), id=number)
    tx.run("update payment set state = 'expired', address = '' where id = :id and state in ('begun', 'open') and created_at < :old",
           id=number, old=clock.now() - GIVEN_UP)


def to_refund(db: Reader) -> list[Row]:
    """Paid payments that are to be given back."""
    return db.all(f"select * from payment where state = 'paid' and refund_wanted_at is not null and not{_FROZEN} order by id limit :limit",
                  limit=AT_ONCE)
