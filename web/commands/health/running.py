"""Whether the site is run as it should be: operator named, mail on its way, jobs done, settings fit for the public."""

from collections.abc import Iterator

from web.accounts.store import members
from web.app import SITE
from web.commands.health.finding import Finding, ok, problem, warn
from web.core import clock, gateway, proof
from web.core.db import Door, Reader
from web.core.settings import Settings
from web.mail import store as mail
from web.workdays import store as workdays

FEW = 20  # faults named
LATE = 3 * clock.DAY  # a job not done for so long, beyond its own interval


def jobs(db: Reader) -> Iterator[Finding]:
    """Jobs that failed last time or have not run for days; what never ran belongs to a site that was never served."""
    every = {job.name: job.every for job in SITE.joined("jobs")}
    rows = [row for row in db.all("select name, done_at, failed from job") if row.name in every]
    failed = [row for row in rows if row.failed]
    late = [row for row in rows if row.done_at and row.done_at + every[row.name] + LATE < clock.now()]
    yield from (problem("jobs", f"{row.name} failed last time with {row.failed}; see the log") for row in failed)
    yield from (warn("jobs", f"{row.name} was last done {clock.local(row.done_at):%Y-%m-%d}") for row in late)
    if not failed and not late:
        yield ok("jobs", f"{len(rows)} of {len(every)} have run, none failed")


def operator(db: Reader, facts, settings: Settings) -> Iterator[Finding]:
    """Whether the law's facts about the operator are there and somebody can administer the site."""
    if facts.set:
        yield ok("operator", facts.name)
    else:
        wrong = problem if settings.is_public else warn
        yield wrong("operator", "name, BIN, contact or the person responsible is missing in /admin/operator")
    if count := members.administrators(db):
        yield ok("administrators", str(count))
    else:
        yield warn("administrators", "none yet: run.py admin EMAIL makes one")


def letters(db: Reader, settings: Settings) -> Iterator[Finding]:
    """Whether mails leave."""
    failed = mail.count_failed(db)
    if failed:
        yield warn("mail", f"{failed:,} mails could not be sent so far; see /admin/outbox")
    relay = gateway.processor(db, "mail")
    if settings.smtp and relay is None:
        yield problem("mail", "the mail server is not in /admin/registers/processors; mails wait until it is")
    if not settings.smtp:
        wrong = problem if settings.is_public else warn
        yield wrong("mail", "SOQ_SMTP is not set: mails only become files in DATA/mail")
    elif relay is not None and not failed:
        yield ok("mail", "nothing is stuck")


def relay(settings: Settings) -> Iterator[Finding]:
    """Whether members can answer by mail; nothing is said while nobody asked for it."""
    if settings.relay_domain:
        wrong = [says for bad, says in (
            (not settings.smtp, "SOQ_RELAY_DOMAIN is set but SOQ_SMTP is not: messages become files in DATA/mail"),
            (not settings.relay_trusts, "SOQ_RELAY_TRUSTS is not set: what your mail server finds out about senders is lost")) if bad]
        yield from (warn("relay", says) for says in wrong)
        if not wrong:
            yield ok("relay", f"answers to @{settings.relay_domain} are taken at {settings.relay_listen}")


def calendar(db: Door) -> Iterator[Finding]:
    """Whether the working days are known from which the terms of requests are counted."""
    year = workdays.unknown_ahead(db)
    if year is None:
        yield ok("calendar", "the working days are known as far as terms need them")
    else:
        yield warn("calendar", f"the working days of {year} are not known: complete /admin/calendar, or requests get no due date")


def journals(db: Door) -> Iterator[Finding]:
    """Whether the chain over the journals holds; it is read whole."""
    report = proof.verify(db, SITE.tables)
    yield from (problem("journals", says) for says in report.told[:FEW])
    if report.faults > FEW:
        yield problem("journals", f"{report.faults - FEW:,} more faults; run.py verify tells them")
    if not report.faults:
        yield ok("journals", f"{report.links:,} links, head {report.head[:16]}…")


def public(settings: Settings) -> Iterator[Finding]:
    """Settings that a site on the network must not have."""
    if not settings.is_public:
        yield ok("settings", "only this machine can reach the site")
        return
    wrong = [says for bad, says in (
        (not settings.secure, "SOQ_ADDRESS should begin with https://; without it passwords travel in the open"),
        (not settings.rate_limits, "SOQ_RATE_LIMITS is off"),
        (not settings.mail_from, "SOQ_MAIL_FROM is not set")) if bad]
    yield from (warn("settings", says) for says in wrong)
    if not wrong:
        yield ok("settings", f"public at {settings.public_address}")
