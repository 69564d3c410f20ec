"""Which listing a request is about, and whether it is theirs."""

from collections.abc import Callable
from functools import partial

from starlette.requests import Request

from web.core import form as forms
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings.store import rows

HIGHEST = 2**63 - 1


def number(request: Request) -> int:
    """The number in the address. Raises NotFound for one that no thing can have."""
    found = request.path_params["id"]
    if found > HIGHEST:
        raise NotFound()
    return found


def mine(request: Request, db) -> Row:
    """The listing in the address, of the member who asks. Raises NotFound."""
    row = rows.mine(db, request.state.member.id, number(request))
    if row is None:
        raise NotFound()
    return row


def dealt(request: Request, db) -> Callable[[int, int], bool]:
    """A function that tells whether the first of two members deals with the second."""
    return partial(request.app.state.site.dealt, db)


def apart(request: Request, db) -> Callable[[int, int], bool]:
    """A function that tells whether one of two members blocks the other."""
    return partial(request.app.state.site.apart, db)


def several(form: forms.FormData) -> list[int]:
    """The numbers of the listings that were ticked, each once."""
    given = [text for text in form.getlist("listing") if isinstance(text, str) and text.isascii() and text.isdigit()]
    return list(dict.fromkeys(int(text) for text in given if len(text) < 20 and int(text) <= HIGHEST))


def before(request: Request) -> int:
    """The mark below which a list goes on; the highest number without one."""
    text = request.query_params.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else HIGHEST
