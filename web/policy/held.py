"""What the policy keeps: texts, about nobody. Answers of members are rows of the consent ledger."""

from web.core import held
from web.core.i18n import N_

HELD = (
    held.plain("policy_version", N_("Versions of the privacy policy"), "number", "state", "in_force_at", "published_at", "changed_at"),
    held.plain("policy_text", N_("Texts of the privacy policy"), "id", "number", "language", "body", "snapshot", "hash"),
)
