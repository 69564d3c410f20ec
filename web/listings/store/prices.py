"""The history of a listing's price: a row when it is published and each time it changes in public."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row


def history(db: Reader, number: int) -> list[Row]:
    """Every price of the listing in order of time."""
    return db.all("select * from price_change where listing_id = :id order by id", id=number)


def note(tx: Transaction, row: Row) -> bool:
    """Writes the listing's price down if it is not the one written last; says whether it did."""
    last = tx.one("select price_mode, price from price_change where listing_id = :id"
                  " order by id desc limit 1", id=row.id)
    if last and (last.price_mode, last.price) == (row.price_mode, row.price):
        return False
    tx.insert("price_change", id=tx.new_id(), listing_id=row.id, price_mode=row.price_mode, price=row.price,
              at=clock.now())
    return True
