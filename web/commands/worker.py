"""What each server process runs: the site, and a watch that ends the process when the one that started it is gone."""

import multiprocessing
import os
import signal
import threading

from starlette.types import ASGIApp

from web import app


def create() -> ASGIApp:
    """The site for one process of `serve`. Were the first process killed, the others would hold the port for ever."""
    threading.Thread(target=end_with_parent, name="parent", daemon=True).start()
    return app.create()


def end_with_parent() -> None:
    """Waits until the starting process has ended, and tells this one to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
