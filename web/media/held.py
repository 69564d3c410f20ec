"""What photos hold about people."""

from web.core import held
from web.core.db import Transaction
from web.core.held import Personal, Whose
from web.core.i18n import N_
from web.core.sqlite import Row
from web.media import arriving, errands


def forget(tx: Transaction, rows: list[Row]) -> None:
    """Removes the files of photos that are about to be deleted."""
    for row in rows:
        errands.remove(tx, row.name)


def media(row: Row) -> list[tuple[str, str]]:
    """The largest file of a photo, for the export: where everybody can fetch it, or where nobody can."""
    return [(f"{row.id}.jpg", f"{folder}/{row.name[:2]}/{row.name}-1280.jpg") for folder in ("photos", "withheld")]


HELD = (
    held.Table(
        "photo", N_("Your photos"), purpose=N_("Showing what you offer, and to one person what you send them"), seen_by="everyone",
        term=N_("as long as the listing or the message they belong to; unsent ones a day"), whose=(Whose("owner", "member_id"),),
        personal={
            "name": Personal("content", N_("Name of the file"), source="site"),
            "width": Personal("content", N_("Width in pixels")),
            "height": Personal("content", N_("Height in pixels")),
            "bytes": Personal("content", N_("Size of all files in bytes")),
            "fingerprint": Personal(
                "content", N_("Fingerprint that finds the same photo elsewhere on the site"), "staff", "site"),
            "created_at": Personal("conduct", N_("When you added it")),
        },
        plain=("id", "member_id", "subject", "subject_id", "position", "upload_key", "silent_until"), silent_until="silent_until",
        forget=forget, media=media,
        takes=arriving.PHOTO),
    held.Place("photos", N_("Files of photos"), N_("Showing what you offer"), N_("the photos of listings, without metadata"),
               N_("as long as the listing they belong to"), "photos"),
    held.Place("withheld", N_("Files of photos that nobody may fetch"),
               N_("Keeping photos from sight that are for one person, or while data are blocked or a listing is not shown"),
               N_("the photos of messages, and of listings that ended, were hidden, or whose owner's data are blocked"),
               N_("as long as the listing or the message they belong to; unsent ones a day"), "withheld"),
    held.plain("photo_errand", N_("Files of photos still to be moved or removed"), "id", "subject", "subject_id", "name"),
)
