"""Photos that come from another site: processed here like any other, put where they were."""

from web.core.arriving import Arrival, Takes, moment
from web.core.db import Transaction

TAKEN = ("listing",)  # what is put back as it was; the photos of messages stay in the export


def put(tx: Transaction, arrival: Arrival) -> int | None:
    """Adds a processed photo to what it showed there; None where that or the file did not come, or is a record only."""
    subject, position = str(arrival.links.get("subject")), arrival.links.get("position")
    shown, picture = arrival.new(subject, arrival.links.get("subject_id")), arrival.picture
    if subject not in TAKEN or shown is None or picture is None or type(position) is not int:
        return None
    number = tx.new_id()
    tx.insert("photo", id=number, member_id=arrival.member_id, subject=subject, subject_id=shown, position=position,
              name=picture.name, width=picture.width, height=picture.height, bytes=picture.bytes,
              fingerprint=picture.fingerprint, upload_key="", created_at=arrival.values["created_at"])
    return number


PHOTO = Takes(put=put, values={"created_at": moment}, links=("subject", "subject_id", "position"), order=2)
