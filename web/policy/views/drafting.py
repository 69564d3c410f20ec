"""The administrator's work on a new version: edit, preview, compare, publish."""

import json

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core import form as forms
from web.core.i18n import LANGUAGES, _
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.policy import rules, snapshot, store
from web.policy.forms import PublishForm, TextForm
from web.policy.views.public import compared, shown


def overview(request: Request, db, form: FormData) -> Response:
    """The versions, the draft, and whether the tables have changed since the newest version."""
    return _overview(request, db, PublishForm(data={"day": clock.day(clock.now())}))


def _overview(request: Request, db, made: PublishForm, status: int = 200) -> Response:
    return page(request, "policy/versions_admin.html", status, versions=store.published(db), draft=store.draft(db), form=made,
                current=store.current(db).number, outdated=_outdated(request, db), now=clock.now())


def _outdated(request: Request, db) -> bool:
    """Whether what the inventory and the operator's facts say now differs from what the newest version says."""
    newest, language = store.published(db)[0].number, request.state.language
    now = snapshot.take(db, request.app.state.site, request.app.state.settings, language)
    return snapshot.written(now) != store.text(db, newest, language).snapshot


def begin(request: Request, db, form: FormData) -> Response:
    """Begins a draft with the newest texts, or goes on with the one that is there."""
    db.write(store.begin_draft, request.state.member.id)
    return see_other(request, "/admin/policy/draft")


def _draft(db) -> Row:
    row = store.draft(db)
    if row is None:
        raise NotFound()
    return row


def _chosen(request: Request) -> str:
    """The language of the tab."""
    asked = request.query_params.get("in", "")
    return asked if asked in rules.LANGUAGES else request.state.language


def _text_page(request: Request, row: Row, language: str, template: str, status: int = 200, **values) -> Response:
    return page(request, f"policy/{template}.html", status, draft=row, chosen=language, names=LANGUAGES, **values)


def edit(request: Request, db, form: FormData) -> Response:
    """The text of the draft in one language."""
    row, language = _draft(db), _chosen(request)
    return _text_page(request, row, language, "edit", form=TextForm(data={"body": store.text(db, row.number, language).body}))


def save(request: Request, db, form: FormData) -> Response:
    """Saves the text of one language."""
    row, language, made = _draft(db), _chosen(request), TextForm(form)
    if not made.validate():
        return _text_page(request, row, language, "edit", 422, form=made)
    db.write(store.save, request.state.member.id, row.number, language, made.body.data)
    return see_other(request, f"/admin/policy/draft?in={language}", "policy-saved")


def preview(request: Request, db, form: FormData) -> Response:
    """The draft as it will look."""
    row, language = _draft(db), _chosen(request)
    return _text_page(request, row, language, "preview", **shown(store.text(db, row.number, language).body, _taken(request, db, language)))


def _taken(request: Request, db, language: str) -> dict:
    return snapshot.take(db, request.app.state.site, request.app.state.settings, language)


def differs(request: Request, db, form: FormData) -> Response:
    """What the draft changes."""
    row, language = _draft(db), _chosen(request)
    old = store.text(db, row.number - 1, language)
    new = {**store.text(db, row.number, language), "snapshot": json.dumps(_taken(request, db, language))}
    texts, tables = compared(old, Row(new))
    return _text_page(request, row, language, "differs", texts=texts, tables=tables)


def publish(request: Request, db, form: FormData) -> Response:
    """Publishes the draft, in force today or on a later day; sent twice it is the same as once."""
    made, number, now = PublishForm(form), forms.number(form, "number") or 0, clock.now()
    valid = made.validate()
    if valid and store.draft(db) is not None:
        why = rules.wrong_day(made.day.data, store.published(db)[0].in_force_at, now)
        made.day.errors, valid = [_(why)] if why else [], not why
    if not valid:
        return _overview(request, db, made, 422)
    taken = {language: snapshot.written(_taken(request, db, language)) for language in rules.LANGUAGES}
    db.write(store.publish, request.state.member.id, number, rules.begins(made.day.data, now), taken)
    return see_other(request, "/admin/policy", "policy-published")


def drop(request: Request, db, form: FormData) -> Response:
    """Deletes the draft."""
    db.write(store.drop, request.state.member.id, forms.number(form, "number") or 0)
    return see_other(request, "/admin/policy", "policy-dropped")
