"""Prices of favourites that fell: each fall is told once, when the price is lower than any told before."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.listings.cards import SEEN
from web.mail import store as mail
from web.saved.rules import APART
from web.saved.store import deliveries, marks

FELL = "price fell"  # the kind of these mails in the outbox
AT_ONCE, CHANGES = 200, 500
_FALLEN = (" from favourite f join listing on listing.id = f.listing_id join member on member.id = listing.member_id"
           " join member p on p.id = f.member_id left join saved_choice c on c.member_id = f.member_id"
           " where listing.price < f.told_price and listing.price_mode in ('fixed', 'negotiable') and p.blocked_at is null and" + SEEN)


def changed(db: Reader) -> int:
    """The number of the last of the next price changes; the mark itself when there is none."""
    low = marks.mark(db, marks.PRICES)
    return db.value("select max(id) from (select id from price_change where id > :low order by id limit :limit) as next",
                    low=low, limit=CHANGES) or low


def tell(tx: Transaction, upto: int, subjects: dict[str, str]) -> bool:
    """Tells of some favourites whose price fell by a change up to that number; the mark moves with the last of them.
    `subjects` of mails by language. False when none is left."""
    low = marks.mark(tx, marks.PRICES)
    found = tx.all("select f.id, f.member_id, listing.price, p.email, p.language, coalesce(c.mail_drops, false) as mails" + _FALLEN
                   + " and f.listing_id in (select listing_id from price_change where id > :low and id <= :upto)"
                   " order by f.member_id, f.id limit :limit", low=low, upto=upto, limit=AT_ONCE)
    for row in found:
        tx.run("update favourite set told_price = :price, fresh = true, mail_id = :mail where id = :id", id=row.id, price=row.price,
               mail=_mail(tx, row, subjects) if row.mails else None)
    if len(found) == AT_ONCE:
        return True
    marks.move(tx, marks.PRICES, low, upto)
    return False


def _mail(tx: Transaction, row: Row, subjects: dict[str, str]) -> int:
    """The mail that tells of it: one that waits already, or a new one, at most one in five minutes."""
    last = tx.one("select o.id, o.sent_at, d.id as delivery from saved_delivery d join outbox o on o.id = d.mail_id"
                  " where d.member_id = :member and d.search_id is null order by d.id desc limit 1", member=row.member_id)
    if last is not None and last.sent_at is None:
        tx.run("update saved_delivery set n = n + 1 where id = :id", id=last.delivery)
        return last.id
    number = mail.put(tx, row.email, subjects[row.language], "", FELL, row.member_id)
    if last is not None and last.sent_at + APART > clock.now():
        tx.run("update outbox set send_after = :then where id = :id", then=last.sent_at + APART, id=number)
    deliveries.add(tx, row.member_id, None, "mail", 1, "queued", (0, 0), number)
    return number


def of_mail(db: Reader, mail_id: int) -> list[Row]:
    """The favourites that a mail tells of, as far as they can be looked at and still are cheaper than when they were saved."""
    return db.all("select f.listing_id, f.price as was, f.member_id from favourite f join listing on listing.id = f.listing_id"
                  " join member on member.id = listing.member_id where f.mail_id = :mail and listing.price < f.price and" + SEEN
                  + " order by f.id desc limit 50", mail=mail_id)
