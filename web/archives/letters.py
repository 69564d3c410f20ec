"""The mail that says an archive is ready, in the member's language."""

from web.core import i18n
from web.core.format import day
from web.core.page import prefix_for, render
from web.core.settings import Settings


def ready(settings: Settings, language: str, until: int) -> tuple[str, str]:
    """Subject and text; the link leads to the page that asks for the password, never to the file."""
    prefix = prefix_for(settings, language)
    with i18n.speaking(language):
        text = render("archives/mail/ready.txt", link=f"{settings.public_address}{prefix}/profile/export", until=day(until))
    subject, _, body = text.partition("\n")
    return subject.strip(), body.strip() + "\n"
