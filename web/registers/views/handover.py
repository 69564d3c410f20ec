"""Handing the site over: the administrator's page, and the page on which a member objects."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.registers.forms import HandoverForm, ObjectionForm, ReasonForm
from web.registers.store import handovers as store
from web.registers.store import steps
from web.registers.words import STEPS, WISHES

ADMIN, OWN = "/admin/registers/handover", "/profile/handover"


def handover(request: Request, db, form: FormData) -> Response:
    """The announced handover, or the form of one."""
    return _show(request, db)


def _show(request: Request, db, status: int = 200, **filled) -> Response:
    row = store.current(db)
    made = {"new": HandoverForm(data={"days": "30"}), "cancel": ReasonForm(prefix="cancel-"), **filled}
    return page(request, "registers/handover.html", status, row=row, forms=made, now=clock.now(), step_words=STEPS,
                objectors=len(store.objectors(db, row.id)) if row else 0, steps=steps.of(db, "handover", row.id) if row else [])


def announce(request: Request, db, form: FormData) -> Response:
    """Announces the handover to all members."""
    made = HandoverForm(form)
    if not made.validate():
        return _show(request, db, 422, new=made)
    db.write(store.announce, request.state.member.id, {**made.answers(), "days": int(made.days.data)})
    return see_other(request, ADMIN, "register-saved")


def cancel(request: Request, db, form: FormData) -> Response:
    """Takes the announcement back."""
    row, made = store.current(db), ReasonForm(form, prefix="cancel-")
    if row is None:
        return see_other(request, ADMIN)
    if not made.validate():
        return _show(request, db, 422, cancel=made)
    db.write(store.cancel, request.state.member.id, row.id, made.reason.data)
    return see_other(request, ADMIN, "register-saved")


def own(request: Request, db, form: FormData) -> Response:
    """What is going to happen, and how to object."""
    return _own(request, db, ObjectionForm())


def _own(request: Request, db, made: ObjectionForm, status: int = 200) -> Response:
    row = store.current(db)
    if row is None:
        raise NotFound()
    return page(request, "registers/object.html", status, row=row, form=made, wishes=WISHES, open=row.ends_at > clock.now(),
                said_no=store.objection(db, row.id, request.state.member.id))


def object_to(request: Request, db, form: FormData) -> Response:
    """Takes an objection; who wants to be deleted is led on to where that is done."""
    row, made = store.current(db), ObjectionForm(form)
    if row is None:
        raise NotFound()
    if not made.validate():
        return _own(request, db, made, 422)
    db.write(store.object_to, row.id, request.state.member.id, made.wish.data)
    return see_other(request, "/profile/delete" if made.wish.data == "delete" else OWN, "objected")


def banner(db, request: Request) -> dict:
    """What every page of a member shows while a handover is announced."""
    return {"handover_ahead": db.kept("handover", store.current) if request.state.member is not None else None}
