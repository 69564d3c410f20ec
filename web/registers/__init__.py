"""Floor 7: the operator's registers: processors, authorities' requests, incidents, partner data, handover."""

from web.core.feature import Feature

FEATURE = Feature("registers")
