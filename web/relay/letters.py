"""The mail that carries messages: written at the moment it leaves, from an address of the conversation."""

from web.core import i18n
from web.core.db import Reader
from web.core.i18n import _
from web.core.jobs import Work
from web.core.page import render
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail.letter import Letter
from web.messages import rules
from web.messages.store import talk, threads
from web.relay import addresses
from web.relay.store import addresses as store

KIND = "message"  # of the mails that messages/store/notices.py queues
AT_ONCE = 20  # messages in one mail


def write(work: Work, mail: Row) -> Letter | None:
    """The mail with the words of what is new in a thread; None when all of it was read, hidden or taken away meanwhile.
    While the relay is off it is the text of the row, which only tells that there is something."""
    if not work.settings.relay_domain:
        return Letter(mail.body)
    thread_id = store.of_mail(work.db, mail.member_id, mail.id)
    if thread_id is None:
        return None
    address = work.db.write(store.carry, mail.member_id, thread_id, mail.id)
    thread = threads.one(work.db, mail.member_id, thread_id)
    language = work.db.value("select language from member where id = :id", id=mail.member_id)
    with i18n.speaking(language):
        texts, more = _news(work.db, thread, mail.member_id, max(address.mailed_from, thread.read_to), address.mailed_to)
    if not texts or not thread.other_name:
        return None
    return _letter(work.settings, language, thread, address, texts, more)


def _news(db: Reader, thread: Row, me: int, after: int, upto: int) -> tuple[list[str], bool]:
    """What the other person wrote in (after, upto], as far as it fits into a mail, and whether there is more; the body of what may
    not be shown is empty. Steps of a deal have mails of their own, photos are named and stay on the site."""
    rows = talk.since(db, me, thread.id, after, rules.AT_ONCE)
    texts = [text for row in rows if row.id <= upto and not row.mine and not row.kind and (text := _text(row))]
    return texts[:AT_ONCE], len(texts) > AT_ONCE or len(rows) == rules.AT_ONCE


def _text(row: Row) -> str:
    photos = _("Photos on the site: %(n)s", n=row.photos) if row.photos and not row.fate else ""
    return "\n".join(filter(None, (row.body, photos)))


def _letter(settings: Settings, language: str, thread: Row, address: Row, texts: list[str], more: bool) -> Letter:
    place = addresses.write(address.id, address.secret, settings.relay_domain)
    with i18n.speaking(language):
        body = render("relay/mail/message.txt", texts=texts, more=more, link=link(settings, language, thread.id))
    sender = (" ".join(thread.other_name.split()), place)
    threading = ("References", f"<{address.id}@{settings.relay_domain}>")  # mail programs lay the mails of a conversation together
    subject = " ".join(rules.title(thread, language).split())
    return Letter(body.strip() + "\n", (("Reply-To", place), threading), sender, subject, (thread.other_id,))


def link(settings: Settings, language: str, thread_id: int) -> str:
    """The address of a conversation in that language."""
    prefix = "" if language == settings.language else "/" + language
    return f"{settings.public_address}{prefix}/messages/{thread_id}"
