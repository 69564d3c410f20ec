"""Overview, health and journal for staff."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.admin import jobs, machine, store, warnings
from web.core import form as forms
from web.core import proof
from web.core.page import page
from web.operator.store import operator

AT_ONCE, NEWEST = 50, 8


def overview(request: Request, db, form: FormData) -> Response:
    """What needs a hand first, then the figures, then what staff did last."""
    settings = request.app.state.settings
    may_mend = request.state.member.role == "administrator"
    found = warnings.found(db, settings, operator(db), store.jobs(db)) if may_mend else []
    return page(request, "admin/overview.html", warnings=found, figures=store.figures(db), most=store.COUNTED,
                deeds=store.deeds(db, None, NEWEST))


def health(request: Request, db, form: FormData) -> Response:
    """Versions, sizes, jobs, cache and settings of this installation."""
    state = request.app.state
    known = {row.name: row for row in store.jobs(db)}
    return page(request, "admin/health.html", versions=machine.versions(), sizes=machine.sizes(state.settings),
                process=machine.process(state), checked=proof.last(db), settings_shown=machine.settings_shown(state.settings),
                jobs=[(job, jobs.called(job.name), known.get(job.name)) for job in state.site.joined("jobs")])


def journal(request: Request, db, form: FormData) -> Response:
    """Every deed of staff, newest first, paged by key."""
    rows = store.deeds(db, forms.number(request.query_params, "before"), AT_ONCE)
    return page(request, "admin/journal.html", deeds=rows, more=len(rows) == AT_ONCE)
