"""Delivers the outbox: through the operator's mail server, or into files until one is configured."""

import os
import smtplib
import ssl
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from pathlib import Path

from web.core import clock, frozen, gateway
from web.core.db import Transaction
from web.core.i18n import N_
from web.core.jobs import Work
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail import store
from web.mail.held import eml
from web.mail.letter import Letter

POLICY = policy.default.clone(refold_source="none")
WHAT, PURPOSE = N_("e-mail address and text of the mails sent that day"), N_("delivering mails of the site")
WORDS = N_("messages, steps of deals and reviews of yours that went to their receivers by mail that day")


def message(row: Row, settings: Settings, signature: str = "", letter: Letter | None = None) -> EmailMessage:
    """The mail as it is sent: plain text, no pixels, nothing that phones home; `signature` says whose mail it is,
    `letter` is what was written only now."""
    mail = EmailMessage(POLICY)
    sender = letter and letter.sender
    mail["From"] = formataddr(sender or ("SOQ", settings.mail_from or "noreply@localhost"))
    mail["To"] = row.recipient
    mail["Subject"] = letter.subject if letter and letter.subject else row.subject
    mail["Date"] = format_datetime(clock.local(row.created_at))
    mail["Message-ID"] = f"<{row.id}@{settings.public_address.split('://')[-1].split(':')[0]}>"
    mail["Auto-Submitted"] = "auto-generated"
    for name, value in letter.headers if letter else ():
        mail.set_raw(name, value)  # an address in a header must not be broken into lines
    mail.set_content((letter.body if letter else row.body) + (f"\n-- \n{signature}\n" if signature else ""))
    return mail


def deliver(work: Work) -> int:
    """Sends what waits; returns how many mails were handed over. While a mail server is set that is not in the register
    of processors, mails wait: the overview and `doctor` say so."""
    relay, count = gateway.processor(work.db, "mail"), 0
    if work.settings.smtp and relay is None:
        return 0
    rows = store.waiting(work.db, frozen.numbers(work.state.site.tables))
    signature = "\n".join(one.signature(work.db) for one in work.state.site.features if one.signature)
    for row in rows:
        try:
            letter = _written(work, row)
            if letter is None and row.kind in work.state.site.letters:
                work.db.write(store.withdraw, row.id)
                continue
            if work.settings.smtp:
                work.db.write(pass_on, row.member_id, relay, letter.authors if letter else ())
            hand_over(message(row, work.settings, signature, letter), row.id, work.settings)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            work.db.write(store.failed, row.id, type(error).__name__)
        else:
            work.db.write(store.sent, row.id)
            count += 1
    return count


def _written(work: Work, row: Row) -> Letter | None:
    """What a feature writes at this moment; None where the row holds the text, or where there is nothing to say any more."""
    write = work.state.site.letters.get(row.kind)
    return write(work, row) if write else None


def pass_on(tx: Transaction, member_id: int | None, relay: Row, authors: tuple[int, ...] = ()) -> None:
    """Writes down that the operator's mail server gets something of this member, and words of these `authors`; one row a
    day for each. Raises NoGround."""
    for person, what in ((member_id, WHAT), *((author, WORDS) for author in authors)):
        gateway.pass_on(tx, person, relay.name, relay.country, gateway.contract(relay), what, PURPOSE, daily=True)


def hand_over(mail: EmailMessage, number: int, settings: Settings) -> None:
    """To the mail server of the settings, or to a file in the data folder. Raises OSError, SMTPException."""
    if not settings.smtp:
        write(eml(Path(settings.data), number), mail.as_bytes())
        return
    login, _, place = settings.smtp.rpartition("@")
    host, _, port = place.partition(":")
    kind = smtplib.SMTP_SSL if settings.smtp_tls == "tls" else smtplib.SMTP
    with kind(host, int(port or 25), timeout=20) as server:
        if settings.smtp_tls == "starttls":
            server.starttls(context=ssl.create_default_context())
        if login:
            server.login(*login.split(":", 1))
        server.send_message(mail)


def write(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all, readable for its owner only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    passing = path.with_suffix(".part")
    with open(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    passing.replace(path)
