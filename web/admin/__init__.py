"""Floor 7: the shell of the administration: menu, overview, health, journal; other panels come from features."""

from web.admin import menu, views
from web.core.feature import Feature, Panel
from web.core.i18n import N_
from web.core.view import get

FEATURE = Feature(
    "admin",
    routes=(
        get("/admin", views.overview, need="moderator"),
        get("/admin/journal", views.journal, need="moderator"),
        get("/admin/health", views.health, need="administrator"),
    ),
    panels=(
        Panel(N_("Overview"), "/admin", "home", 0),
        Panel(N_("Health"), "/admin/health", "settings", 90, "administrator"),
        Panel(N_("Journal"), "/admin/journal", "history", 95),
    ),
    context=menu.entries,
)
