"""One mail for one address of the relay: who sent it, whether that is true, what it says, and the answer in a line of SMTP."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from web.accounts import rules as people
from web.accounts.store import members
from web.core import i18n
from web.core.db import Door
from web.core.pools import Busy
from web.core.refusal import First, NotFound
from web.core.sqlite import Error, Row
from web.core.writer import Closed as Stopping
from web.guard.asking import Found
from web.messages import rules, warning
from web.messages.store import sending, threads
from web.relay import addresses, answer, machines, pictures, reading, refusals, trust
from web.relay.store import addresses as store
from web.relay.store import answers
from web.relay.store import refusals as told

log = logging.getLogger(__name__)
TAKEN = "250 2.0.0 Taken"
IGNORED = "250 2.0.0 Taken, and not passed on"
UNKNOWN = "550 5.1.1 There is no such address, or its conversation has ended"
NOT_YOURS = "550 5.7.1 Only the member to whom this address was given can write to it, from the address of their account"
NOT_VERIFIED = "550 5.7.26 The sender of this mail could not be verified (SPF, DKIM)"
UNREADABLE = "554 5.6.0 This mail cannot be read"
LATER = "451 4.3.0 Not now; try again later"
CHECK_LATER = "451 4.7.24 The sender cannot be checked now; try again later"
OFTEN = "451 4.7.1 Too many messages; try again later"


@dataclass(frozen=True)
class Arrived:
    """A mail that was read, with the address it came to and the member whose address that is."""

    mail: reading.Mail
    address: Row
    member: Row


def knows(state: Any, db: Door, recipient: str) -> bool:
    """Whether there is such an address; asked before the mail itself is sent."""
    place = addresses.read(recipient, state.settings.relay_domain)
    return place is not None and store.find(db, place) is not None


def take(state: Any, db: Door, recipient: str, envelope: str, raw: bytes) -> str:
    """Takes one mail and returns the answer to the mail server; never raises."""
    try:
        return _take(state, db, recipient, envelope, raw)
    except reading.Unreadable:
        return UNREADABLE
    except (Error, Stopping) as error:
        log.warning("mail was put off: %s", type(error).__name__)
        return LATER
    except Exception as error:  # whatever a mail may hold, the server goes on; the log names kind and place only
        log.error("mail could not be taken", exc_info=error)
        return UNREADABLE


def _take(state: Any, db: Door, recipient: str, envelope: str, raw: bytes) -> str:
    settings = state.settings
    place = addresses.read(recipient, settings.relay_domain)
    address = store.find(db, place) if place else None
    member = members.by_id(db, address.member_id) if address else None
    if member is None:
        return UNKNOWN
    arrived = Arrived(reading.read(raw), address, member)
    if machines.wrote(arrived.mail, envelope, (settings.relay_domain, settings.mail_from.lower())):
        return IGNORED
    refused = _distrusted(state, db, arrived, envelope)
    if refused:
        return refused
    if state.limits.wait(rules.SENDING, f"m{member.id}"):
        return OFTEN
    with i18n.speaking(member.language):
        text = answer.words(arrived.mail, settings.relay_domain, (member.email, arrived.mail.sender, envelope.strip("<> ")))
    reason = refusals.EMPTY if not (text or arrived.mail.photos) else refusals.LONG if len(text) > rules.LONGEST else ""
    return _refuse(state, db, arrived, reason) if reason else _put(state, db, arrived, text)


def _distrusted(state: Any, db: Door, arrived: Arrived, envelope: str) -> str:
    """Why the mail is not its member's, as an answer; empty when it is."""
    sender = people.email(arrived.mail.sender)
    if not sender or state.keys.lookup(sender) != arrived.member.email_hash or not arrived.member.confirmed_at:
        _tell(state, db, arrived, refusals.STRANGER)
        return NOT_YOURS
    verdict = trust.verdict(arrived.mail, envelope, state.settings.relay_trusts)
    if verdict == trust.LATER:
        return CHECK_LATER
    if verdict == trust.FAIL:
        _tell(state, db, arrived, refusals.STRANGER)
        return NOT_VERIFIED
    return NOT_YOURS if arrived.member.blocked_at else ""


def _put(state: Any, db: Door, arrived: Arrived, text: str) -> str:
    """Adds the answer with its photos to the conversation. A program blocks nothing: words with signs of fraud arrive, whoever reads
    them sees why to take care, and who wrote them, who on the site would have been asked first, is told of it afterwards."""
    mail, me = arrived.mail, arrived.member.id
    if answers.known(db, arrived.address, mail.key):
        return TAKEN
    try:
        made = pictures.make(state, mail, me)
    except (Busy, OSError):
        return LATER
    if not text and not made.pictures:
        return _refuse(state, db, arrived, refusals.EMPTY, made.refused)
    thread = threads.one(db, me, arrived.address.thread_id)
    found = warning.signs(state, db, me, thread.other_id, thread.role, text) if thread else ()
    fresh, refused = False, ""
    try:
        fresh = db.write(answers.put, state.settings, arrived.address, text, mail.key, _answered(mail), made.pictures)
    except (sending.Closed, First, NotFound) as error:
        refused = UNKNOWN if isinstance(error, NotFound) else _refuse(
            state, db, arrived, refusals.POLICY if isinstance(error, First) else refusals.CLOSED)
    finally:
        if not fresh:
            pictures.drop(state, made)
    if fresh:
        _after(state, db, arrived, text, made, found, thread)
    return refused or TAKEN


def _after(state: Any, db: Door, arrived: Arrived, text: str, made: pictures.Made, found: tuple[Found, ...], thread: Row) -> None:
    """Counts long words, and tells the sender what stayed behind and of what the other person is warned."""
    warning.note_sent(state, db, arrived.member.id, thread.other_id, thread.role, text)
    left = len(made.refused) + arrived.mail.attached
    if left:
        _tell(state, db, arrived, refusals.LEFT_OUT, made.refused, left)
    if found:
        _tell(state, db, arrived, refusals.WARNED, [one.title for one in found])


def _answered(mail: reading.Mail) -> int | None:
    """The number of the mail of ours that this one answers, if it says so."""
    number = mail.one("in-reply-to").lstrip("< ").partition("@")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None


def _refuse(state: Any, db: Door, arrived: Arrived, reason: str, details: Sequence[str] = ()) -> str:
    """The sender is known and verified: they are told in their own language, so the mail server need not."""
    _tell(state, db, arrived, reason, details)
    return IGNORED


def _tell(state: Any, db: Door, arrived: Arrived, reason: str, details: Sequence[str] = (), count: int = 0) -> None:
    subject, body = refusals.worded(state.settings, arrived.member.language, reason, arrived.address.thread_id, details, count)
    db.write(told.put, arrived.member, subject, body)
