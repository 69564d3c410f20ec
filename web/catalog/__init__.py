"""Floor 1: categories of listings and the questions each of them asks."""

from web.catalog import store, views
from web.catalog.held import HELD
from web.core.feature import Feature, Panel
from web.core.i18n import N_
from web.core.view import get, post

FEATURE = Feature(
    "catalog",
    routes=(
        get("/admin/categories", views.categories, need="administrator"),
        get("/admin/categories/new", views.new_page, need="administrator"),
        post("/admin/categories/new", views.add, need="administrator"),
        get("/admin/categories/{id:int}", views.category_page, need="administrator"),
        post("/admin/categories/{id:int}", views.change, need="administrator"),
        get("/admin/categories/attributes", views.attributes, need="administrator"),
        get("/admin/categories/attributes/{code}", views.attribute_page, need="administrator"),
        post("/admin/categories/attributes/{code}", views.change_attribute, need="administrator"),
    ),
    held=HELD,
    panels=(Panel(N_("Categories"), "/admin/categories", "grid", 40, "administrator"),),
    load=store.load,
    said={
        "catalog-saved": N_("Saved. Every page shows it from now on."),
        "category-added": N_("The category is added."),
    },
)
