"""Floor 1: regions, towns and districts of the country."""

from web.core.feature import Feature, Panel
from web.core.i18n import N_
from web.core.view import get, post
from web.places import store, views
from web.places.held import HELD

FEATURE = Feature(
    "places",
    routes=(
        get("/admin/places", views.places, need="administrator"),
        get("/admin/places/regions/{id:int}", views.region_page, need="administrator"),
        post("/admin/places/regions/{id:int}", views.rename, need="administrator"),
        get("/admin/places/towns/new", views.new_page, need="administrator"),
        post("/admin/places/towns/new", views.add, need="administrator"),
        get("/admin/places/towns/{id:int}", views.town_page, need="administrator"),
        post("/admin/places/towns/{id:int}", views.change, need="administrator"),
    ),
    held=HELD,
    panels=(Panel(N_("Places"), "/admin/places", "pin", 50, "administrator"),),
    load=store.load,
    said={"place-saved": N_("Saved. Every page shows it from now on."), "town-added": N_("The town is added.")},
)
