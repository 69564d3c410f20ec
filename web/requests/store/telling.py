"""Mails about requests, queued in the transaction of what they tell: to the person, and to the operator."""

from web.core import i18n
from web.core.db import Transaction
from web.core.i18n import _
from web.core.page import render
from web.core.sqlite import Row
from web.mail import store as mail
from web.requests.kinds import KINDS


def letter(template: str, language: str, request: Row, **values) -> tuple[str, str]:
    """Subject and text of a mail out of templates/requests/mail, in that language."""
    with i18n.speaking(language):
        text = render(f"requests/mail/{template}.txt", request=request, title=_(KINDS[request.kind]), **values)
    subject, _rest, body = text.partition("\n")
    return subject.strip(), body.strip() + "\n"


def address(tx, request: Row) -> str:
    """Where mails about a request go; empty when there is no e-mail address."""
    if request.member_id is None:
        return request.contact if "@" in request.contact else ""
    return tx.value("select email from member where id = :id", id=request.member_id) or ""


def tell(tx: Transaction, request: Row, template: str, **values) -> None:
    """Queues a mail to the person, if there is an address."""
    recipient = address(tx, request)
    if recipient:
        subject, body = letter(template, request.language, request, **values)
        mail.put(tx, recipient, subject, body, "request", request.member_id)


def shout(tx: Transaction, template: str, request: Row, language: str = "ru", **values) -> None:
    """Queues a mail to the operator's contact, if it is an e-mail address; it names no person."""
    contact = tx.value("select value from operator_fact where name = 'contact'") or ""
    if "@" in contact:
        subject, body = letter(template, language, request, **values)
        mail.put(tx, contact, subject, body, "operator")
