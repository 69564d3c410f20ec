"""Serves the site in a fresh process at once: imports everything first, then forks for each port it reads."""

import os
import signal
import sys

import uvicorn

from web import app


def main() -> None:
    """Prints the number of the process that serves each port; who reads it may kill it."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the killed leave no trace
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.setsid()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            uvicorn.run(app.create(), host="127.0.0.1", port=int(line), log_level="warning", lifespan="on")
            return
        print(child, flush=True)


if __name__ == "__main__":
    main()
