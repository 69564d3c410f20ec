"""Mails of the registers, in the member's language."""

from web.core import i18n
from web.core.page import prefix_for, render
from web.core.settings import Settings


def _letter(template: str, language: str, **values: object) -> tuple[str, str]:
    with i18n.speaking(language):
        text = render(f"registers/mail/{template}.txt", **values)
    subject, _, body = text.partition("\n")
    return subject.strip(), body.strip() + "\n"


def incident(language: str, letter: str, operator_name: str) -> tuple[str, str]:
    """What happened to somebody's data, in the words of the operator."""
    return _letter("incident", language, letter=letter, site=operator_name)


def authority(language: str, who: str, document: str) -> tuple[str, str]:
    """That data were given to an authority."""
    return _letter("authority", language, who=who, document=document)


def handover(language: str, settings: Settings, new: object, ends: int) -> tuple[str, str]:
    """That the site goes to another operator, and how to object."""
    prefix = prefix_for(settings, language)
    return _letter("handover", language, new=new, ends=ends, link=f"{settings.public_address}{prefix}/profile/handover")
