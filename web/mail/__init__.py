"""Floor 1: mail that leaves through an outbox table, so that a crash loses none."""

from web.core.feature import Feature, Job, Panel
from web.core.i18n import N_
from web.core.view import get
from web.mail import held, jobs, store, views

FEATURE = Feature(
    "mail",
    routes=(
        get("/admin/outbox", views.outbox, need="administrator"),
        get("/admin/outbox/{id:int}", views.show, need="administrator"),
    ),
    held=held.HELD,
    jobs=(Job("mail", 2, jobs.deliver),),
    panels=(Panel(N_("Outbox"), "/admin/outbox", "mail", 80, "administrator", store.count_failed),),
    parameters=frozenset(),
)
