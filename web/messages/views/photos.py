"""Photos of messages: sent one by one into the field, where they wait; handed out to the two people only."""

import re

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from web import media
from web.core import form as forms
from web.core.i18n import _
from web.core.page import page, see_other, wants_part
from web.core.pools import Busy
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.core.view import check_limit
from web.media import files
from web.media.names import new_name
from web.media.outcome import Refused
from web.messages import rules
from web.messages.forms import MessageForm, new_key
from web.messages.store import pictures, sending, threads
from web.messages.views import asked
from web.messages.views.thread import again

FILE = re.compile(r"([a-z0-9]{22,64})-([0-9]{2,4})\.(webp|jpg)")


def add(request: Request, db, form: FormData) -> Response:
    """Takes one photo; once however often it is sent."""
    found = asked.mine(request, db)
    return _answer(request, db, found, form, _take(request, db, found, form))


def begin(request: Request, db, form: FormData) -> Response:
    """Takes the first photo for somebody to whom nothing was written yet: the conversation is opened for it, and stays out of
    both inboxes until something is said. Raises NotFound where one cannot write about the listing."""
    me, listing_id = request.state.member.id, asked.key(request, "listing") or 0
    number = threads.about(db, me, listing_id)
    if number is None:
        check_limit(request, rules.BEGINNING)
        number = db.write(sending.opened, me, listing_id)
    request.path_params["id"] = number  # from here on as in any conversation
    return add(request, db, form)


def remove(request: Request, db, form: FormData) -> Response:
    """Removes a photo that waits."""
    found = asked.mine(request, db)
    db.write(pictures.drop, request.state.member.id, found.id, forms.number(form, "waiting") or 0)
    return _answer(request, db, found, form, "")


def file(request: Request, db, form: FormData) -> Response:
    """One file of a photo in a conversation, for those who see it there. Raises NotFound for everybody else."""
    name = FILE.fullmatch(request.path_params["file"])
    if not name or not pictures.seen(db, request.state.member.id, asked.number(request), name[1]):
        raise NotFound()
    path = files.find(media.folder(request.app.state.settings), name[1], int(name[2]), name[3])
    if path is None:
        raise NotFound()
    return FileResponse(path, headers={"cache-control": "private, no-store"})


def _take(request: Request, db, found: Row, form: FormData) -> str:
    """Keeps the photo that a form brings, if it brings one; says in words why it could not be taken, or nothing. Its files
    never lie where everybody could fetch them."""
    upload, me = form.get("photo"), request.state.member.id
    if not isinstance(upload, UploadFile) or not upload.filename:
        return ""
    if len(pictures.waiting(db, me, found.id)) >= rules.MOST_PHOTOS:
        return _full()
    folder, name = files.withheld(media.folder(request.app.state.settings)), new_name()
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        picture = request.app.state.photos.process(upload.file.read(), folder, name)
    except Refused as refused:
        return _(refused.said)
    except Busy:
        return _("Too many photos are being sent right now. Send this one again in a moment.")
    try:
        db.write(pictures.keep, me, found.id, picture, forms.text(form, "upload_key", 80))
    except (pictures.Refused, NotFound):
        files.remove(folder, name)
        return _full() if len(pictures.waiting(db, me, found.id)) >= rules.MOST_PHOTOS else ""
    return ""


def _full() -> str:
    return _("A message has at most %(n)s photos. Remove one to add another.", n=rules.MOST_PHOTOS)


def _answer(request: Request, db, found: Row, form: FormData, error: str) -> Response:
    """The photos alone for htmx and scripts; else the page, with what was typed."""
    if wants_part(request):
        return page(request, "messages/_photos.html", 422 if error else 200, thread=found, most=rules.MOST_PHOTOS,
                    waiting=pictures.waiting(db, request.state.member.id, found.id), upload_key=new_key(), photo_error=error)
    made = MessageForm(form)
    made.photo_error = error
    if error or made.text.data:
        return again(request, db, made, 422 if error else 200)
    return see_other(request, f"/messages/{found.id}#write")
