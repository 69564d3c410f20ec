"""Floor 6: the rights of people without an account whose data stand in somebody's listing."""

from web.core.feature import Feature, Job, Panel
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.view import get, post
from web.rights import held, jobs
from web.rights.store import claims
from web.rights.views import asking, following, owner, proving, staff

ASKED, TRIED = Limit("claims", 10, 3_600), Limit("claim codes", 30, 900)

FEATURE = Feature(
    "rights",
    routes=(
        get("/rights", asking.start),
        get("/rights/claim/{kind}", asking.ask_page),
        post("/rights/claim/{kind}", asking.ask, limit=ASKED),
        get("/rights/code/{token}", proving.code_page),
        post("/rights/code/{token}", proving.prove, limit=TRIED),
        get("/rights/listing/{id:int}", owner.hidden_page, need="member"),
        post("/rights/listing/{id:int}/removed", owner.removed, need="member"),
        post("/rights/listing/{id:int}/answer", owner.answer, need="member"),
        get("/rights/{token}", following.follow),
        post("/rights/{token}", following.answer, limit=ASKED),
        get("/admin/claims", staff.claims_page, need="moderator"),
        get("/admin/claims/{id:int}", staff.claim_page, need="moderator"),
        post("/admin/claims/{id:int}", staff.decide, need="moderator"),
    ),
    held=held.HELD,
    jobs=(Job("contacts of claims", 86_400, jobs.forget_contacts),),
    panels=(Panel(N_("Claims"), "/admin/claims", "shield", 12, count=claims.count_waiting),),
    said={
        "claim-removed": N_("Checked: it is no longer there. The listing is visible again."),
        "claim-still-there": ("warn", N_("It still stands in the listing. Take it out first; look at the phone you show, too.")),
        "claim-staff-look": ("warn", N_("Whether it is gone only staff can see. Write to them below; they look at it.")),
        "claim-answered": N_("Your answer is with staff now."),
        "claim-said": N_("Sent. Staff see it with your request."),
        "claim-decided": N_("Decided. Both sides get a mail with the reason."),
        "claim-decided-already": ("warn", N_("Somebody else of staff decided about this meanwhile; see below what and why.")),
    },
    parameters=frozenset({"listing"}),
)
