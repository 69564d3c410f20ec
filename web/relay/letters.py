"""The mail that carries messages: written at the moment it leaves, from an address of the conversation."""

from web.accounts.store import members
from web.core import i18n
from web.core.i18n import _
from web.core.jobs import Work
from web.core.page import prefix_for, render
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail.letter import Letter
from web.messages import rules, warning
from web.messages.store import choices, talk, threads
from web.relay import addresses
from web.relay.store import addresses as store
from web.scam.telling import Note

KIND = "message"  # of the mails that messages/store/notices.py queues
AT_ONCE = 20  # messages in one mail


def write(work: Work, mail: Row) -> Letter | None:
    """The mail with the words of what is new in a thread; None when all of it was read, hidden or taken away meanwhile.
    While the relay is off, and for members who want it so, it is the text of the row, which only tells that there is something."""
    how = choices.of(work.db, mail.member_id).mails
    if how == "none":
        return None
    if not work.settings.relay_domain or how == "notice":
        return Letter(mail.body)
    thread_id = store.of_mail(work.db, mail.member_id, mail.id)
    if thread_id is None:
        return None
    address = work.db.write(store.carry, mail.member_id, thread_id, mail.id)
    thread = threads.one(work.db, mail.member_id, thread_id)
    member = members.by_id(work.db, mail.member_id)
    with i18n.speaking(member.language):
        texts, more = _news(work, thread, mail.member_id, max(address.mailed_from, thread.read_to), address.mailed_to)
    if not texts or not thread.other_name:
        return None
    return _letter(work, member, thread, address, texts, more)


def _news(work: Work, thread: Row, me: int, after: int, upto: int) -> tuple[list[str], bool]:
    """What the other person wrote in (after, upto], as far as it fits into a mail, and whether there is more; the body of what may
    not be shown is empty. Steps of a deal have mails of their own, photos are named and stay on the site."""
    rows = talk.since(work.db, me, thread.id, after, rules.AT_ONCE)
    notes = warning.notes(work.state, work.db, rows)
    texts = [text for row in rows if row.id <= upto and not row.mine and not row.kind and (text := _text(row, notes.get(row.id)))]
    return texts[:AT_ONCE], len(texts) > AT_ONCE or len(rows) == rules.AT_ONCE


def _text(row: Row, note: Note | None) -> str:
    """The words, and what the reader is told beside them on the site too: photos, and signs of fraud."""
    photos = _("Photos on the site: %(n)s", n=row.photos) if row.photos and not row.fate else ""
    risk = f"[!] {_(note.title)}. {_(note.advice)}" if note else ""
    return "\n".join(filter(None, (row.body, photos, risk)))


def _letter(work: Work, member: Row, thread: Row, address: Row, texts: list[str], more: bool) -> Letter:
    settings, language = work.settings, member.language
    place = addresses.write(address.id, address.secret, settings.relay_domain)
    acts = work.state.site.in_mail(work, "thread", thread, member)
    with i18n.speaking(language):
        told = [(_(label), settings.public_address + prefix_for(settings, language) + path) for label, path in acts]
        body = render("relay/mail/message.txt", texts=texts, more=more, acts=told, link=link(settings, language, thread.id))
    sender = (" ".join(thread.other_name.split()), place)
    threading = ("References", f"<{address.id}@{settings.relay_domain}>")  # mail programs lay the mails of a conversation together
    subject = " ".join(rules.title(thread, language).split())
    return Letter(body.strip() + "\n", (("Reply-To", place), threading), sender, subject, (thread.other_id,))


def link(settings: Settings, language: str, thread_id: int) -> str:
    """The address of a conversation in that language."""
    return f"{settings.public_address}{prefix_for(settings, language)}/messages/{thread_id}"
