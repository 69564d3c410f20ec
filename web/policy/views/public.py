"""The policy for everybody: the text in force, every version, what changed, and a feed of changes."""

import json
from functools import lru_cache

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.consents import documents
from web.core import clock, keeping
from web.core.page import environment, link, page
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.policy import difference, markup, rules, snapshot, store

TOPICS = ("policy", "operator", keeping.TOPIC)
KEPT = 12  # differences kept in memory: published texts never change, and two versions make three of them
Compared = tuple[tuple[difference.Change, ...], tuple[difference.Change, ...]]


def _topics(db) -> tuple[str, ...] | None:
    """What public pages depend on; nothing is kept while a version waits for its day, which moves no topic."""
    newest = documents.newest(db)
    return TOPICS if newest is None or newest.in_force_at <= clock.now() else None


def shown(body: str, taken: dict) -> dict:
    """What templates/policy/_text.html needs to show a text with its tables."""
    return {"blocks": markup.read(body), "taken": taken}


def policy(request: Request, db, form: FormData) -> Response:
    """The text in force; operator, countries, recipients and terms of keeping as they are at this moment."""
    version = store.current(db)
    text = store.text(db, version.number, request.state.language)
    taken = {**json.loads(text.snapshot), **snapshot.facts(db, request.app.state.settings),
             "data": snapshot.tables(db, request.app.state.site)}
    return _show(request, db, version, text, taken)


def version(request: Request, db, form: FormData) -> Response:
    """One version as it was published."""
    row = store.number(db, request.path_params["id"])
    text = store.text(db, row.number, request.state.language)
    return _show(request, db, row, text, json.loads(text.snapshot))


def _show(request: Request, db, row: Row, text: Row, taken: dict) -> Response:
    return page(request, "policy/policy.html", topics=_topics(db), version=row, text=text, current=store.current(db).number,
                now=clock.now(), **shown(text.body, taken))


def whole(request: Request, db, form: FormData) -> Response:
    """Exactly what is fingerprinted, as plain text, so that anybody can compute the fingerprint."""
    row = store.number(db, request.path_params["id"])
    text = store.text(db, row.number, request.state.language)
    return Response(rules.whole(text.body, text.snapshot), media_type="text/plain; charset=utf-8")


def versions(request: Request, db, form: FormData) -> Response:
    """Every version with its day."""
    return page(request, "policy/versions.html", topics=_topics(db), versions=store.published(db),
                current=store.current(db).number, now=clock.now())


def changes(request: Request, db, form: FormData) -> Response:
    """What is different from the version before."""
    row = store.number(db, request.path_params["id"])
    if row.number == 1:
        raise NotFound()
    before = store.number(db, row.number - 1)
    texts, tables = compared(*(store.text(db, one.number, request.state.language) for one in (before, row)))
    return page(request, "policy/changes.html", topics=_topics(db), version=row, before=before, texts=texts, tables=tables)


def compared(old: Row, new: Row) -> Compared:
    """What changed in the text, and what in the tables."""
    return _compared(old.body, old.snapshot, new.body, new.snapshot)


@lru_cache(maxsize=KEPT)
def _compared(*texts: str) -> Compared:
    bodies = [[block.plain for block in markup.read(body)] for body in texts[::2]]
    tables = [snapshot.lines(json.loads(taken)) for taken in texts[1::2]]
    return tuple(difference.between(*bodies)), tuple(difference.between(*tables))


def feed(request: Request, db, form: FormData) -> Response:
    """An Atom feed of the versions."""
    root = request.app.state.settings.public_address
    text = environment().get_template("policy/feed.xml").render(
        versions=store.published(db), language=request.state.language, iso=clock.iso,
        full=lambda path: root + link(request, path))
    return Response(text, headers={"cache-control": "public, max-age=3600"}, media_type="application/atom+xml; charset=utf-8")
