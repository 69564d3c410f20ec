"""Floor 1: the consent ledger, one append-only row per decision of a person."""

from web.consents import held, views
from web.core.feature import Feature, Panel
from web.core.i18n import N_
from web.core.view import get, post

FEATURE = Feature(
    "consents",
    routes=(
        get("/admin/purposes", views.purposes, need="administrator"),
        post("/admin/purposes", views.ask, need="administrator"),
    ),
    held=held.HELD,
    panels=(Panel(N_("Purposes of consents"), "/admin/purposes", "check", 72, "administrator"),),
    said={"purposes-saved": N_("Saved. Members see it on their page of consents.")},
)
