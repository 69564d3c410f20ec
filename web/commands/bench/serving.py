"""The servers that are measured: the site as it is served, with its counts readable, and the barest answer there is."""

import sys

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from web import app, media
from web.commands.bench.processes import keep_to
from web.commands.options import read
from web.commands.serve import hand_down, server

STATS = "/bench/stats"


def create() -> ASGIApp:
    """The whole site, and one address more that tells how often a page was ready. No other request passes anything
    that it would not pass without the bench."""
    front = app.create()

    async def stats(request: Request) -> Response:
        cache = front.cache
        return JSONResponse({"hits": cache.hits, "misses": cache.misses} if cache else {})

    front.starlette.router.routes.append(Route(STATS, stats))
    return front


def plain() -> ASGIApp:
    """A bare Starlette application with one short answer: the floor of every other figure."""
    async def answer(request: Request) -> Response:
        return PlainTextResponse("Good day.")

    return Starlette(routes=[Route("/", answer)])


def main(target: str, core: str) -> None:
    """Serves `create` or `plain` with the options of the word `serve` and the settings of the environment."""
    keep_to(int(core) if core else None)
    settings = read()
    hand_down(settings)
    served = server(settings, media.folder(settings))
    served.target = f"{__spec__.name}:{target}"
    served.serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
