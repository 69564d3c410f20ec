"""The one writing thread of a process: a queue, BEGIN IMMEDIATE, and one durable commit for all that waits."""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from web.core import sqlite
from web.core.db import Transaction

MOST_AT_ONCE = 64
IDLE = 5.0  # seconds without work before the log is folded into the database
log = logging.getLogger(__name__)


class Closed(RuntimeError):
    """The site is stopping and takes no more writes."""


class Job:
    """One store function waiting to be run."""

    def __init__(self, function: Callable, args: tuple, named: dict):
        self.function, self.args, self.named = function, args, named
        self.future: Future = Future()
        self.outcome: Any = None
        self.error: BaseException | None = None
        self.afterwards: list[Callable[[], None]] = []


class Writer:
    """Runs store functions one after another; each is answered when its commit is on the disk."""

    def __init__(self, path: Path):
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._connection = sqlite.connect(path)
        self._dirty = self._closed = False
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def submit(self, function: Callable, args: tuple, named: dict) -> Future:
        """Queues `function(tx, *args, **named)`; the future holds its answer or its exception."""
        if self._closed:
            raise Closed("the site is stopping")
        job = Job(function, args, named)
        self._queue.put(job)
        return job.future

    def close(self) -> None:
        """Finishes what is queued and ends the thread."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
            self._thread.join(10)
            self._connection.close()

    def _work(self) -> None:
        while True:
            try:
                first = self._queue.get(timeout=IDLE)
            except queue.Empty:
                self._rest()
                continue
            jobs, stop = self._waiting(first)
            if jobs:
                self._commit(jobs)
            if stop:
                return

    def _waiting(self, first: Job | None) -> tuple[list[Job], bool]:
        jobs: list[Job] = []
        while first is not None:
            jobs.append(first)
            if len(jobs) == MOST_AT_ONCE or self._queue.empty():
                return jobs, False
            first = self._queue.get()
        return jobs, True

    def _commit(self, jobs: list[Job]) -> None:
        try:
            self._connection.begin()
            if len(jobs) == 1:
                self._run(jobs[0])
            else:
                self._run_each(jobs)
            if any(job.error is None for job in jobs):
                self._connection.execute("commit")
            elif self._connection.raw.in_transaction:  # some errors end it by themselves
                self._connection.execute("rollback")
        except sqlite.Error as error:
            if self._connection.raw.in_transaction:
                self._connection.execute("rollback")
            for job in jobs:
                job.error = error
        self._dirty = True
        for job in jobs:
            self._answer(job)

    def _run_each(self, jobs: list[Job]) -> None:
        """Several in one transaction, of which one that fails takes nothing with it."""
        for job in jobs:
            self._connection.execute("savepoint job")
            self._run(job)
            if job.error is not None:
                self._connection.execute("rollback to job")
            self._connection.execute("release job")

    def _run(self, job: Job) -> None:
        tx = Transaction(self._connection)
        try:
            job.outcome = job.function(tx, *job.args, **job.named)
            self._stamp(tx)
            job.afterwards = tx.afterwards
        except BaseException as error:  # noqa: BLE001 - handed to the caller, who waits for it
            job.error = error

    def _stamp(self, tx: Transaction) -> None:
        if tx.topics:
            n = tx.next_number("topic")
            for topic in sorted(tx.topics):
                tx.run("insert into topic (name, n) values (:topic, :n)"
                       " on conflict (name) do update set n = excluded.n", topic=topic, n=n)

    def _answer(self, job: Job) -> None:
        if job.error is not None:
            job.future.set_exception(job.error)
            return
        for action in job.afterwards:
            try:
                action()
            except Exception as error:  # noted for the sweep of files and logged
                log.error("work after a commit failed", exc_info=error)
        job.future.set_result(job.outcome)

    def _rest(self) -> None:
        try:
            self._dirty = self._dirty and not self._connection.checkpoint()
        except sqlite.Error as error:
            log.error("the log could not be folded into the database: %s", error)
