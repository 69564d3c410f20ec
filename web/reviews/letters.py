"""Mails about reviews, in the language of whom they are for."""

from web.core import i18n
from web.core.page import render


def hidden(language: str, reason: str) -> tuple[str, str]:
    """Subject and text: a moderator hid a review or a reply."""
    with i18n.speaking(language):
        text = render("reviews/mail/hidden.txt", reason=reason)
    subject, _, body = text.partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"
