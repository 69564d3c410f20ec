"""Mails about claims: the code, the receipt with its link, and what the seller is told."""

from typing import Any

from web.core import i18n
from web.core.i18n import _
from web.core.page import prefix_for, render
from web.core.settings import Settings
from web.listings.rules import in_language
from web.rights.rules import masked, worded


def letter(template: str, settings: Settings, language: str, path: str, **values) -> tuple[str, str]:
    """Subject and text of a mail out of templates/rights/mail; `path` becomes a full address in that language."""
    with i18n.speaking(language):
        text = render(f"rights/mail/{template}.txt", link=address(settings, language, path), **values)
    subject, _rest, body = text.partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"


def address(settings: Settings, language: str, path: str) -> str:
    """The full address of a page in that language."""
    prefix = prefix_for(settings, language)
    return f"{settings.public_address}{prefix}{path}"


def to_owner(template: str, settings: Settings, listing: Any, claim: Any, **values) -> tuple[str, str]:
    """A mail to the seller about a claim. `listing` has the columns email and member_language."""
    language = listing.member_language
    with i18n.speaking(language):
        what, title = f"{worded(claim.kind)} {masked(claim.datum)}".strip(), in_language(listing, "title", language)[0]
    return letter(template, settings, language, f"/rights/listing/{listing.id}", what=what, title=title, **values)


def why_hidden(kind: str, language: str) -> str:
    """What the seller reads on the listing as the reason why it is hidden."""
    with i18n.speaking(language):
        return _("Somebody said that their data are in it (%(what)s).", what=worded(kind))
