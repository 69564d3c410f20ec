"""Floor 6: the privacy policy: its versions, their differences, and each member's answer to them."""

from web.core.feature import Feature, Panel, Section
from web.core.i18n import N_
from web.core.view import SMALL, get, post
from web.policy import held, start
from web.policy.views import answering, drafting, public

FEATURE = Feature(
    "policy",
    routes=(
        get("/privacy", public.policy),
        get("/privacy/versions", public.versions),
        get("/privacy/{id:int}", public.version),
        get("/privacy/{id:int}/changes", public.changes),
        get("/privacy/{id:int}/text", public.whole),
        get("/privacy.atom", public.feed),
        get("/profile/policy", answering.ask, need="member"),
        post("/profile/policy", answering.answer, need="member"),
        get("/admin/policy", drafting.overview, need="administrator"),
        post("/admin/policy/begin", drafting.begin, need="administrator"),
        get("/admin/policy/draft", drafting.edit, need="administrator"),
        post("/admin/policy/draft", drafting.save, need="administrator", body=2 * SMALL),
        get("/admin/policy/preview", drafting.preview, need="administrator"),
        get("/admin/policy/differs", drafting.differs, need="administrator"),
        post("/admin/policy/publish", drafting.publish, need="administrator"),
        post("/admin/policy/drop", drafting.drop, need="administrator"),
    ),
    held=held.HELD,
    sections=(Section(N_("Privacy policy"), "/profile/policy", "shield", 45, N_("The version in force, and your answer to it"), "rights"),),
    panels=(Panel(N_("Privacy policy"), "/admin/policy", "file", 71, "administrator"),),
    context=answering.asking,
    begin=start.first,
    said={
        "policy-first": ("warn", N_("First read the privacy policy and answer: posting and writing need your acceptance.")),
        "policy-newer": ("warn", N_("There is a newer version of the policy by now. Here it is.")),
        "policy-given": N_("Written down: you accept this version of the policy."),
        "policy-refused": N_("Written down: you do not accept it. Reading, export and deletion stay open to you."),
        "policy-saved": N_("Saved."),
        "policy-published": N_("Published. Every member is asked at the next visit."),
        "policy-dropped": N_("The draft is deleted."),
    },
)
