"""What each server process runs: the site, and a watch that ends the process when the one that started it is gone."""

import multiprocessing
import os
import signal
import threading
import time

from starlette.types import ASGIApp

from web import app
from web.commands import apart

PATIENCE = 8  # seconds


def create() -> ASGIApp:
    """The site for one process of `serve`. Until the server listens to signals itself, they end the process as usual;
    the handlers that came with it are those of the process that started it."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=end_with_parent, name="parent", daemon=True).start()
    site = app.create()
    site.starlette.state.apart = apart.COMMAND
    return site


def end_with_parent() -> None:
    """Waits until the starting process has ended, killed perhaps, and tells this one to stop, in the end without
    asking; otherwise it would hold the port for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        for _second in range(PATIENCE):
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGKILL)
