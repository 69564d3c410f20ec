"""Patterns in reviews, for moderators: told in plain sentences; people decide what they mean."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.page import page
from web.reviews.store import patterns


def patterns_page(request: Request, db, form: FormData) -> Response:
    """The page; nothing on it changes anything."""
    return page(request, "reviews/patterns.html", rings=patterns.rings(db), bursts=patterns.bursts(db), most=patterns.MOST)
