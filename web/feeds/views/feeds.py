"""Feeds of any question: the address of its results with the format before it."""

from types import ModuleType

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.i18n import _
from web.feeds import atom, found, jsonfeed, rss
from web.feeds.entry import entry, heading
from web.feeds.feed import Feed
from web.feeds.views.handing import kept, known_of, site_of
from web.operator.store import operator
from web.search.address import address
from web.search.reading import Reading
from web.search.rules import topics


def as_rss(request: Request, db, form: FormData) -> Response:
    """The newest listings of a question as RSS."""
    return _answer(request, db, "/rss", rss)


def as_atom(request: Request, db, form: FormData) -> Response:
    """The same as Atom."""
    return _answer(request, db, "/atom", atom)


def as_json(request: Request, db, form: FormData) -> Response:
    """The same as JSON Feed."""
    return _answer(request, db, "/jsonfeed", jsonfeed)


def _answer(request: Request, db, before: str, written: ModuleType) -> Response:
    known, site, name = known_of(db), site_of(request), operator(db).site_name
    asked = Reading(request.query_params, known, request.path_params.get("path")).asked.but()
    asked, where = found.question(asked), heading(asked, site.language)
    results = address(known, asked)
    feed = Feed(
        title=f"{name}: {where}", says=_("The newest listings: %(what)s.", what=where), language=site.language,
        home=site.at(results), itself=site.at(before + results), author=name,
        entries=[entry(row, known, site) for row in found.newest(db, asked).rows])
    return kept(request, written.write(feed), written.KIND, (*topics(asked), "operator"))
