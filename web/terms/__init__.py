"""Floor 5: how long things are kept, and what the law holds back from deletion; the operator edits both."""

from web.core.feature import Feature, Job, Panel
from web.core.i18n import N_
from web.core.view import get, post
from web.terms import held, holds, jobs
from web.terms.views import holding, public, terms

FEATURE = Feature(
    "terms",
    routes=(
        get("/retention", public.retention),
        get("/keep/{token}", public.keep_page),
        post("/keep/{token}", public.keep),
        get("/admin/terms", terms.terms_page, need="administrator"),
        get("/admin/terms/{code}", terms.term_page, need="administrator"),
        post("/admin/terms/{code}", terms.change, need="administrator"),
        get("/admin/holds", holding.holds_page, need="administrator"),
        post("/admin/holds", holding.begin, need="administrator"),
        post("/admin/holds/{id:int}/lift", holding.lift, need="administrator"),
    ),
    held=held.HELD,
    jobs=(Job("unused accounts", 3_600, jobs.warn_unused),),
    panels=(Panel(N_("Terms of keeping"), "/admin/terms", "clock", 62, "administrator"),
            Panel(N_("Legal holds"), "/admin/holds", "lock", 63, "administrator", holds.overdue)),
    said={
        "term-changed": N_("The term is changed and holds from now on; the pages for everybody say so too."),
        "hold-set": N_("Nothing of this account is deleted now, until the hold is lifted."),
        "hold-lifted": N_("The hold is lifted; what is past its term goes within the hour."),
        "account-stays": N_("Done: your account stays."),
    },
)
