"""Floor 1: the consent ledger, one append-only row per decision of a person."""

from web.consents import held
from web.core.feature import Feature

FEATURE = Feature("consents", held=held.HELD)
