"""The mail about an unread message: it tells that there is one, never what it says."""

from web.core import i18n
from web.core.page import render
from web.core.settings import Settings


def letter(settings: Settings, language: str, thread_id: int, title: str) -> tuple[str, str]:
    """Subject and text in that language, with a link to the thread."""
    prefix = "" if language == settings.language else f"/{language}"
    before = i18n.current()
    i18n.use(language)
    try:
        link = f"{settings.public_address}{prefix}/messages/{thread_id}"
        subject, _, body = render("messages/mail/new.txt", link=link, title=title).partition("\n")
    finally:
        i18n.use(before)
    return subject.strip(), body.strip() + "\n"
