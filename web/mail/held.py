"""What the outbox holds about people."""

from pathlib import Path

from web.core import held
from web.core.clock import DAY
from web.core.db import Reader, Transaction
from web.core.held import Personal, Whose
from web.core.i18n import N_
from web.core.sqlite import Row


def eml(folder: Path, number: int) -> Path:
    """Where a mail lies as a file while no mail server is configured."""
    return folder / "mail" / f"{number}.eml"


def forget(tx: Transaction, rows: list[Row]) -> None:
    """Removes the files of mails that are about to be deleted."""
    paths = [eml(tx.folder, row.id) for row in rows]
    tx.after(lambda: [path.unlink(missing_ok=True) for path in paths])


def strays(db: Reader, data: Path) -> list[Path]:
    """Files of mails that the outbox does not hold any more."""
    return [path for path in (data / "mail").glob("*.*")
            if path.stem.isdigit() and db.value("select id from outbox where id = :id", id=int(path.stem)) is None]


HELD = (
    held.Table(
        "outbox", N_("Mails the site sent you"), purpose=N_("Telling you what happened to your account and listings"),
        source="site", seen_by="staff",
        whose=(Whose("recipient", "member_id"),),
        personal={
            "recipient": Personal("contact", N_("Address it went to")),
            "subject": Personal("content", N_("Subject")),
            "body": Personal("secret", N_("Text"), export=False,
                             why_not=N_("it may hold a one-time link; the mail itself is yours")),
            "created_at": Personal("conduct", N_("When it was written")),
            "sent_at": Personal("conduct", N_("When it was sent")),
        },
        plain=("id", "member_id", "kind", "send_after", "tries", "failed"),
        ends=(
            held.Ends("sent_at", 7 * DAY, code="mail.sent", since=N_("after sending"), least=DAY, most=30 * DAY),
            held.Ends("created_at", 30 * DAY, "sent_at is null", code="mail.unsent",
                      since=N_("after it was written, if it could not be sent"), least=8 * DAY, most=60 * DAY),
        ), forget=forget),
    held.Place("mail", N_("Mails as files"), N_("Reading mails while no mail server is configured"),
               N_("the same mails as the outbox"), N_("as long as the outbox keeps the mail"), "mail",
               strays=strays),
)
