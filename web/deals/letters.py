"""The mail about a step of a deal: it tells that there is one, never what it is about or with whom."""

from web.core import i18n
from web.core.page import render
from web.core.settings import Settings


def letter(settings: Settings, language: str, number: int) -> tuple[str, str]:
    """Subject and text in that language, with a link to the deal."""
    prefix = "" if language == settings.language else f"/{language}"
    with i18n.speaking(language):
        subject, _, body = render("deals/mail/step.txt", link=f"{settings.public_address}{prefix}/deals/{number}").partition("\n")
    return subject.strip(), body.strip() + "\n"
