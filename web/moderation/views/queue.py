"""The queue of reports and the page on which staff decide about one thing."""

import re

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from web.accounts.reasons import ReasonForm
from web.accounts.store import looks, members
from web.core import form as forms
from web.core.form import Form
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.media import files, folder
from web.moderation.forms import DecisionForm
from web.moderation.rules import REASONS, explained
from web.moderation.store import contents, decisions, reports
from web.moderation.things import MOST, Thing, kind_of, rules_of, thing

AT_ONCE = 30
FILE = re.compile(r"([a-z0-9]{22,64})-([0-9]{2,4})\.(webp|jpg)")


def queue(request: Request, db, form: FormData) -> Response:
    """What waits, the longest waiting first."""
    rows = reports.waiting(db, forms.number(request.query_params, "after") or 0, AT_ONCE)
    found = [(row, thing(db, kind_of(request, row.subject), row.subject_id),
              reports.reasons(db, row.subject, row.subject_id)) for row in rows]
    return page(request, "moderation/queue.html", found=found, words=REASONS, more=len(rows) == AT_ONCE)


def decided(request: Request, db, form: FormData) -> Response:
    """What was decided, by whom and why."""
    rows = reports.decided(db, forms.number(request.query_params, "before") or MOST, AT_ONCE)
    found = [(row, thing(db, kind_of(request, row.subject), row.subject_id)) for row in rows]
    return page(request, "moderation/decided.html", found=found, words=REASONS, more=len(rows) == AT_ONCE)


def _thing(request: Request, db) -> Thing:
    return thing(db, kind_of(request, request.path_params["subject"]), request.path_params["id"])


def _path(one: Thing) -> str:
    return f"/admin/reports/{one.kind.name}/{one.id}"


def show(request: Request, db, form: FormData) -> Response:
    """One thing with everything that a decision needs."""
    return _show(request, db, _thing(request, db))


def _show(request: Request, db, one: Thing, status: int = 200, **filled: Form) -> Response:
    """The thing with the reports about it; a private one only while a stated reason holds."""
    staff = request.state.member
    told = reports.about(db, one.kind.name, one.id)
    content = contents.Content() if one.gone else contents.content(db, one.kind, one.id)
    made = {"look": ReasonForm(prefix="look-"), "decide": DecisionForm(prefix="decide-", rules=rules_of(one)), **filled}
    return page(request, "moderation/show.html", status, thing=one, content=content, reports=told, words=REASONS,
                here=_path(one), forms=made, own=one.owner_id == staff.id,
                readable=not one.private or looks.holds(db, staff.id, one.kind.name, one.id),
                known=max((row.id for row in told if row.state == "open"), default=0),
                deeds=looks.deeds_on(db, one.kind.name, one.id))


def photo(request: Request, db, form: FormData) -> Response:
    """A photo of a reported message, while a stated reason holds. Raises NotFound."""
    one, name = _thing(request, db), FILE.fullmatch(request.path_params["file"])
    if not name or not one.private or not looks.holds(db, request.state.member.id, one.kind.name, one.id):
        raise NotFound()
    known = {photo.name for photo in contents.content(db, one.kind, one.id).photos}
    path = files.find(folder(request.app.state.settings), name[1], int(name[2]), name[3]) if name[1] in known else None
    if path is None:
        raise NotFound()
    return FileResponse(path, headers={"cache-control": "private, no-store"})


def look(request: Request, db, form: FormData) -> Response:
    """Opens a private thing for an hour, for a stated reason."""
    one, made = _thing(request, db), ReasonForm(form, prefix="look-")
    if not made.validate():
        return _show(request, db, one, 422, look=made)
    db.write(looks.look, request.state.member.id, one.kind.name, one.id, made.reason.data, one.owner_id)
    return see_other(request, _path(one))


def hide(request: Request, db, form: FormData) -> Response:
    """Hides the thing; the reason is written in the language of its author."""
    one = _thing(request, db)
    made = DecisionForm(form, prefix="decide-", rules=rules_of(one))
    if not made.validate():
        return _show(request, db, one, 422, decide=made)
    owner = members.by_id(db, one.owner_id) if one.owner_id else None
    reason = explained(rules_of(one)[made.rule.data], made.reason.data, owner.language if owner else request.state.language)
    return _decide(request, db, one, "thing-hidden", decisions.hide, reason, forms.number(form, "known") or 0, made.rule.data)


def dismiss(request: Request, db, form: FormData) -> Response:
    """Leaves the thing as it is."""
    one = _thing(request, db)
    return _decide(request, db, one, "reports-dismissed", decisions.dismiss, forms.number(form, "known") or 0)


def take_back(request: Request, db, form: FormData) -> Response:
    """Undoes the last decision."""
    return _decide(request, db, _thing(request, db), "decision-taken-back", decisions.take_back)


def _decide(request: Request, db, one: Thing, said: str, store, *values) -> Response:
    try:
        db.write(store, request.state.member.id, one, *values)
    except decisions.DecidedAlready:
        said = "decided-already"
    return see_other(request, _path(one), said)
