"""What stands as the reason of a deed, in words: the program writes codes and messages there, staff write sentences of their own."""

import re

from web.core import keeping
from web.core.i18n import LANGUAGES, N_, _
from web.core.sqlite import Row

_NAMES = {"name_ru": N_("Name in Russian"), "name_kk": N_("Name in Kazakh"), "name_en": N_("Name in English")}
_PLACE = {**_NAMES, "kind": N_("What it is"), "lat": N_("Degrees north"), "lon": N_("Degrees east"),
          "search": N_("Other names people type")}
CODES: dict[str, dict[str, str]] = {  # by deed; each word is that of the feature the code comes from (a test holds this)
    "member role changed": {"member": N_("Member"), "moderator": N_("Moderator"), "administrator": N_("Administrator")},
    "hold set": {"court": N_("decision of a court"), "authority": N_("lawful demand of an authority"),
                 "dispute": N_("claim or dispute that is not settled"), "term": N_("a law sets a term of keeping")},
    "request refused": {"law": N_("A law forbids it"), "obligation": N_("An obligation is not performed yet")},
    "policy draft changed": dict(LANGUAGES),
    "operator changed": {
        "site_name": N_("Name of the site"), "name": N_("Legal name of the operator"), "bin": N_("BIN (or IIN of a sole trader)"),
        "address": N_("Postal address"), "responsible": N_("Person responsible for personal data"),
        "contact": N_("E-mail or phone for questions about personal data"), "country_database": N_("Database"),
        "country_photos": N_("Photos"), "country_mail": N_("Mail"), "country_backups": N_("Backups")},
    "category changed": {
        **_NAMES, "position": N_("Place among its neighbours"), "price_modes": N_("Kinds of price"), "price_period": N_("The price is"),
        "attributes": N_("Questions it asks, by code"), "hidden": N_("Hidden: offered to nobody")},
    "town changed": _PLACE, "region changed": _PLACE,
}
MESSAGES = ("register written", "purposes changed", "term changed")  # whose reason is made of messages, parted by these:
_PARTS, _SENTENCES = re.compile(r"(, | → )"), re.compile(r"(; |: | → )")


def reason(row: Row) -> str:
    """The reason of a deed of staff in the current language."""
    if row.action in MESSAGES:
        return "".join(_message(part) for part in _SENTENCES.split(row.reason))
    words = CODES.get(row.action)
    return "".join(_(words[part]) if part in words else part for part in _PARTS.split(row.reason)) if words else row.reason


def _message(part: str) -> str:
    length = re.fullmatch(r"(\d+) s", part)
    return keeping.span(int(length[1])) if length else _(part) if part.strip() else part
