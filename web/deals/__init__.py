"""Floor 5: deals: offered, agreed, set aside, handed over and confirmed by both, in steps that one table allows."""

from web.accounts import acting
from web.core.feature import Feature, Job, Panel, Section
from web.core.i18n import N_
from web.core.view import get, post
from web.deals import held, jobs, links, news, rules
from web.deals.store import judging, notices
from web.deals.views import begin, by_mail, checkout, deal, desk, home

FEATURE = Feature(
    "deals",
    routes=(
        get("/deals", home.home, need="member"),
        get("/deals/new", begin.offer_page, need="member"),
        post("/deals/new", begin.offer, need="member"),
        get("/deals/act/{token}", by_mail.look, limit=acting.OPENED),
        post("/deals/act/{token}", by_mail.press, limit=acting.OPENED, keyed=True),
        get("/deals/{id:int}", deal.deal, need="member", pool="write"),
        get("/deals/{id:int}/meeting.ics", deal.calendar, need="member"),
        post("/deals/{id:int}/checkout", checkout.pay, need="member", pool="long", limit=rules.STEPS),
        post("/deals/{id:int}/{step}", deal.take, need="member", limit=rules.STEPS),
        get("/admin/deals", desk.disputes, need="moderator"),
        get("/admin/deals/{id:int}", desk.dispute, need="moderator"),
        post("/admin/deals/{id:int}/look", desk.look, need="moderator"),
        post("/admin/deals/{id:int}", desk.judge, need="moderator"),
    ),
    held=held.HELD,
    jobs=(Job("terms of deals", 60, jobs.end),),
    sections=(Section(N_("Deals"), "/deals", "tag", 14, N_("Offers, agreements and what became of them"), "trade"),),
    panels=(Panel(N_("Disputes"), "/admin/deals", "shield", 15, count=judging.count),),
    beside=home.beside, letters={notices.KIND: news.write}, in_mail=links.in_mail,
    said={
        "offer-made": N_("The offer stands. The other person gets a mail unless they see it on the site first."),
        "step-done": N_("Done. The other person will hear of it."),
        "dispute-judged": N_("Decided. Both see the decision and its reason."),
        "judged-already": ("warn", N_("The deal changed meanwhile; see below how it stands.")),
    },
    parameters=frozenset({"listing", "thread", "before", "tab", "after"}),
)
