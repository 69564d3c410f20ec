"""The mail about an unread message: it tells that there is one, never what it says or about whose listing."""

from web.core import i18n
from web.core.page import prefix_for, render
from web.core.settings import Settings


def letter(settings: Settings, language: str, thread_id: int) -> tuple[str, str]:
    """Subject and text in that language, with a link to the thread; the other person's words are not in it, so that
    nothing of theirs is left in somebody else's outbox when they are gone."""
    prefix = prefix_for(settings, language)
    with i18n.speaking(language):
        link = f"{settings.public_address}{prefix}/messages/{thread_id}"
        subject, _, body = render("messages/mail/new.txt", link=link).partition("\n")
    return subject.strip(), body.strip() + "\n"
