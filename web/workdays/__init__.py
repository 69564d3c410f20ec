"""Floor 1: the working days of Kazakhstan, by which the law counts its terms."""

from web.core.feature import Feature

FEATURE = Feature("workdays")
