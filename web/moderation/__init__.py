"""Floor 6: reports by members and guests, and what staff decide about reported things."""

from web.core.feature import Feature, Panel
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.view import get, post
from web.moderation import held
from web.moderation.store import reports
from web.moderation.views import listings, queue, report

SENT = Limit("report", 10, 3_600)
THING = "/admin/reports/{subject}/{id:int}"

FEATURE = Feature(
    "moderation",
    routes=(
        get("/report", report.report_page),
        post("/report", report.report, limit=SENT),
        get("/report/thanks", report.thanks),
        get("/admin/listings", listings.listings_page, need="moderator"),
        get("/admin/reports", queue.queue, need="moderator"),
        get("/admin/reports/decided", queue.decided, need="moderator"),
        get(THING, queue.show, need="moderator"),
        get(THING + "/photos/{file}", queue.photo, need="moderator"),
        post(THING + "/look", queue.look, need="moderator"),
        post(THING + "/hide", queue.hide, need="moderator"),
        post(THING + "/dismiss", queue.dismiss, need="moderator"),
        post(THING + "/take-back", queue.take_back, need="moderator"),
    ),
    held=held.HELD,
    panels=(
        Panel(N_("Reports"), "/admin/reports", "flag", 10, count=reports.count_waiting),
        Panel(N_("Listings"), "/admin/listings", "list", 20),
    ),
    said={
        "thing-hidden": N_("Hidden. The author got a mail with the reason."),
        "reports-dismissed": N_("The reports are dismissed; everything stays as it is."),
        "decision-taken-back": N_("The decision is taken back."),
        "decided-already": ("warn", N_("Somebody else of staff decided about this meanwhile; see below what and why.")),
    },
    parameters=frozenset({"subject", "id", "sign"}),
)
