"""Periodic jobs: rows are the truth, a lease makes sure that one process runs a job at a time."""

import logging
import threading
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Work:
    """What a job is given."""

    db: Door
    settings: Settings
    state: Any


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


def run_due(jobs: list[Job], work: Work) -> int:
    """Runs every job that is due; a failure is recorded in the job's row and logged, and the others go on."""
    count = 0
    for job in jobs:
        if is_due(work.db, job.name, job.every, clock.now()) and work.db.write(take, job.name, job.every, clock.now()):
            run_one(job, work)
            count += 1
    return count


def run_one(job: Job, work: Work) -> None:
    """Runs a job now and writes down how it ended."""
    failed = None
    try:
        job.run(work)
    except Exception as error:  # recorded in the row of the job and logged
        log.exception("job %s failed", job.name)
        failed = type(error).__name__
    work.db.write(finish, job.name, clock.now(), failed)


class Runner:
    """A thread that looks every few seconds for jobs that are due."""

    def __init__(self, jobs: list[Job], database: Database, settings: Settings, state: Any):
        self._jobs, self._database, self._settings, self._state = jobs, database, settings, state
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="jobs", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def _loop(self) -> None:
        work = Work(self._database.new_door(), self._settings, self._state)
        while not self._stop.wait(LOOK):
            try:
                run_due(self._jobs, work)
            except (sqlite.Error, Closed) as error:
                log.error("jobs could not be looked at and will be again: %s", error)

    def close(self) -> None:
        """Waits for the running job for a few seconds; its lease ends by itself otherwise."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5)
