"""What things of a category cost, by region and in the whole country: read from live listings, kept as two numbers each."""

from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.scam.prices import Usual

EVERYWHERE = 0  # the region that stands for the whole country


def within(db: Reader, first: int, last: int) -> list[Row]:
    """Prices of live listings in one window of seqs; none of a member whose data are blocked."""
    return db.all("select listing.category_id, listing.region_id, listing.price from listing"
                  " join member on member.id = listing.member_id and member.blocked_at is null"
                  " where listing.seq between :first and :last and listing.state = 'live' and listing.price is not null"
                  " and listing.price_mode in ('fixed', 'negotiable')", first=first, last=last)


def of(db: Reader, category_id: int | None, region_id: int | None) -> Usual | None:
    """What is usual in the region, or in the whole country where too few are offered there."""
    row = db.one("select middle, low, listings from usual_price where category_id = :category and region_id in (:region, :everywhere)"
                 " order by region_id desc limit 1", category=category_id, region=region_id or EVERYWHERE, everywhere=EVERYWHERE)
    return Usual(row.middle, row.low, row.listings) if row else None


def known(db: Reader) -> dict[tuple[int, int], Usual]:
    """Everything that is known, by category and region."""
    rows = db.all("select category_id, region_id, middle, low, listings from usual_price")
    return {(row.category_id, row.region_id): Usual(row.middle, row.low, row.listings) for row in rows}


def put(tx: Transaction, category_id: int, found: dict[int, Usual]) -> None:
    """Puts what is usual in one category, by region, in the place of what was known."""
    tx.run("delete from usual_price where category_id = :category", category=category_id)
    for region_id, one in found.items():
        tx.insert("usual_price", id=tx.new_id(), category_id=category_id, region_id=region_id, middle=one.middle, low=one.low,
                  listings=one.listings)
    tx.touch(f"usual price:{category_id}")
