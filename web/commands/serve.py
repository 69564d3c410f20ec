"""`serve`: prepares the site, prints where it is, and serves it until it is told to stop."""

import contextlib
import errno
import gc
import os
import resource
import socket
import time
from pathlib import Path

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.log import LogLevels

from web import media
from web.accounts.store import links, members
from web.commands import logs
from web.commands.options import NAMES, with_settings
from web.commands.saying import Stopped
from web.commands.site import opened
from web.core import format, i18n
from web.core.assets import assets
from web.core.live import MOST_STREAMS
from web.core.page import environment
from web.core.settings import Settings

STOP_WITHIN = 8  # seconds after which a process that does not stop is killed; the promise is ten
REQUESTS_AT_ONCE = MOST_STREAMS + 1_000  # open streams count as requests
OPEN_FILES = 65_536
PATIENCE = 2.0  # seconds for an older server to let go of the port
PHOTOS_KEPT = 7 * 86_400  # seconds browsers may keep a photo: long enough for a slow line, short for a deleted one


@click.command()
@with_settings
def serve(settings: Settings) -> None:
    """Prepare the database and serve the site."""
    check_port(settings.host, settings.port, time.monotonic() + PATIENCE)
    with opened(settings) as house:
        token = house.db.write(links.make, None, "first") if members.administrators(house.db) == 0 else ""
    photos = media.folder(settings)
    photos.mkdir(mode=0o700, exist_ok=True)
    click.echo(f"SOQ runs at {settings.public_address}")
    if token:
        click.echo(f"Make the first administrator here, once: {settings.public_address}/first/{token}")
    hand_down(settings)
    server(settings, photos).serve()


def check_port(host: str, port: int, until: float) -> None:
    """Raises Stopped when the port cannot be listened on (the server itself would share it with its other owner); waits
    for a server that is just ending until that moment of the monotonic clock."""
    try:
        while not is_free(host, port) and time.monotonic() < until:
            time.sleep(0.1)
        bind(host, port)
    except PermissionError as error:
        raise Stopped(f"Port {port} is for the system's administrator; give one above 1023 with --port.") from error
    except OSError as error:
        why = "is in use by another program" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror}"
        raise Stopped(f"Port {port} of {host} {why}; choose another with --port.") from error


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens there. Raises OSError where nobody can."""
    try:
        bind(host, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return False
    return True


def bind(host: str, port: int) -> None:
    """Takes the address and lets go of it. Raises OSError."""
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)


def hand_down(settings: Settings) -> None:
    """Gives the server's processes what the options said, room for open connections, and files that are ready."""
    for name in NAMES:
        os.environ["SOQ_" + name.upper()] = str(getattr(settings, name))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    _ready()


def _ready() -> None:
    """Has in memory, once for all processes, what each would load at its first page."""
    assets()
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            environment()
            format.full(0)
            i18n.catalogue(language)
    gc.freeze()  # a collection would write to all of it, and with that copy it


def server(settings: Settings, photos: Path) -> Granian:
    """The server: HTTP/1 only, no access log, photos handed out without asking Python."""
    return Granian(
        "web.commands.worker:create", factory=True, interface=Interfaces.ASGI, address=settings.host, port=settings.port,
        workers=settings.workers, loop=Loops.uvloop, http=HTTPModes.http1, websockets=False,
        backpressure=REQUESTS_AT_ONCE, workers_kill_timeout=STOP_WITHIN, respawn_failed_workers=True,
        static_path_route=["/photos"], static_path_mount=[photos], static_path_expires=PHOTOS_KEPT,
        log_level=LogLevels.warning, log_dictconfig=logs.config(settings.log_level), log_access=False)
