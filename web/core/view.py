"""From HTTP to a plain function `view(request, db, form)` and back, in one thread of a small pool."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.core import form as forms
from web.core import i18n, programs, refusal
from web.core.limits import Limit, network
from web.core.page import here, link, page, see_other, wants_part
from web.core.pools import Busy
from web.core.security import client_address, from_our_page
from web.core.sqlite import OperationalError, TooSlow
from web.core.writer import Closed

log = logging.getLogger(__name__)
SMALL, PHOTO = 128 * 1024, 13 * 1024 * 1024  # bytes of a body
ROLES = {"": 0, "member": 1, "moderator": 2, "administrator": 3}
CSRF_AGE = 7 * 86_400


class Id(IntegerConvertor):
    """A number in an address that fits into 63 bits, so that no address can make the database stumble."""

    regex = "[0-8]?[0-9]{1,18}"


register_url_convertor("int", Id())


@dataclass(frozen=True)
class Rules:
    """Who may use an address, how often, and in which pool it runs."""

    need: str = ""
    pool: str = "read"
    limit: Limit | None = None
    body: int = SMALL
    while_blocked: bool = False
    keyed: bool = False


def get(path: str, view: Callable, need: str = "", pool: str = "read", limit: Limit | None = None) -> Route:
    """A page at that address; `need` is the least role: member, moderator or administrator."""
    return Route(path, _endpoint(view, Rules(need, pool, limit)), methods=["GET"], name=view.__name__)


def post(path: str, view: Callable, need: str = "", pool: str = "write", limit: Limit | None = None,
         body: int = SMALL, while_blocked: bool = False, keyed: bool = False) -> Route:
    """A change asked for at that address; the body may have `body` bytes. A member whose data are blocked
    can change nothing, except where `while_blocked` says so. `keyed`: the secret in the address is all the right there is,
    so it matters neither who is logged in nor whose page asks (one that sends no referrer has no origin either)."""
    return Route(path, _endpoint(view, Rules(need, pool, limit, body, while_blocked or keyed, keyed)), methods=["POST"], name=view.__name__)


def _endpoint(view: Callable, rules: Rules) -> Callable:
    async def endpoint(request: Request) -> Response:
        pools = request.app.state.pools
        try:
            form = await forms.read(request, rules.body)
            return await pools.run(rules.pool, lambda: run(request, view, rules, form))
        except refusal.Refusal as error:
            return await refused(request, error)
        except Busy:
            return busy(request)

    return endpoint


async def refused(request: Request, error: refusal.Refusal) -> Response:
    """The page of a refusal, made in the pool; a bare answer when even that is full."""
    try:
        return await request.app.state.pools.run("read", lambda: refuse(request, error))
    except Busy:
        return busy(request)


def busy(request: Request | None = None) -> Response:
    """The answer when too much waits already, made without a thread."""
    if request is not None and programs.asks(request):
        i18n.use(request.state.language)
        return programs.refused(refusal.Unavailable(retry_after=Busy.retry_after))
    return Response("503", 503, {"retry-after": str(Busy.retry_after)}, "text/plain")


def prepare(request: Request) -> None:
    """Lends this thread's door, sets the language and finds out who asks."""
    app = request.app.state
    i18n.use(request.state.language)
    request.state.door = app.database.door()
    request.state.member, request.state.session, request.state.csrf_field = None, None, ""
    if app.identify is not None:
        request.state.member = app.identify(request.state.door, request)
    if request.state.session is not None:
        token = app.keys.sign("form", str(request.state.session))
        request.state.csrf_field = Markup('<input type="hidden" name="_form" value="{}">').format(token)


def run(request: Request, view: Callable, rules: Rules, form: FormData) -> Response:
    """The whole view in this thread, with every refusal turned into a page."""
    try:
        prepare(request)
        early = _gate(request, rules, form)
        return early or view(request, request.state.door, form)
    except refusal.Refusal as error:
        return refuse(request, error)
    except refusal.First as error:
        return _lead(request, error)
    except (TooSlow, Closed) as error:
        log.warning("stopped: %s", type(error).__name__)
        return refuse(request, refusal.Unavailable(retry_after=5))
    except OperationalError as error:
        if "locked" not in str(error) and "full" not in str(error):
            raise
        log.error("database: %s", error)
        return refuse(request, refusal.Unavailable(retry_after=10))


def _gate(request: Request, rules: Rules, form: FormData) -> Response | None:
    if request.method == "POST" and not rules.keyed:
        _check_origin(request, form)
    member = request.state.member
    if rules.need and member is None:
        return _log_in_first(request)
    if rules.need and ROLES[member.role] < ROLES[rules.need]:
        raise refusal.NotFound()
    if member is not None and member.blocked_at and request.method == "POST" and not rules.while_blocked:
        return see_other(request, "/profile/block", "blocked")
    if rules.limit is not None:
        check_limit(request, rules.limit)
    return None


def _log_in_first(request: Request) -> Response:
    """To the login page, whole: a part of a page that htmx asked for must not turn into a login form."""
    onward = here(request) if request.method == "GET" else "/profile"
    path = "/login?next=" + quote(onward, safe="/")
    if request.headers.get("hx-request"):
        return Response(status_code=200, headers={"hx-redirect": link(request, path)})
    return see_other(request, path)


def _lead(request: Request, error: refusal.First) -> Response:
    """To the page that comes first; whole, also where htmx asked for a part."""
    response = see_other(request, error.path, error.said)
    if not request.headers.get("hx-request"):
        return response
    return Response(status_code=200, headers={"hx-redirect": response.headers["location"]})


def _check_origin(request: Request, form: FormData) -> None:
    ours = from_our_page(request)
    if ours is None and request.state.session is not None:
        signed = request.app.state.keys.read("form", forms.text(form, "_form"), CSRF_AGE)
        ours = signed == str(request.state.session)
    if ours is False:
        raise refusal.NotFromHere()


def check_limit(request: Request, limit: Limit, who: str = "") -> None:
    """Counts one use for the member, or for the network address of a guest. Raises TooMany."""
    app = request.app.state
    who = who or (f"m{request.state.member.id}" if request.state.member
                  else network(client_address(request, app.settings)))
    wait = app.limits.wait(limit, who)
    if wait:
        raise refusal.TooMany(retry_after=wait)


def refuse(request: Request, error: refusal.Refusal) -> Response:
    """The page of a refusal, in the language of the address; JSON for programs."""
    if not hasattr(request.state, "csrf_field"):
        prepare(request)
    request.state.door = request.app.state.database.door()  # what was lent may be that of another thread
    i18n.use(request.state.language)
    if programs.asks(request):
        return programs.refused(error)
    headers = {"retry-after": str(error.retry_after)} if error.retry_after else None
    template = "_refusal.html" if wants_part(request) else "refusal.html"
    return page(request, template, error.status, headers=headers, code=error.status, said_why=i18n._(error.said))
