"""The register of authorities' requests: list, entry, and the page on which one is worked through."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core.form import Form
from web.core.held import Table
from web.core.i18n import _
from web.core.page import page, see_other
from web.core.sqlite import Row
from web.privacy.rows import Inventory
from web.registers import bundle, groups, rules
from web.registers.forms import AloneForm, DecisionForm, HandedForm, ReasonForm, RequestForm, SilenceForm
from web.registers.store import authorities as store
from web.registers.store import second, silences, steps
from web.registers.views.people import finder, new_key
from web.registers.words import DECISIONS, STATES, STEPS

PATH = "/admin/registers/authorities"


def requests_page(request: Request, db, form: FormData) -> Response:
    """Every request, what is due first on top."""
    rows = [(row, rules.countdown(row.due_at, clock.now())) for row in store.newest(db)]
    return page(request, "registers/authorities.html", rows=rows, states=STATES)


def new(request: Request, db, form: FormData) -> Response:
    """The form of a request that came in."""
    return page(request, "registers/authority_new.html",
                form=RequestForm(data={"key": new_key(), "received_at": rules.as_typed(clock.now())}))


def enter(request: Request, db, form: FormData) -> Response:
    """Enters a request; without a term of its own it has 24 hours."""
    made = RequestForm(form)
    if not made.validate():
        return page(request, "registers/authority_new.html", 422, form=made)
    given = made.answers()
    received = rules.moment(given["received_at"])
    due = rules.moment(given["due_at"] or "") or received + rules.PLATFORM_TERM
    number = db.write(store.enter, request.state.member.id, given["key"] or new_key(), {**given, "received_at": received, "due_at": due})
    return see_other(request, f"{PATH}/{number}")


def _row(request: Request, db):
    return store.one(db, request.path_params["id"])


def show(request: Request, db, form: FormData) -> Response:
    """One request with all that was done about it and what comes next."""
    return show_with(request, db)


def _decision(request: Request, form: FormData | None = None, **values) -> DecisionForm:
    made = DecisionForm(form, prefix="decide-", **values)
    made.tables.choices = _tables(request)
    return made


def _tables(request: Request) -> list[tuple[str, str]]:
    """What the inventory has about people and may be given, in words."""
    return [(table.name, _(table.title)) for table in _inventory(request)]


def _inventory(request: Request) -> list[Table]:
    return Inventory(request.app.state.site.tables).tables


def _decided(given: dict) -> dict:
    """The answers of the decision as they are stored: a last day is included, lists become texts."""
    last = rules.moment(given["period_to"] or "")
    return {"decision": given["decision"], "reason": given["reason"], "silent_reason": given["silent_reason"] or "",
            "tables": ",".join(given["tables"] or []), "categories": ",".join(given["categories"] or []),
            "period_from": rules.moment(given["period_from"] or ""), "period_to": last + clock.DAY if last else None,
            "silent_until": rules.moment(given["silent_until"] or "")}


def show_with(request: Request, db, status: int = 200, **filled: Form) -> Response:
    """The page of a request, with forms that were not right."""
    row, staff = _row(request, db), request.state.member
    made = {"decide": _decision(request), "back": ReasonForm(prefix="back-"),
            "alone": AloneForm(prefix="alone-"), "hand": HandedForm(prefix="hand-"),
            "longer": AloneForm(prefix="longer-"), "decline": ReasonForm(prefix="decline-"),
            "silence": SilenceForm(prefix="silence-", data={"until": rules.as_typed(row.silent_until)}), **filled}
    titles = dict(_tables(request))
    return page(request, "registers/authority.html", status, row=row, term=rules.countdown(row.due_at, clock.now()),
                subjects=store.subjects(db, row.id), steps=steps.of(db, "authority", row.id), forms=made, states=STATES,
                step_words=STEPS, decisions=DECISIONS, here=f"{PATH}/{row.id}", own=row.decided_by == staff.id,
                now=clock.now(), me=staff.id, groups=groups.grouped(_inventory(request)),
                silence_limit=silences.limit(row) if row.decided_at else 0, **_second(db, staff),
                tables=[titles.get(name, name) for name in row.tables.split(",") if name],
                there=bundle.file(request.app.state.settings.data, row.id).exists())


def _second(db, staff: Row) -> dict:
    """What the rule of the second person says about whoever looks."""
    is_new, alone = second.is_new(db, staff.id), second.may_be_alone(db, staff.id)
    return {"may_be_alone": alone, "is_new": is_new, "too_new": is_new and not alone,
            "since": staff.role_since or staff.created_at, "settled": second.settled_at(staff)}


def decide(request: Request, db, form: FormData) -> Response:
    """Takes the decision of the first person."""
    row, made = _row(request, db), _decision(request, form)
    right = made.validate()
    members, unknown = rules.members(made.members.data or "", finder(request, db))
    if unknown:
        made.members.errors = [_("Nobody here is: %(names)s.", names=", ".join(unknown[:10]))]
    if not right or unknown:
        return show_with(request, db, 422, decide=made)
    db.write(store.decide, request.state.member.id, row.id, _decided(made.answers()), members)
    return see_other(request, f"{PATH}/{row.id}")
