"""Mails about reviews, in the language of whom they are for."""

from web.core import i18n
from web.core.i18n import _
from web.core.page import render
from web.core.settings import Settings
from web.deals.letters import address


def waiting(settings: Settings, language: str, opened: bool) -> tuple[str, str]:
    """Subject and text of a mail about reviews as it lies in the outbox: nothing of what they say."""
    with i18n.speaking(language):
        subject = _("New reviews are open") if opened else _("A review about you was written")
        return subject, address(settings, language, "/profile/reviews") + "\n"


def hidden(language: str, reason: str) -> tuple[str, str]:
    """Subject and text: a moderator hid a review or a reply."""
    with i18n.speaking(language):
        text = render("reviews/mail/hidden.txt", reason=reason)
    subject, _rest, body = text.partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"
