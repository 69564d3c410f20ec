"""Decisions about accounts: terms of sessions and links, who sees a field, how phones and browsers are written."""

import re
from collections.abc import Callable

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from web.core.clock import DAY, HOUR
from web.core.i18n import N_

IDLE, IDLE_REMEMBERED, LONGEST_SESSION = DAY, 30 * DAY, 90 * DAY
LINK_TERMS = {"confirm": 48 * HOUR, "reset": 2 * HOUR, "email": 48 * HOUR, "first": 7 * DAY}
UNCONFIRMED = 48 * HOUR
INACTIVE = 730 * DAY  # 24 months without activity
WARNED_BEFORE = (60 * DAY, 30 * DAY, 7 * DAY)  # mails before an unused account ends
IDLE_MEMBERS = "confirmed_at is not null and coalesce(delete_after, 0) = 0 and role <> 'administrator'"  # who may end unused
SEEN_BY = {"nobody": N_("Only I"), "dealt": N_("People I deal with: those whom I answered in messages"),
           "members": N_("Members who are logged in"), "everyone": N_("Everyone")}
FIELDS = ("name", "phone", "about", "town")


def email(text: str) -> str | None:
    """The address in its usual form, or None if it cannot be one; no look-up leaves the machine."""
    try:
        return validate_email(text, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        return None


def phone(text: str) -> str | None:
    """A phone as +7…, or None; 8 701 …, 701 … and +7 701 … are the same number of Kazakhstan."""
    try:
        number = phonenumbers.parse(text, "KZ")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown_phone(number: str) -> str:
    """The number as people here read it: +7 701 123 45 67."""
    found = re.fullmatch(r"\+7(\d{3})(\d{3})(\d{2})(\d{2})", number)
    return "+7 " + "\u00a0".join(found.groups()) if found else number


def may_see(seen_by: str, viewer, owner_id: int, dealt: Callable[[int, int], bool] = lambda owner, other: False) -> bool:
    """Whether a field with that visibility is shown to the viewer (None is a guest). `dealt(owner, other)` says whether the
    owner deals with that person; it is asked only where it matters."""
    if viewer is None:
        return seen_by == "everyone"
    if viewer.id == owner_id or seen_by in ("everyone", "members"):
        return True
    return seen_by == "dealt" and dealt(owner_id, viewer.id)


def browser(user_agent: str) -> str:
    """A coarse name of browser and system, enough to recognise one's own session, not to track anybody."""
    systems = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
               ("Mac OS", "macOS"), ("Linux", "Linux"))
    browsers = (("YaBrowser", "Yandex Browser"), ("SamsungBrowser", "Samsung Internet"), ("Edg", "Edge"),
                ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
    name = next((shown for word, shown in browsers if word in user_agent), "")
    system = next((shown for word, shown in systems if word in user_agent), "")
    return ", ".join(part for part in (name, system) if part)


def session_ends(created_at: int, seen_at: int, remembered: bool) -> int:
    """When a session ends: after its idle time, and 90 days after login at the latest."""
    return min(seen_at + (IDLE_REMEMBERED if remembered else IDLE), created_at + LONGEST_SESSION)
