"""What registering, confirming and changing the address write, each in one transaction with its mail."""

from collections.abc import Callable

from web.accounts.letters import letter
from web.accounts.store import links, members, sessions
from web.core import clock
from web.core.db import Transaction
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail import store as mail


def register(tx: Transaction, settings: Settings, email: str, email_hash: str, password_hash: str, person: dict,
             decide: Callable[[Transaction, int], None]) -> None:
    """A new account with its consents and the mail that confirms the address; an address that has an
    account gets a mail that says so, and the caller cannot tell the difference."""
    try:
        number = members.register(tx, email, email_hash, password_hash, person)
    except members.EmailTaken:
        old = members.by_email(tx, email_hash)
        if old.blocked_at:
            return
        subject, body = letter("already", settings, old.language, "/password/forgot")
        mail.put(tx, old.email, subject, body, "already", old.id)
        return
    decide(tx, number)
    send_link(tx, settings, members.by_id(tx, number), "confirm", "/confirm/")


def send_link(tx: Transaction, settings: Settings, member: Row, purpose: str, path: str, new_email: str = "") -> None:
    """Mails a one-time link."""
    token = links.make(tx, member.id, purpose, new_email)
    subject, body = letter(purpose, settings, member.language, path + token)
    mail.put(tx, new_email or member.email, subject, body, purpose, member.id)


def confirm(tx: Transaction, token: str, session_token: str, browser: str) -> int | None:
    """Confirms the address of a link and opens a session; None when the link does not hold."""
    row = links.use(tx, "confirm", token)
    if row is None:
        return None
    members.change(tx, row.member_id, {"confirmed_at": clock.now()})
    sessions.begin(tx, row.member_id, session_token, browser, remembered=False)
    return row.member_id


def reset(tx: Transaction, settings: Settings, token: str, password_hash: str) -> bool:
    """Sets a new password by a link, ends every session and tells the owner; of data that are blocked nothing else changes."""
    row = links.use(tx, "reset", token)
    if row is None:
        return False
    set_password(tx, settings, row.member_id, password_hash, but=None)
    if not members.by_id(tx, row.member_id).confirmed_at:
        members.change(tx, row.member_id, {"confirmed_at": clock.now()})
    return True


def set_password(tx: Transaction, settings: Settings, member_id: int, password_hash: str, but: int | None) -> None:
    """Sets the password, ends other sessions, and mails that it happened."""
    members.change(tx, member_id, {"password_hash": password_hash})
    sessions.end_others(tx, member_id, but)
    member = members.by_id(tx, member_id)
    subject, body = letter("password", settings, member.language, "/password/forgot")
    mail.put(tx, member.email, subject, body, "password", member.id)


def change_email(tx: Transaction, settings: Settings, member_id: int, new_email: str) -> None:
    """Mails a link to the new address and a notice to the old one."""
    member = members.by_id(tx, member_id)
    send_link(tx, settings, member, "email", "/email/", new_email)
    subject, body = letter("email_notice", settings, member.language, "/profile/access", new_email=new_email)
    mail.put(tx, member.email, subject, body, "email notice", member.id)


def take_new_email(tx: Transaction, settings: Settings, token: str, hash_of: Callable[[str], str]) -> bool:
    """Makes the new address the member's, and tells the old one. False when the link does not hold."""
    row = links.use(tx, "email", token)
    if row is None:
        return False
    old = members.by_id(tx, row.member_id)
    members.set_email(tx, row.member_id, row.new_email, hash_of(row.new_email))
    subject, body = letter("email_changed", settings, old.language, "/support", new_email=row.new_email)
    mail.put(tx, old.email, subject, body, "email changed", old.id)
    return True
