"""Floor 2: signs of fraud in messages and listings, told to who writes and to who reads; nothing is forbidden by it."""

from web.core.feature import Feature, Panel
from web.core.i18n import N_
from web.core.view import get, post
from web.scam import held, views

FEATURE = Feature(
    "scam",
    routes=(
        get("/safety", views.safety),
        get(views.PATH, views.hosts, need="administrator"),
        post(views.PATH, views.add, need="administrator"),
        post(views.PATH + "/{id:int}/remove", views.remove, need="administrator"),
    ),
    held=held.HELD,
    panels=(Panel(N_("Trusted sites"), views.PATH, "globe", 47, "administrator"),),
    said={
        "host-added": N_("Added. Links to it are not warned of any more."),
        "host-removed": N_("Taken off the list. Links to it are warned of again."),
        "hosts-full": ("warn", N_("The list is full: 200 sites. Take one off first.")),
    },
)
