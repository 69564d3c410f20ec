"""Delivers the outbox: through the operator's mail server, or into files until one is configured."""

import os
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from pathlib import Path

from web.core import clock
from web.core.jobs import Work
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail import store
from web.mail.held import eml


def message(row: Row, settings: Settings) -> EmailMessage:
    """The mail as it is sent: plain text, no pixels, nothing that phones home."""
    mail = EmailMessage()
    mail["From"] = formataddr(("SOQ", settings.mail_from or "noreply@localhost"))
    mail["To"] = row.recipient
    mail["Subject"] = row.subject
    mail["Date"] = format_datetime(clock.local(row.created_at))
    mail["Message-ID"] = f"<{row.id}@{settings.public_address.split('://')[-1].split(':')[0]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(row.body)
    return mail


def deliver(work: Work) -> int:
    """Sends what waits; returns how many mails were handed over."""
    count = 0
    rows = store.waiting(work.db)
    for row in rows:
        try:
            hand_over(message(row, work.settings), row.id, work.settings)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            work.db.write(store.failed, row.id, type(error).__name__)
        else:
            work.db.write(store.sent, row.id)
            count += 1
    return count


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
