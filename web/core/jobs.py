"""Periodic jobs: rows are the truth, a lease makes sure that one process runs a job at a time.

Short jobs run one after another in one thread, long ones in a second; while a long one runs, the first renews its lease.
"""

import logging
import threading
import time
from dataclasses import dataclass, field, replace
from typing import Any

from web.core import clock, sqlite
from web.core.db import Database, Door, Reader, Transaction
from web.core.feature import Job
from web.core.settings import Settings
from web.core.writer import Closed

log = logging.getLogger(__name__)
LEASE = 15 * clock.MINUTE  # after a crash the job waits so long; a frequent one waits less
FREQUENT, SHORT_LEASE = clock.MINUTE, 3 * clock.MINUTE
LOOK = 2.0  # seconds between looks at what is due
RENEWED = 30  # seconds after which the lease of a long job is renewed
PATIENCE = 5.0  # seconds that closing waits for running jobs


@dataclass(frozen=True)
class Work:
    """What a job is given."""

    db: Door
    settings: Settings
    state: Any
    stop: threading.Event = field(default_factory=threading.Event)

    def breathe(self) -> None:
        """Long work calls this where it may end. Raises Stopped when the site is going down."""
        if self.stop.is_set():
            raise Stopped()


class Stopped(RuntimeError):
    """A job gave up because the site goes down; it is due again at once."""


def is_due(db: Reader, name: str, every: int, at: int) -> bool:
    """Whether the job's time has come and nobody runs it."""
    row = db.one("select lease_until, done_at from job where name = :name", name=name)
    return not row or (row.lease_until <= at and (row.done_at or 0) + every <= at)


def take(tx: Transaction, name: str, every: int, at: int) -> bool:
    """Leases the job if it is due and nobody runs it."""
    if not is_due(tx, name, every, at):
        return False
    tx.run("insert into job (name, lease_until) values (:name, :until)"
           " on conflict (name) do update set lease_until = excluded.lease_until", name=name,
           until=at + (SHORT_LEASE if every <= FREQUENT else LEASE))
    return True


def finish(tx: Transaction, name: str, at: int, failed: str | None) -> None:
    """Ends the lease; a failed job is tried again after its usual time and shown to the operator."""
    tx.run("update job set lease_until = 0, done_at = :at, failed = :failed where name = :name",
           name=name, at=at, failed=failed)


def renew(tx: Transaction, name: str, at: int) -> None:
    """Holds the lease of a job that still runs a while longer."""
    tx.run("update job set lease_until = :until where name = :name and lease_until > 0 and lease_until < :until",
           name=name, until=at + SHORT_LEASE)


def put_back(tx: Transaction, name: str) -> None:
    """Ends the lease of a job that gave up, so that it is due again at once."""
    tx.run("update job set lease_until = 0 where name = :name", name=name)


def run_due(jobs: list[Job], work: Work) -> int:
    """Runs every job that is due; a failure is recorded in the job's row and logged, and the others go on."""
    count = 0
    for job in jobs:
        if work.stop.is_set():
            break
        if is_due(work.db, job.name, job.every, clock.now()) and work.db.write(take, job.name, job.every, clock.now()):
            run_one(job, work)
            count += 1
    return count


def run_one(job: Job, work: Work) -> None:
    """Runs a job now and writes down how it ended."""
    failed = None
    try:
        job.run(work)
    except Stopped:
        work.db.write(put_back, job.name)
        return
    except Exception as error:  # recorded in the row of the job and logged
        log.exception("job %s failed", job.name)
        failed = type(error).__name__
    work.db.write(finish, job.name, clock.now(), failed)


class Runner:
    """Two threads that look every few seconds for jobs that are due: one for short jobs, one for long ones."""

    def __init__(self, jobs: list[Job], database: Database, settings: Settings, state: Any):
        self._database, self._settings, self._state = database, settings, state
        self._stop, self._long = threading.Event(), ""
        lanes = {"jobs": [job for job in jobs if not job.alone], "long jobs": [self._watched(job) for job in jobs if job.alone]}
        self._threads = [threading.Thread(target=self._loop, args=(lane,), name=name, daemon=True) for name, lane in lanes.items()]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def _watched(self, job: Job) -> Job:
        """The job, with its name written down while it runs, for its lease to be renewed."""
        def run(work: Work) -> None:
            self._long = job.name
            try:
                job.run(work)
            finally:
                self._long = ""
        return replace(job, run=run)

    def _loop(self, lane: list[Job]) -> None:
        work, renewed = Work(self._database.new_door(), self._settings, self._state, self._stop), clock.now()
        while not self._stop.wait(LOOK):
            try:
                if self._long and clock.now() - renewed >= RENEWED:
                    work.db.write(renew, self._long, clock.now())
                    renewed = clock.now()
                run_due(lane, work)
            except (sqlite.Error, Closed) as error:
                log.error("jobs could not be looked at and will be again: %s", error)

    def close(self) -> None:
        """Waits for the running jobs for a few seconds; their leases end by themselves otherwise."""
        self._stop.set()
        until = time.monotonic() + PATIENCE
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(0.0, until - time.monotonic()))
