"""Floor 6: the privacy policy: its versions, their differences, and each member's answer to them."""

from web.core.feature import Feature
from web.core.view import get
from web.policy import views

FEATURE = Feature("policy", routes=(get("/privacy", views.policy),))
