"""Joins every feature into one running site; imported by the commands only."""

import fcntl
import logging
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from web import (
    accounts,
    admin,
    archives,
    catalog,
    consents,
    deals,
    destructions,
    device,
    feeds,
    guard,
    index,
    listings,
    mail,
    media,
    messages,
    moderation,
    operator,
    payments,
    places,
    policy,
    privacy,
    registers,
    relay,
    requests,
    reviews,
    rights,
    saved,
    scam,
    search,
    terms,
    workdays,
)
from web.core import chain, gateway, held, i18n, jobs, journal, migrate, proof, refusal
from web.core.assets import assets
from web.core.cache import Cache, Clock
from web.core.db import Database, Door
from web.core.desk import Desk
from web.core.feature import Feature, Job, Site
from web.core.front import Front
from web.core.limits import Limits
from web.core.live import Hub
from web.core.page import link
from web.core.pools import Pools
from web.core.security import SecurityHeaders, headers
from web.core.settings import Settings, from_environment
from web.core.tokens import Keys
from web.core.view import refused
from web.core.writer import Writer

log = logging.getLogger(__name__)


def seal(work: jobs.Work) -> int:
    """Chains what was added to the journals; returns how many rows."""
    tables = [table for table in work.state.site.tables if table.sealed]
    return sum(work.db.write(chain.seal, table) for table in tables if chain.unsealed(work.db, table))


def verify(work: jobs.Work) -> int:
    """Reads the chain of the journals again and keeps what it found; returns the number of faults."""
    with work.state.database.lent() as door:
        report = proof.verify(door, work.state.site.tables)
    work.db.write(proof.note, report)
    return report.faults


CORE = Feature("core", held=(
    journal.HELD,
    held.plain("migration", "Versions of the database", "number", "applied_at"),
    held.plain("sequence", "Counts", "name", "last"),
    held.plain("topic", "What changed when", "name", "n"),
    *chain.HELD,
    *gateway.HELD,
    held.plain("job", "Periodic jobs", "name", "lease_until", "done_at", "failed"),
), jobs=(Job("seal", 2, seal), Job("verify", 86_400, verify, alone=True)))
SITE = Site((CORE, *(package.FEATURE for package in (
    operator, workdays, guard, destructions, mail, media, consents, places, catalog, index, accounts, scam, listings, search,
    messages, payments, deals, requests, archives, terms, feeds, relay, saved, privacy, policy, rights, reviews, device, moderation,
    registers, admin))))


MOST_READ = ("/listings/{id:int}", "/c/{path:path}", "/search", "/")


class NotDeclared(RuntimeError):
    """The database holds something that the inventory does not declare; the site must not run."""


def schema(door: Door) -> dict[str, set[str]]:
    """Every table of the database with its columns."""
    tools = door.connection.tools
    return {name: set(tools[name].columns_dict) for name in tools.table_names() if not name.startswith("sqlite_")}


def check_inventory(door: Door, site: Site = SITE) -> None:
    """Refuses to go on when database and inventory differ. Raises NotDeclared."""
    found = held.problems(site.tables, schema(door))
    if found:
        raise NotDeclared("The inventory does not match the database: " + "; ".join(found) + ".")


def secret_of(settings: Settings) -> str:
    """The site's one key: from the settings, or made once and kept in the data folder for its owner only."""
    if settings.secret:
        return settings.secret
    descriptor = os.open(Path(settings.data) / "secret.key", os.O_RDWR | os.O_CREAT, 0o600)
    with open(descriptor, "r+", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # of processes that start at once, one makes the key
        found = file.read().strip()
        if not found:
            found = secrets.token_urlsafe(48)
            file.write(found)
            file.flush()
            os.fsync(descriptor)
        return found


def open_database(settings: Settings) -> Database:
    """Migrates, loads reference data, checks the inventory. Raises Newer, NotDeclared, TooOld."""
    path = Path(settings.data) / "soq.db"
    migrate.migrate(path)
    database = Database(path, Writer)
    for feature in SITE.features:
        if feature.load is not None:
            database.door().write(feature.load)
    check_inventory(database.new_door())
    for feature in SITE.features:
        if feature.begin is not None:
            database.door().write(feature.begin, SITE, settings)
    return database


def routes() -> list[BaseRoute]:
    """Every address; those that are read most stand first, because they are tried in turn."""
    found = [*SITE.joined("routes"), Route("/healthz", _healthz)]
    return sorted(found, key=lambda route: MOST_READ.index(route.path) if route.path in MOST_READ else len(MOST_READ))


async def _healthz(request: Request) -> Response:
    return PlainTextResponse("ok")


async def _http_error(request: Request, error: HTTPException) -> Response:
    tidy = "/" + request.scope["path"].strip("/")
    if error.status_code == 404 and request.method == "GET" and tidy != request.scope["path"]:
        return RedirectResponse(link(request, quote(tidy)), 308)
    answer = await refused(request, refusal.STATUSES.get(error.status_code, refusal.Refusal)())
    answer.headers.update(error.headers or {})
    return answer


async def _broken(request: Request, error: Exception) -> Response:
    log.error("unexpected %s in %s", type(error).__name__, request.scope["path"].split("/")[1:2], exc_info=error)
    return await refused(request, refusal.Broken())


def _lifespan(runner: jobs.Runner | None, services: list):
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.hub.close_on_signals()
        if runner is not None:
            runner.start()
        for service in services:
            service.start()
        yield
        for service in services:
            service.close()
        if runner is not None:
            runner.close()
        close(app)
    return lifespan


def close(app: Starlette) -> None:
    """Ends streams, pools, writer and connections."""
    state = app.state
    state.hub.close()
    state.pools.close()
    state.photos.close()
    state.database.close()
    state.clock.close()


def create(settings: Settings | None = None) -> ASGIApp:
    """The whole site as one ASGI application."""
    settings = settings or from_environment()
    database = open_database(settings)
    app = Starlette(routes=routes(),
                    exception_handlers={HTTPException: _http_error, Exception: _broken})
    app.router.redirect_slashes = False  # it would name the host that the request claims, and lose the language
    clock, pools = Clock(database.path), Pools()
    hub = Hub(clock)
    identify = next(feature.identify for feature in SITE.features if feature.identify)
    app.state.__dict__["_state"].update(
        settings=settings, database=database, site=SITE, pools=pools, limits=Limits(settings.rate_limits), clock=clock,
        hub=hub, desk=Desk(hub, pools, database), keys=Keys(secret_of(settings)), identify=identify, photos=media.photo_worker(settings))
    runner = jobs.Runner(SITE.joined("jobs"), database, settings, app.state) if settings.jobs else None
    made = [feature.service(app.state) for feature in SITE.features if feature.service]
    app.router.lifespan_context = _lifespan(runner, [service for service in made if service is not None])
    fixed = headers(settings, assets().style_hash)
    cache = Cache(settings.cache_mb, clock) if settings.cache_mb else None
    app.state.cache = cache
    front = Front(SecurityHeaders(app, fixed), cache, assets(), settings.language, tuple(i18n.LANGUAGES),
                  SITE.parameters, fixed)
    front.starlette = app
    return front
