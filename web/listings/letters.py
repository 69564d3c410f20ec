"""Mails about listings, in the language of their owner."""

from typing import Any

from web.core import i18n
from web.core.format import day
from web.core.page import render
from web.core.settings import Settings
from web.listings import rules


def expiring(settings: Settings, row: Any) -> tuple[str, str]:
    """Subject and text of the reminder that a listing expires soon, with a link to it."""
    prefix = "" if row.member_language == settings.language else f"/{row.member_language}"
    return _letter("expiring", row, link=f"{settings.public_address}{prefix}/listings/{row.id}", ends=row.expires_at)


def hidden(row: Any, reason: str) -> tuple[str, str]:
    """Subject and text of the notice that staff hid a listing, with the reason."""
    return _letter("hidden", row, reason=reason)


def restored(row: Any) -> tuple[str, str]:
    """Subject and text of the notice that a hidden listing is visible again."""
    return _letter("restored", row)


def _letter(template: str, row: Any, **values) -> tuple[str, str]:
    before = i18n.current()
    i18n.use(row.member_language)
    try:
        title, _language = rules.in_language(row, "title", row.member_language)
        if "ends" in values:
            values["ends"] = day(values["ends"])
        text = render(f"listings/mail/{template}.txt", title=title, **values)
    finally:
        i18n.use(before)
    subject, _, body = text.partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"
