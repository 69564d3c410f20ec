"""Floor 1: who runs this site, as the law wants it named, and what the administrator may set while it runs."""

from web.core import held
from web.core.feature import Feature, Panel
from web.core.i18n import N_
from web.core.view import get, post
from web.operator import store, views

FEATURE = Feature(
    "operator",
    routes=(
        get("/admin/operator", views.show, need="administrator"),
        post("/admin/operator", views.change, need="administrator"),
    ),
    held=(held.plain("operator_fact", N_("Facts about the operator"), "name", "value", "changed_at"),),
    panels=(Panel(N_("Operator"), "/admin/operator", "business", 70, "administrator"),),
    context=lambda db, request: {"operator": store.operator(db)},
    signature=store.signature,
    said={"operator-saved": N_("Saved. The footer, the policy and every new consent name these facts from now on.")},
)
