"""The photos of a listing: added one by one, the first one is the cover."""

from web.core.db import Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings import rules
from web.listings.store import keeping, rows, shelf, withholding
from web.media import store as media
from web.media.outcome import Picture

SUBJECT = "listing"


class TooManyPhotos(ValueError):
    """The listing has as many photos as one may have."""


class SentTwice(ValueError):
    """This upload made a photo already."""


def attach(tx: Transaction, member_id: int, number: int, picture: Picture, upload_key: str, known: shelf.Books) -> Row:
    """Puts a photo behind the others of a listing. Raises NotFound, TooManyPhotos, SentTwice; the caller then
    removes the files."""
    row = rows.mine(tx, member_id, number)
    if row is None:
        raise NotFound()
    if media.by_key(tx, member_id, upload_key) is not None:
        raise SentTwice()
    if len(media.of(tx, SUBJECT, number)) >= rules.MOST_PHOTOS:
        raise TooManyPhotos()
    media.add(tx, member_id, SUBJECT, number, picture, upload_key)
    if row.state not in withholding.SHOWN:
        withholding.again(tx, number)
    return _recount(tx, row, known)


def remove(tx: Transaction, member_id: int, photo_id: int, known: shelf.Books) -> None:
    """Removes a photo of a listing of the member; one that is gone already is fine."""
    row = _listing_of(tx, member_id, photo_id)
    if row is not None:
        if keeping.is_held(tx, member_id):
            keeping.keep_photo(tx, media.one(tx, member_id, photo_id))
        else:
            media.remove(tx, member_id, photo_id)
        _recount(tx, row, known)


def to_front(tx: Transaction, member_id: int, photo_id: int, known: shelf.Books) -> None:
    """Makes a photo the cover of its listing. Raises NotFound."""
    row = _listing_of(tx, member_id, photo_id)
    if row is None:
        raise NotFound()
    if media.of(tx, SUBJECT, row.id)[0].id != photo_id:
        media.to_front(tx, member_id, photo_id)
        _recount(tx, row, known)


def _listing_of(tx: Transaction, member_id: int, photo_id: int) -> Row | None:
    photo = media.one(tx, member_id, photo_id)
    return rows.mine(tx, member_id, photo.subject_id) if photo and photo.subject == SUBJECT else None


def _recount(tx: Transaction, row: Row, known: shelf.Books) -> Row:
    photos = media.of(tx, SUBJECT, row.id)
    return shelf.change(tx, row, known, cover=photos[0].name if photos else "", photos=len(photos))
