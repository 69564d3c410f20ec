"""Pictures that came with an answer by mail, made anew like every photo of the site; the files lie where nobody can fetch them."""

from typing import Any, NamedTuple

from web import media
from web.core.i18n import N_
from web.core.pools import Busy
from web.media import files
from web.media.names import new_name
from web.media.outcome import Picture, Refused
from web.messages import rules
from web.relay.reading import Mail

OFTEN = N_("Too many photos were sent in an hour.")


class Made(NamedTuple):
    """The photos that were made, and for each one that was not the reason (a msgid)."""

    pictures: list[Picture]
    refused: list[str]


def make(state: Any, mail: Mail, member_id: int) -> Made:
    """Makes the photos of a mail. Raises Busy when the photo process has too much to do, OSError when the disk fails; then none
    is left behind."""
    made, folder = Made([], []), files.withheld(media.folder(state.settings))
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        for source in mail.photos:
            if state.limits.wait(rules.PHOTOS, f"m{member_id}"):
                made.refused.append(OFTEN)
                continue
            try:
                made.pictures.append(state.photos.process(source, folder, new_name()))
            except Refused as refused:
                made.refused.append(refused.said)
    except (Busy, OSError):
        drop(state, made)
        raise
    return made


def drop(state: Any, made: Made) -> None:
    """Removes the files of photos that no message got."""
    for picture in made.pictures:
        files.remove(files.withheld(media.folder(state.settings)), picture.name)
