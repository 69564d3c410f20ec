"""The register of incidents: list, entry, and the page of one with its clock, people, letters and steps."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core.form import Form
from web.core.i18n import _
from web.core.page import page, see_other
from web.registers import rules
from web.registers.forms import HandedForm, IncidentForm, LetterForm, PeopleForm, ReasonForm
from web.registers.store import incidents as store
from web.registers.store import steps
from web.registers.views.people import finder, new_key
from web.registers.words import STEPS
from web.workdays.rules import UnknownYear, due
from web.workdays.store import calendar

PATH = "/admin/registers/incidents"
WORKING_DAYS = 1  # to tell the authority of a breach (Law 94-V Art. 25(2)8)


def incidents_page(request: Request, db, form: FormData) -> Response:
    """Every incident, those the authority must still be told of first."""
    rows = [(row, rules.countdown(row.due_at, clock.now())) for row in store.newest(db)]
    return page(request, "registers/incidents.html", rows=rows)


def new(request: Request, db, form: FormData) -> Response:
    """The form of an incident."""
    return page(request, "registers/incident_new.html",
                form=IncidentForm(data={"key": new_key(), "detected_at": rules.as_typed(clock.now())}))


def enter(request: Request, db, form: FormData) -> Response:
    """Enters an incident and starts its clock."""
    made = IncidentForm(form)
    if not made.validate():
        return page(request, "registers/incident_new.html", 422, form=made)
    given = made.answers()
    detected = rules.moment(given["detected_at"])
    try:
        term = due(detected, WORKING_DAYS, calendar(db))
    except UnknownYear:
        made.detected_at.errors = [_("The working days of that year are not known; enter them in the calendar first.")]
        return page(request, "registers/incident_new.html", 422, form=made)
    number = db.write(store.enter, request.state.member.id, given["key"] or new_key(), {**given, "detected_at": detected, "due_at": term})
    return see_other(request, f"{PATH}/{number}")


def show(request: Request, db, form: FormData) -> Response:
    """One incident."""
    return _show(request, db)


def _show(request: Request, db, status: int = 200, **filled: Form) -> Response:
    row = store.one(db, request.path_params["id"])
    made = {"change": IncidentForm(data=dict(row), prefix="change-"), "people": PeopleForm(prefix="people-"),
            "told": HandedForm(prefix="told-"), "letter": LetterForm(prefix="letter-"), "close": ReasonForm(prefix="close-"), **filled}
    return page(request, "registers/incident.html", status, row=row, term=rules.countdown(row.due_at, clock.now()), forms=made,
                people=store.people(db, row.id), steps=steps.of(db, "incident", row.id), step_words=STEPS, here=f"{PATH}/{row.id}")


def change(request: Request, db, form: FormData) -> Response:
    """Sets what is known by now."""
    row = store.one(db, request.path_params["id"])
    made = IncidentForm(form, prefix="change-")
    made.detected_at.data = rules.as_typed(row.detected_at)
    if not made.validate():
        return _show(request, db, 422, change=made)
    db.write(store.change, request.state.member.id, row.id, {name: made[name].data or "" for name in ("what", "whose", "measures")})
    return see_other(request, f"{PATH}/{row.id}", "register-saved")


def add_people(request: Request, db, form: FormData) -> Response:
    """Names the members concerned."""
    row, made = store.one(db, request.path_params["id"]), PeopleForm(form, prefix="people-")
    right = made.validate()
    members, unknown = rules.members(made.members.data or "", finder(request, db))
    if unknown:
        made.members.errors = [_("Nobody here is: %(names)s.", names=", ".join(unknown[:10]))]
    if not right or unknown:
        return _show(request, db, 422, people=made)
    db.write(store.add_people, request.state.member.id, row.id, members, bool(made.everyone.data))
    return see_other(request, f"{PATH}/{row.id}", "register-saved")


def tell(request: Request, db, form: FormData) -> Response:
    """The authority was told."""
    return _with(request, db, HandedForm(form, prefix="told-"), "told", store.reported, "how")


def close(request: Request, db, form: FormData) -> Response:
    """The incident is closed."""
    return _with(request, db, ReasonForm(form, prefix="close-"), "close", store.close, "reason")


def letters(request: Request, db, form: FormData) -> Response:
    """Everybody concerned is written to, in the background."""
    return _with(request, db, LetterForm(form, prefix="letter-"), "letter", store.queue_letters, "letter")


def _with(request: Request, db, made: Form, name: str, verb, field: str) -> Response:
    row = store.one(db, request.path_params["id"])
    if not made.validate():
        return _show(request, db, 422, **{name: made})
    db.write(verb, request.state.member.id, row.id, made[field].data)
    return see_other(request, f"{PATH}/{row.id}", "register-saved")
