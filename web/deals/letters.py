"""The mail about a step of a deal as it waits in the outbox: it tells that there is one, never what it is about or with whom."""

from web.core import i18n
from web.core.page import prefix_for, prefixing, render
from web.core.settings import Settings


def letter(settings: Settings, language: str, number: int) -> tuple[str, str]:
    """Subject and text in that language, with a link to the deal."""
    with i18n.speaking(language):
        subject, _rest, body = render("deals/mail/step.txt", link=address(settings, language, f"/deals/{number}")).partition("\n")
    return subject.strip(), body.strip() + "\n"


def address(settings: Settings, language: str, path: str) -> str:
    """The whole address of a path in that language."""
    return settings.public_address + prefixing(prefix_for(settings, language))(path)
