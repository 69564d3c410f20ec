"""Takes addresses and numbers out of what somebody else wrote, before it is given to the person it was written to."""

import re

from web.core.check_digits import is_luhn
from web.core.i18n import N_, _
from web.guard.text import contacts

_S = r"[\s\-().\u00a0\u202f]{0,3}"
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PHONE = re.compile(rf"(?<!\d)(?:(?:\+?[78]{_S})?7\d\d{_S}\d\d\d{_S}\d\d{_S}\d\d|\+\d(?:{_S}\d){{8,14}})(?!\d)")
CARD = re.compile(rf"(?<!\d)\d(?:{_S}\d){{12,18}}(?!\d)")
HASTY = re.compile(r"@|собак|\d(?:\D{0,3}\d){8}|[\doо](?:[\W_]{0,3}[\doо]){8}", re.IGNORECASE)  # worth a look of the guard
WORDS = {"email": N_("[e-mail]"), "card": N_("[card]"), "phone": N_("[phone]")}


def mask(text: str) -> str:
    """The text with e-mail addresses, phone and card numbers of others replaced by a word for what stood there: first
    what looks like one, which is quick, then what the guard of listings finds in the rest, however it is disguised."""
    if not HASTY.search(text):
        return text
    text = EMAIL.sub(lambda found: _("[e-mail]"), text)
    text = CARD.sub(lambda found: _("[card]") if is_card(found[0]) else found[0], text)
    text = PHONE.sub(lambda found: _("[phone]"), text)
    for one in reversed(contacts(text)) if HASTY.search(text) else ():
        text = text[:one.start] + _(WORDS[one.kind]) + text[one.end:]
    return text


def is_card(text: str) -> bool:
    """Whether the digits pass the check of Luhn."""
    return is_luhn([int(sign) for sign in text if sign.isdigit()])
