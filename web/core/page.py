"""Pages and parts: templates rendered with what every page needs, and redirects after a change."""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.core import deeds, format, i18n, journal
from web.core.assets import assets
from web.core.parameters import known_name
from web.core.settings import Settings
from web.core.wording import Worded

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PATH = "/:@!$&'()*+,;=-._~"  # signs that may stand in a path as they are


@lru_cache(maxsize=1_000)
@lru_cache(maxsize=500)
def icon(name: str, label: str = "") -> Markup:
    """A symbol of the sprite; without a label it is hidden from screen readers."""
    spoken = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="icon" {}><use href="{}#{}"></use></svg>').format(
        spoken, assets().address("icons.svg"), name)


def _escapes(name: str | None) -> bool:
    return not (name or "").endswith(".txt")  # mails are plain text


def environment(prefix: str | None = None) -> Environment:
    """The templates in the current language; an unknown name is an error, never an empty place. With the prefix of that
    language in addresses they know `url`, and constant links are worked out already."""
    return _environment(i18n.current(), prefix)


@lru_cache(maxsize=len(i18n.LANGUAGES) ** 2)
def _environment(language: str, prefix: str | None) -> Environment:
    made = Worded(language, loader=FileSystemLoader(TEMPLATES), autoescape=_escapes, undefined=StrictUndefined,
                  trim_blocks=True, lstrip_blocks=True, auto_reload=False,
                  cache_size=-1)  # all of them are ours and few: no order of use to keep
    made.globals.update(
        _=i18n._, ngettext=i18n.ngettext, icon=icon, asset=lambda name: assets().address(name),
        money=format.money, number=format.number, when=format.when, full_time=format.full, day=format.day, month=format.month,
        deed_words=journal.DEEDS, deed_reason=deeds.reason,
        critical_css=Markup(assets().critical_css))
    if prefix is not None:
        made.globals["url"] = prefixing(prefix)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.filters["lines"] = lambda text: Markup("<br>").join(str(text).splitlines())
    return made


def link(request: Request, path: str) -> str:
    """The path in the language of this page."""
    return prefixing(prefix_of(request))(path)


def prefix_of(request: Request) -> str:
    """What stands before every path in the language of this page: nothing in the site's own language."""
    return prefix_for(request.app.state.settings, request.state.language)


def prefix_for(settings: Settings, language: str) -> str:
    """The same for a language outside a request, such as that of a mail."""
    return "" if language == settings.language else "/" + language


def prefixing(prefix: str) -> Callable[[str], str]:
    """What puts a path into the language with that prefix."""
    return lambda path: prefix + path if path != "/" else prefix or "/"


def here(request: Request) -> str:
    """The path and query of this page without its language."""
    query = quote(request.scope["query_string"].decode("latin-1"), safe=PATH + "?%")
    return path_here(request) + ("?" + query if query else "")


def path_here(request: Request) -> str:
    """The path alone, as it stands in an address; with one slash first, or a browser would read a host."""
    return "/" + quote(request.scope["path"], safe=PATH).lstrip("/")


def known_here(request: Request) -> str:
    """The path with those parameters only that pages know: a kept page must not repeat what one visitor sent."""
    known = request.app.state.site.parameters - {"said"}
    query = urlencode([pair for pair in request.query_params.multi_items() if known_name(known, pair[0])])
    return path_here(request) + ("?" + query if query and request.method == "GET" else "")


def _languages(request: Request, path: str) -> list[tuple[str, str, str]]:
    default = request.app.state.settings.language
    return [(code, name, path if code == default else f"/{code}{path if path != '/' else ''}")
            for code, name in i18n.LANGUAGES.items()]


def _context(request: Request) -> dict:
    site, path = request.app.state.site, known_here(request)
    said = site.said.get(request.query_params.get("said", ""))
    kind, text = said if isinstance(said, tuple) else ("ok", said)
    values = {
        "language": request.state.language, "languages": _languages(request, path), "path": request.scope["path"],
        "member": request.state.member, "query": request.query_params,
        "said": {"kind": kind, "text": i18n._(text)} if text else None,
        "csrf_field": request.state.csrf_field, "settings": request.app.state.settings,
        "request_path": path, "sections": site.sections,
        "about_member": partial(site.about_member, request), "under_deal": partial(site.under_deal, request),
    }
    for feature in site.features:
        if feature.context:
            values.update(feature.context(request.state.door, request))
    return values


def page(request: Request, template: str, status: int = 200, topics: tuple[str, ...] | None = None,
         headers: dict[str, str] | None = None, **values) -> Response:
    """Renders a page. `topics`, when given, are what the page depends on: it may then be kept for everyone
    who is not signed in, until one of them moves."""
    text = environment(prefix_of(request)).get_template(template).render({**_context(request), **values})
    if topics is not None and request.state.member is None and status == 200:
        request.scope["soq.topics"] = tuple(topics)
    return Response(text, status, headers, "text/html; charset=utf-8")


def render(template: str, **values) -> str:
    """A part rendered outside a request, such as a mail or a live message; `language` must be in use already."""
    return environment().get_template(template).render(values)


def wants_part(request: Request) -> bool:
    """Whether htmx asks for a part of the page rather than the whole."""
    return request.headers.get("hx-request-type") == "partial"


def see_other(request: Request, path: str, said: str = "") -> Response:
    """After a change: go and look at `path`; `said` is the code of a message shown there once."""
    if said:
        path += ("&" if "?" in path else "?") + urlencode({"said": said})
    return RedirectResponse(link(request, path), 303)


def safe_next(path: str | None, otherwise: str = "/profile") -> str:
    """A path of this site to go on to, never another host."""
    if not path or not re.fullmatch(r"/(?![/\\])[^\s\\]*", path) or urlsplit(path).netloc:
        return otherwise
    return quote(path, safe="/?&=%-_.~+:,")
