"""Takes the photo that a form brings: once however often it is sent, refused in words."""

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from web import media
from web.core import form as forms
from web.core.i18n import _
from web.core.pools import Busy
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings import rules
from web.listings.store import pictures, shelf
from web.media import store
from web.media.files import remove as remove_files
from web.media.names import new_name
from web.media.outcome import Refused


def take(request: Request, db, row: Row, form: FormData) -> str:
    """Adds the photo that a form brings, if it brings one; says in words why it could not be taken, or nothing."""
    upload, key = form.get("photo"), forms.text(form, "upload_key", 80)
    if not isinstance(upload, UploadFile) or not upload.filename or store.by_key(db, row.member_id, key):
        return ""
    if row.photos >= rules.MOST_PHOTOS:
        return _full()
    folder, name = media.folder(request.app.state.settings), new_name()
    try:
        picture = request.app.state.photos.process(upload.file.read(), folder, name)
    except Refused as refused:
        return _(refused.said)
    except Busy:
        return _("Too many photos are being sent right now. Send this one again in a moment.")
    try:
        db.write(pictures.attach, row.member_id, row.id, picture, key, shelf.books(db))
    except (pictures.SentTwice, pictures.TooManyPhotos, NotFound) as error:
        remove_files(folder, name)
        return "" if isinstance(error, pictures.SentTwice) else _full()
    return ""


def _full() -> str:
    return _("A listing has at most %(n)s photos. Remove one to add another.", n=rules.MOST_PHOTOS)
