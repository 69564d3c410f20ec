"""Floor 5: what people demand of the operator by law, from the receipt to the decision."""

from web.core.feature import Feature

FEATURE = Feature("requests")
