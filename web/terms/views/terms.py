"""The administrator's pages of the terms: all at a glance, and one to change."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock, keeping
from web.core import form as forms
from web.core.i18n import _
from web.core.page import page, see_other
from web.terms import due, holds, jobs, reasons, store
from web.terms.forms import TermForm, unit_of

RUNS = 30


def terms_page(request: Request, db, form: FormData) -> Response:
    """Every term with what would go now, and what the last runs deleted."""
    tables, now = request.app.state.site.tables, clock.now()
    going = {term.code: _going(db, tables, term, now) for term in due.terms(db, tables)}
    listed = store.table(db, tables)
    return page(request, "terms/terms.html", terms=listed, going=going, most=due.COUNTED, runs=store.runs(db, RUNS),
                titles={term.code: term.title for term in listed}, overdue=holds.overdue(db))


def _going(db, tables, term: due.Term, at: int) -> int:
    if term.ends.apart:
        return jobs.foreseen(db, tables, at, due.COUNTED)["end"]
    return due.count(db, tables, term, at, due.COUNTED + 1)


def term_page(request: Request, db, form: FormData) -> Response:
    """The form of one term."""
    term = store.term_of(db, request.app.state.site.tables, request.path_params["code"])
    number, unit = unit_of(term.seconds)
    row = keeping.changes(db).get(term.code)
    values = {name: row[name] for name in reasons.CRITERIA} if row else {}
    made = TermForm(data={"number": number, "unit": unit, "ground": row.ground if row else term.table.ground, **values})
    return _form(request, db, term, made)


def change(request: Request, db, form: FormData) -> Response:
    """Changes the term, or first shows what would go tonight."""
    term = store.term_of(db, request.app.state.site.tables, request.path_params["code"])
    made = TermForm(form)
    if not made.validate() or not _within(term, made):
        return _form(request, db, term, made, 422)
    if forms.text(form, "do") == "preview":
        return _form(request, db, term, made, preview=True)
    texts = {name: made[name].data or "" for name in reasons.CRITERIA}
    db.write(store.change, request.state.member.id, term, made.seconds, made.ground.data, texts)
    return see_other(request, "/admin/terms", "term-changed")


def _within(term: due.Term, made: TermForm) -> bool:
    if keeping.within(term.ends, made.seconds) == made.seconds:
        return True
    made.number.errors = [*made.number.errors, _("The term is outside its bounds.")]
    return False


def _form(request: Request, db, term: due.Term, made: TermForm, status: int = 200, preview: bool = False) -> Response:
    tables, ends = request.app.state.site.tables, term.ends
    tried = due.Term(term.table, ends, made.seconds) if preview else term
    tonight = clock.now() + clock.DAY - (clock.now() + 5 * clock.HOUR) % clock.DAY  # midnight in Kazakhstan
    return page(request, "terms/term.html", status, form=made, code=term.code, title=_(term.table.title),
                now_said=keeping.said(ends, term.seconds), said_then=keeping.said(ends, tried.seconds), preview=preview,
                going=due.count(db, tables, tried, tonight, due.COUNTED + 1) if preview else 0, most=due.COUNTED,
                least_said=keeping.span(ends.least) if ends.least else "", most_said=keeping.span(ends.most) if ends.most else "",
                apart=ends.apart, written=any(made[name].data for name in reasons.CRITERIA),
                defaults=reasons.defaults(term.table, ends), default_said=keeping.span(ends.seconds))
