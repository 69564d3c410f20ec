"""From approval to handing over: the second person, the bundle, its way to the authority, and the silence."""

from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock, passwords
from web.core.i18n import _
from web.core.page import see_other
from web.core.refusal import NotFound, Refusal
from web.operator.store import operator
from web.privacy.rows import Inventory
from web.registers import bundle, scope
from web.registers.forms import AloneForm, HandedForm, ReasonForm
from web.registers.store import authorities as store
from web.registers.views.authorities import PATH, show_with


def approve(request: Request, db, form: FormData) -> Response:
    """The second person lets it pass."""
    db.write(store.approve, request.state.member.id, request.path_params["id"])
    return see_other(request, f"{PATH}/{request.path_params['id']}")


def approve_alone(request: Request, db, form: FormData) -> Response:
    """Where there is no second person: with a reason, a tick and the password."""
    made = AloneForm(form, prefix="alone-")
    if not answers_for_it(request, made):
        return show_with(request, db, 422, alone=made)
    db.write(store.approve, request.state.member.id, request.path_params["id"], made.reason.data)
    return see_other(request, f"{PATH}/{request.path_params['id']}")


def answers_for_it(request: Request, made: AloneForm) -> bool:
    """Whether whoever acts alone gave a reason, the tick and their password."""
    right = made.validate()
    if right and not passwords.verify(made.password.data, request.state.member.password_hash):
        made.password.errors = [_("This is not your password.")]
        right = False
    return right


def send_back(request: Request, db, form: FormData) -> Response:
    """The second person asks for another decision."""
    return _with(request, db, ReasonForm(form, prefix="back-"), "back", store.send_back, "reason")


def hand(request: Request, db, form: FormData) -> Response:
    """The bundle is with the authority."""
    return _with(request, db, HandedForm(form, prefix="hand-"), "hand", store.handed, "how")


def _with(request: Request, db, made, name: str, verb, field: str) -> Response:
    number = store.one(db, request.path_params["id"]).id
    if not made.validate():
        return show_with(request, db, 422, **{name: made})
    db.write(verb, request.state.member.id, number, made[field].data)
    return see_other(request, f"{PATH}/{number}")


def make(request: Request, db, form: FormData) -> Response:
    """Makes the bundle of exactly what was approved, and passes each member through the gateway."""
    row, state = store.one(db, request.path_params["id"]), request.app.state
    if row.state not in ("approved", "ready"):
        raise Refusal(_("It is not approved yet."))
    members = [one.member_id for one in store.subjects(db, row.id)]
    inventory, limits, facts = Inventory(state.site.tables), scope.of(row), operator(db)
    about = {"authority": row.authority, "document": row.document, "basis": row.basis, "number": row.number,
             "operator": {"name": facts.name, "bin": facts.bin}, "approved_at": clock.iso(row.approved_at)}
    with state.database.lent() as door:
        sealed = bundle.sealed(about, scope.files(door, inventory, limits, members), state.keys)
    db.write(store.made, request.state.member.id, row, members, scope.titles(inventory, limits), sealed)
    return see_other(request, f"{PATH}/{row.id}")


def download(request: Request, db, form: FormData) -> Response:
    """The bundle, until it is handed over; that it was taken is written down."""
    row = store.one(db, request.path_params["id"])
    path = bundle.file(Path(request.app.state.settings.data), row.id)
    if row.state != "ready" or not path.exists():
        raise NotFound()
    content = path.read_bytes()
    db.write(store.downloaded, request.state.member.id, row.id)
    return Response(content, media_type="application/zip", headers={
        "content-disposition": f'attachment; filename="authority-{row.number}.zip"', "cache-control": "private, no-store"})
