"""Floor 6: what the two people of a done deal say about each other, and what is told of members as sellers."""

from web.accounts import acting
from web.core.feature import Feature, Job, Panel, Reportable, Section
from web.core.i18n import N_
from web.core.view import get, post
from web.reviews import held, jobs, links, news, rules
from web.reviews.store import judging
from web.reviews.views import about, by_mail, desk, mine, public, review, stopping
from web.reviews.views import links as ways

FEATURE = Feature(
    "reviews",
    routes=(
        get("/reviews/act/{token}", by_mail.look, limit=acting.OPENED),
        post("/reviews/act/{token}", by_mail.press, limit=acting.OPENED, keyed=True),
        get("/reviews/stop/{token}", stopping.stop_page, limit=acting.OPENED),
        post("/reviews/stop/{token}", stopping.stop, limit=acting.OPENED, keyed=True),
        get("/reviews/{id:int}", review.show, need="member"),
        post("/reviews/{id:int}", review.write, need="member", limit=rules.WRITING),
        get("/reviews/{id:int}/withdraw", review.ask_withdraw, need="member"),
        post("/reviews/{id:int}/withdraw", review.withdraw, need="member"),
        post("/reviews/{id:int}/reply", review.reply, need="member", limit=rules.WRITING),
        post("/reviews/{id:int}/reply/withdraw", review.withdraw_reply, need="member"),
        get("/members/{id:int}/reviews", public.reviews),
        get("/profile/reviews", mine.reviews, need="member"),
        get("/profile/reviews/shown", mine.shown_page, need="member"),
        post("/profile/reviews/shown", mine.choose, need="member"),
        get("/admin/reviews", desk.patterns_page, need="moderator"),
    ),
    held=held.HELD,
    jobs=(Job("reviews", 60, jobs.reveal),),
    sections=(Section(N_("Reviews"), "/profile/reviews", "check", 16, N_("Written by you and about you, and what others see"), "trade"),),
    panels=(Panel(N_("Patterns in reviews"), "/admin/reviews", "eye", 16),),
    reportable=(
        Reportable("review", N_("Review"), judging.find, judging.hide, judging.restore, judging.sees, judging.content, rules.HIDING),
        Reportable("reply", N_("Reply to a review"), judging.find_reply, judging.hide_reply, judging.restore_reply, judging.sees_reply,
                   judging.content_of_reply, rules.HIDING),
    ),
    beside=ways.beside, under_deal=ways.under_deal, letters=news.KINDS, in_mail=links.in_mail, about_member=about.about_member,
    said={
        "review-kept": N_("Kept. It opens to others when both of you have written, or on the day named below."),
        "review-open": N_("Both of you have written, so both reviews are open now."),
        "review-withdrawn": N_("Your review is withdrawn."),
        "reply-kept": N_("Your reply is published."),
        "reply-withdrawn": N_("Your reply is withdrawn."),
        "shown-saved": N_("Saved. Others see of you what you chose."),
    },
    parameters=frozenset({"before"}),
)
