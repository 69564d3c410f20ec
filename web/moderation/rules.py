"""Why something may be reported, and the rules by which staff hide it."""

from web.core.i18n import N_, catalogue

REASONS = {
    "scam": N_("Fraud"), "prohibited": N_("May not be offered here"), "category": N_("Wrong category"),
    "offensive": N_("Insults or threats"), "duplicate": N_("The same thing again"),
    "personal": N_("Somebody's personal data in it"), "other": N_("Something else"),
}
LONGEST_DETAIL = 1_000


def explained(rule: str, reason: str, language: str) -> str:
    """The words of a rule in a language, and what the moderator wrote: what the author gets to read."""
    found = catalogue(language).get(rule, rule)
    return f"{found}. {reason}"
