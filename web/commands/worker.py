"""What each server process runs: the site, and a watch that ends the process when the one that started it is gone."""

import multiprocessing
import os
import signal
import threading
import time

from starlette.types import ASGIApp

from web import app

PATIENCE = 8  # seconds

def create() -> ASGIApp:
    """The site for one process of `serve`. Were the first process killed, the others would hold the port for ever."""
    threading.Thread(target=end_with_parent, name="parent", daemon=True).start()
    return app.create()


def end_with_parent() -> None:
    """Waits until the starting process has ended, and tells this one to stop: again and again, because one that is just
    starting does not hear it, and at last without asking."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        for _second in range(PATIENCE):
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGKILL)
