"""Floor 6: what the site knows about a visitor's device, and what it tells browsers about itself."""

from web.core.feature import Feature
from web.core.view import get
from web.device import views

FEATURE = Feature("device", routes=(get("/cookies", views.cookies),))
