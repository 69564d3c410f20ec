"""Mails about accounts, in the member's language."""

from web.core import i18n
from web.core.page import prefix_for, render
from web.core.settings import Settings


def letter(template: str, settings: Settings, language: str, path: str, **values) -> tuple[str, str]:
    """Subject and text of a mail; `path` becomes a full address in that language."""
    prefix = prefix_for(settings, language)
    with i18n.speaking(language):
        text = render(f"accounts/mail/{template}.txt", link=f"{settings.public_address}{prefix}{path}", **values)
    subject, _, body = text.partition("\n")
    return subject.strip(), body.strip() + "\n"
