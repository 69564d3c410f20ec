"""The mail about a payment: that it arrived or was given back, with a link and without the sum."""

from web.core import i18n
from web.core.page import prefix_for, render
from web.core.settings import Settings


def letter(settings: Settings, language: str, number: int, state: str) -> tuple[str, str]:
    """Subject and text in that language; `state` is `paid` or `refunded`."""
    prefix = prefix_for(settings, language)
    with i18n.speaking(language):
        text = render("payments/mail/news.txt", state=state, link=f"{settings.public_address}{prefix}/payments/{number}")
    subject, _, body = text.partition("\n")
    return subject.strip(), body.strip() + "\n"
