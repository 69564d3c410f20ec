"""Words for prices and ends of listings, in the language of the page."""

from typing import Any

from web.core.format import money
from web.core.i18n import N_, _

MODES = {
    "fixed": N_("Fixed price"), "negotiable": N_("Negotiable or by agreement"), "free": N_("Give away for free"),
    "exchange": N_("Exchange for something else"), "wanted": N_("I am looking for it"), "salary": N_("Salary"),
}
PERIODS = {"day": N_("%(price)s a day"), "month": N_("%(price)s a month")}
REASONS = {
    "sold_here": N_("Sold or found through this site"), "sold_elsewhere": N_("Sold or found elsewhere"),
    "withdrawn": N_("Withdrawn, no longer wanted"),
}
_WITHOUT = {
    "free": N_("Free"), "exchange": N_("Exchange"), "wanted": N_("Looking for it"), "salary": N_("Salary by agreement"),
    "negotiable": N_("Price by agreement"),
}
_WITH = {"wanted": N_("up to %(price)s"), "salary": N_("from %(price)s")}


def price(mode: str, amount: int | None, period: str = "") -> str:
    """The price as one short phrase, such as «from 250 000 ₸ a month»; empty for a draft that has none yet."""
    if amount is None:
        return _(_WITHOUT[mode]) if mode in _WITHOUT else ""
    text = money(amount)
    if period in PERIODS:
        text = _(PERIODS[period]) % {"price": text}
    return _(_WITH[mode]) % {"price": text} if mode in _WITH else text


def taken(row: Any) -> str:
    """Set aside or sold, where nothing is free; else empty."""
    if row.quantity > row.reserved + row.sold:
        return ""
    return _("Set aside") if row.reserved else _("Sold")
