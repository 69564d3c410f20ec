"""The news of a step: a line in the conversation, a mail to whom it concerns, and the pages that show it."""

from web.core.db import Transaction
from web.core.i18n import N_
from web.core.settings import Settings
from web.core.sqlite import Row
from web.deals.letters import letter
from web.mail import store as mail
from web.messages import rules as talking
from web.messages.store import sending

KIND = "deal"  # of messages and of mails
NOTES = {
    "offer": N_("An offer was made."), "counter": N_("Another price was named."), "accept": N_("The offer was accepted."),
    "decline": N_("The offer was declined."), "cancel": N_("The deal was cancelled."), "reserve": N_("The thing is set aside."),
    "meet": N_("A meeting was named."), "pay": N_("The way of paying was chosen."), "give": N_("The seller confirmed the handing over."),
    "get": N_("The buyer confirmed the receipt."), "fall": N_("The deal fell through."), "dispute": N_("A moderator was asked to decide."),
}
_PUT = {role: f"update deal set {role}_mail = :mail where id = :id" for role in ("buyer", "seller")}


def tell(tx: Transaction, settings: Settings, row: Row, member_id: int | None, step: str, by_mail: bool) -> None:
    """Tells the other person; both where neither of them did it, or where one did it `by_mail`: the one who did not would hear of it,
    and who did has the links to go on with."""
    if member_id is not None:
        number = tx.value("select last_id from deal where id = :id", id=row.id)
        sending.note(tx, member_id, row.thread_id, KIND, NOTES[step], f"deal-{number}")
    for role in ("buyer", "seller"):
        person = row[f"{role}_id"]
        if person is not None:
            tx.touch(f"inbox:{person}")
            if person != member_id or by_mail:
                _mail(tx, settings, row, role, person)
    tx.touch(f"deal:{row.id}", f"thread:{row.thread_id}")


def _mail(tx: Transaction, settings: Settings, row: Row, role: str, person: int) -> None:
    """Queues a mail that waits a while; one that waits already will do, and looking at the deal takes it back."""
    if tx.value("select id from outbox where id = :id and sent_at is null", id=row[f"{role}_mail"]) is not None:
        return
    to = tx.one("select id, email, language from member where id = :id", id=person)
    if to is None or not to.email:
        return
    subject, body = letter(settings, to.language, row.id)
    number = mail.put(tx, to.email, subject, body, KIND, to.id)
    wait = talking.RELAY_AFTER if settings.relay_domain else talking.MAIL_AFTER
    tx.run("update outbox set send_after = send_after + :wait where id = :id", wait=wait, id=number)
    tx.run(_PUT[role], mail=number, id=row.id)


def looked(tx: Transaction, row: Row) -> None:
    """Takes back the mail to somebody who looked at the deal in time."""
    mail.withdraw(tx, row.mail)
    tx.run(_PUT[row.role], mail=0, id=row.id)
