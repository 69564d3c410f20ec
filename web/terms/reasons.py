"""Why a term is as long as it is, by the six criteria of the policy; what the operator did not write follows from the inventory."""

from web.core.held import CATEGORIES, GROUNDS, Ends, Table
from web.core.i18n import N_, _

CRITERIA = {
    "volume": N_("How much"), "nature": N_("What kind"), "sensitivity": N_("How sensitive"),
    "risk": N_("Risk if others got it"), "purposes": N_("Purpose, and whether it can be reached otherwise"),
    "law": N_("What laws ask"),
}
HIGH, MIDDLE = {"secret", "contact", "identity"}, {"content", "place"}
SENSITIVITY = {
    "high": N_("High: it leads to a person or opens an account."),
    "middle": N_("Middle: it tells what a person wrote, owns or where they live."),
    "low": N_("Low: it tells only when something was done and how it was decided."),
}
RISK = {
    "high": N_("Fraud in the person's name, unwanted calls, a stolen account."),
    "middle": N_("Conclusions about a person's life and belongings."),
    "low": N_("Small: without other data it says little."),
}
LAW = {
    "consent": N_("No law asks to keep it longer; it ends at once when the consent is withdrawn."),
    "contract": N_("No law asks to keep it longer than the service needs it."),
    "law": N_("A law asks for proof; claims lapse after three years (Civil Code Art. 178)."),
    "safety": N_("Data may be kept only until their purpose is reached (Law 94-V); disputes about it are raised within this time."),
}


def level(table: Table) -> str:
    """How sensitive a table is, by the categories of its columns: high, middle or low."""
    found = {column.category for column in table.personal.values()}
    return "high" if found & HIGH else "middle" if found & MIDDLE else "low"


def _volume(table: Table) -> str:
    roles = len(table.whose)
    if any(who.role == "self" for who in table.whose):
        return _("One entry per person.")
    if table.media or table.index_of or table.forget:
        return _("Grows with use; takes the most room.")
    return _("Grows with use, about two people each.") if roles > 1 else _("A few entries per person.")


def _nature(table: Table) -> str:
    found = dict.fromkeys(column.category for column in table.personal.values())
    first, *others = [_(CATEGORIES[category]) for category in CATEGORIES if category in found]
    return "; ".join([first, *(other[:1].lower() + other[1:] for other in others)]) + "."


def defaults(table: Table, ends: Ends) -> dict[str, str]:
    """The six reasons as the inventory gives them, in the current language."""
    degree = level(table)
    purpose = _("%(purpose)s. It cannot be reached without these data; after this time nothing needs them.",
                purpose=_(table.purpose))
    return {"volume": _volume(table), "nature": _nature(table), "sensitivity": _(SENSITIVITY[degree]),
            "risk": _(RISK[degree]), "purposes": purpose, "law": _(ends.law or LAW[table.ground])}


def of(table: Table, ends: Ends, changed: dict | None) -> list[tuple[str, str]]:
    """The six reasons as (criterion, text): what the operator wrote, or else the default."""
    given = defaults(table, ends)
    return [(_(name), (changed or {}).get(criterion) or given[criterion]) for criterion, name in CRITERIA.items()]


def ground(table: Table, changed: dict | None) -> str:
    """The ground of keeping in words."""
    chosen = (changed or {}).get("ground") or table.ground
    return _(GROUNDS[chosen])
