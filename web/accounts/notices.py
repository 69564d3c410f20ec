"""Mails that tell a member what staff decided about the account, in the member's language."""

from web.core import i18n
from web.core.page import render


def notice(template: str, language: str, **values: str) -> tuple[str, str]:
    """Subject and text of a mail out of templates/people/mail."""
    before = i18n.current()
    i18n.use(language)
    try:
        text = render(f"people/mail/{template}.txt", **values)
    finally:
        i18n.use(before)
    subject, _, body = text.partition("\n")
    return subject.strip(), body.strip() + "\n"
