"""Floor 4: payments: on the page of a payment service, when the operator has one; receipts, refunds; never anything about cards."""

from web.core.feature import Feature, Job, Panel
from web.core.i18n import N_
from web.core.view import get
from web.payments import held, jobs, views

FEATURE = Feature(
    "payments",
    routes=(
        views.NEWS,
        get("/payments/{id:int}", views.payment, need="member"),
        get("/admin/payments", views.payments, need="administrator"),
    ),
    held=held.HELD,
    jobs=(Job("payments", 60, jobs.reconcile, alone=True),),
    panels=(Panel(N_("Payments"), "/admin/payments", "file", 70, role="administrator"),),
    said={"payment-returned": N_("You are back. As soon as the payment service confirms the payment, it is shown here.")},
    parameters=frozenset({"before"}),
)
