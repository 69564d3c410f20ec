"""What an administrator should mend: found each time the overview is opened."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from web.admin.jobs import called
from web.core import clock, gateway, proof
from web.core.i18n import _
from web.core.settings import Settings
from web.workdays import store as workdays

LITTLE, ALMOST_NONE = 2_000_000_000, 300_000_000  # bytes of free disk
SILENT = clock.HOUR  # jobs run every few seconds; after an hour without any, none runs


@dataclass(frozen=True)
class Warned:
    """One thing to mend: how bad (warn, bad), in words, and where to go."""

    kind: str
    text: str
    path: str


def found(db, settings: Settings, operator, jobs: Iterable) -> list[Warned]:
    """Everything that needs a hand, the worst first."""
    jobs = list(jobs)
    single = (_operator(settings, operator), _disk(settings), _secret(settings), _mail(settings), _relay(db, settings),
              _journals(db), _calendar(db), _silent(jobs))
    return sorted((one for one in (*single, *_failed(jobs)) if one), key=lambda one: one.kind != "bad")


def _operator(settings: Settings, operator) -> Warned | None:
    if operator.set:
        return None
    text = _("The operator of this site is not named. Until that is done, a site that others can reach"
             " takes no registrations.")
    return Warned("bad" if settings.is_public else "warn", text, "/admin/operator")


def _mail(settings: Settings) -> Warned | None:
    if settings.smtp:
        return None
    text = _("No mail server is configured (SOQ_SMTP): nobody gets the mail that confirms an address."
             " Mails wait in the outbox.")
    return Warned("bad" if settings.is_public else "warn", text, "/admin/outbox")


def _relay(db, settings: Settings) -> Warned | None:
    if not settings.smtp or gateway.processor(db, "mail") is not None:
        return None
    text = _("A mail server is configured, but it does not stand in the register of processors. Mails wait until it does.")
    return Warned("bad", text, "/admin/registers/processors")


def _calendar(db) -> Warned | None:
    year = workdays.unknown_ahead(db)
    if year is None:
        return None
    return Warned("bad", _("The working days of %(year)s are not known yet, so terms that reach into it have no date.", year=year),
                  "/admin/calendar")


def _journals(db) -> Warned | None:
    last = proof.last(db)
    if last is None or not last.faults:
        return None
    return Warned("bad", _("The journals were changed behind the site's back. Run: python3 run.py verify"), "/admin/health")


def _disk(settings: Settings) -> Warned | None:
    free = shutil.disk_usage(settings.data).free
    if free >= LITTLE:
        return None
    text = _("Little room on the disk: %(megabytes)s MB are free.", megabytes=free // 1_000_000)
    return Warned("bad" if free < ALMOST_NONE else "warn", text, "/admin/health")


def _secret(settings: Settings) -> Warned | None:
    path = Path(settings.data) / "secret.key"
    if settings.secret or not path.exists() or not path.stat().st_mode & 0o077:
        return None
    text = _("Other users of this machine can read the site's key. Run: chmod 600 %(file)s", file=path)
    return Warned("bad", text, "/admin/health")


def _silent(jobs: list) -> Warned | None:
    last = max((job.done_at or 0 for job in jobs), default=0)
    if last > clock.now() - SILENT:
        return None
    text = _("No periodic job has run within the last hour: mails, deletions and terms of keeping stand still.")
    return Warned("bad", text, "/admin/health")


def _failed(jobs: list) -> list[Warned]:
    return [Warned("warn", _("The job «%(name)s» failed: %(why)s", name=called(job.name), why=job.failed), "/admin/health")
            for job in jobs if job.failed]
