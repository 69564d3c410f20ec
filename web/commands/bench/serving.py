"""The servers that are measured: the site as it is served, with its counts readable, and the barest answer there is."""

import sys
import time
from array import array

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from web import app, media
from web.commands import apart
from web.commands.bench.processes import keep_to
from web.commands.options import read
from web.commands.serve import hand_down, server

STATS, TIMES = "/bench/stats", "/bench/times"


class Timed:
    """Writes down how long the site took for each answer: from being asked until it has handed over the last byte."""

    def __init__(self, app: ASGIApp):
        self.app, self.seconds = app, array("d")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        await self.app(scope, receive, send)
        if scope["type"] == "http" and scope["path"] != TIMES:
            self.seconds.append(time.perf_counter() - began)

    async def tell(self, request: Request) -> Response:
        """The times since this was asked last."""
        told, self.seconds = self.seconds.tolist(), array("d")
        return JSONResponse(told)


def create() -> ASGIApp:
    """The whole site, and one address more that tells how often a page was ready. No other request passes anything
    that it would not pass without the bench."""
    front = app.create()
    front.starlette.state.apart = apart.COMMAND

    async def stats(request: Request) -> Response:
        cache = front.cache
        return JSONResponse({"hits": cache.hits, "misses": cache.misses} if cache else {})

    front.starlette.router.routes.append(Route(STATS, stats))
    return front


def timed() -> ASGIApp:
    """The same, with the time of each answer taken inside the serving process, where no client adds its own."""
    front = create()
    made = Timed(front)
    front.starlette.router.routes.append(Route(TIMES, made.tell))
    return made


def plain() -> ASGIApp:
    """A bare Starlette application with one short answer: the floor of every other figure."""
    async def answer(request: Request) -> Response:
        return PlainTextResponse("Good day.")

    return Starlette(routes=[Route("/", answer)])


def main(target: str, core: str) -> None:
    """Serves `create`, `timed` or `plain` with the options of the word `serve` and the settings of the environment."""
    keep_to(int(core) if core else None)
    settings = read()
    hand_down(settings)
    served = server(settings, media.folder(settings))
    served.target = f"{__spec__.name}:{target}"
    served.serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
