"""What a member on legal hold deletes: gone for everybody, the member too, and destroyed when the hold is lifted."""

from web.accounts.store import members
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.listings.store import rows, shelf
from web.media import errands, files
from web.media import store as media


def is_held(db: Reader, member_id: int) -> bool:
    """Whether a law asks to keep what the member deletes by hand."""
    member = members.by_id(db, member_id)
    return member is not None and bool(member.held)


def keep(tx: Transaction, row: Row) -> None:
    """Puts a listing away instead of deleting it."""
    shelf.change(tx, row, shelf.Books(), state=rows.KEPT, closed_at=row.closed_at or clock.now(), silent_until=_silence(tx, row.member_id))


def keep_photo(tx: Transaction, photo: Row) -> None:
    """Puts a photo away instead of deleting it; its files go where nobody fetches them."""
    tx.run("update photo set subject = :kept, silent_until = :until where id = :id", kept=rows.KEPT,
           until=_silence(tx, photo.member_id), id=photo.id)
    errands.add(tx, "member", photo.member_id)
    folder = tx.folder / "photos"
    tx.after(lambda: files.put(folder, photo.name, False))


def _silence(tx: Transaction, member_id: int) -> int | None:
    return members.by_id(tx, member_id).held_silently_until


def let_go(tx: Transaction, member_id: int) -> int:
    """Destroys what was put away; returns how many listings and photos."""
    photos = tx.all("select * from photo where member_id = :member and subject = 'kept'", member=member_id)
    for photo in photos:
        media.remove(tx, member_id, photo.id)
    kept = tx.all("select * from listing where member_id = :member and state = 'kept'", member=member_id)
    for row in kept:
        destroy(tx, row)
    return len(photos) + len(kept)


def destroy(tx: Transaction, row: Row) -> None:
    """Deletes a listing that no index holds, with its photos and its history."""
    media.remove_all(tx, "listing", row.id)
    tx.run(shelf.ENDED, listing=row.id)
    tx.run("delete from price_change where listing_id = :id", id=row.id)
    tx.run("delete from listing where id = :id", id=row.id)
    tx.touch(f"listing:{row.id}", f"member:{row.member_id}")
