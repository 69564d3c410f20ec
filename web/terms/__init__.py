"""Floor 5: how long things are kept, and what the law holds back from deletion; the operator edits both."""

from web.core.feature import Feature

FEATURE = Feature("terms")
