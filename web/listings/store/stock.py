"""How many pieces of a listing are free, set aside or sold: the only way these three numbers change outside its form."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.listings.store import rows, shelf

DEALABLE = ("fixed", "negotiable", "free", "exchange")  # kinds of price under which the owner of a listing is a seller


def free(row: Row) -> int:
    """Pieces that are neither set aside nor sold."""
    return max(0, row.quantity - row.reserved - row.sold)


def offered(db: Reader, number: int) -> Row | None:
    """A live listing that somebody sells or gives away; None for any other."""
    row = rows.one(db, number)
    return row if row is not None and row.state == "live" and row.price_mode in DEALABLE else None


def reserve(tx: Transaction, number: int, pieces: int) -> bool:
    """Sets pieces aside; False when fewer are free. A listing that is deleted counts nothing, so anything fits."""
    row = rows.one(tx, number)
    if row is None:
        return True
    if free(row) < pieces:
        return False
    shelf.change(tx, row, shelf.Books(), reserved=row.reserved + pieces)
    return True


def unreserve(tx: Transaction, number: int, pieces: int) -> None:
    """Gives back pieces that were set aside."""
    row = rows.one(tx, number)
    if row is not None and pieces:
        shelf.change(tx, row, shelf.Books(), reserved=max(0, row.reserved - pieces))


def sell(tx: Transaction, number: int, pieces: int, reserved: int) -> None:
    """Counts pieces as sold: those set aside for this buyer, and of the others as many as are free. What is sold out ends."""
    row = rows.one(tx, number)
    if row is None:
        return
    held = min(reserved, row.reserved)
    values = {"reserved": row.reserved - held, "sold": row.sold + held + min(max(0, pieces - held), free(row))}
    if values["sold"] >= row.quantity and row.closed_at is None:
        values.update(closed_at=clock.now(), close_reason="sold_here", **({"state": "closed"} if row.state == "live" else {}))
    shelf.change(tx, row, shelf.Books(), **values)
