"""What reviews hold about their author and about whom they are, and what a seller chose to show."""

from web.accounts.rules import SEEN_BY
from web.core import held
from web.core.arriving import Takes
from web.core.clock import DAY
from web.core.held import Personal, Whose, Withheld
from web.core.i18n import N_
from web.reviews import rules

_FROZEN = "exists (select member.id from member where member.id = {} and member.blocked_at is not null)"
REVIEW = held.Table(
    "review", N_("Reviews"), purpose=N_("Letting people know whom they deal with"), seen_by="everyone",
    term=N_("until its author withdraws it or the reviewed account is gone; of a deleted author the stars stay, nameless"),
    whose=(Whose("author", "author_id", says=N_("you wrote it"), erase="blank", blank=("author_id", "words", "hidden_reason"),
                 others=("about_id", "reply_reason"), masked=("reply",),
                 withheld=Withheld(("reply",), "review.reply_rule <> '' or " + _FROZEN.format("review.about_id"),
                                   N_("hidden by staff, or its author has blocked their data"))),
           Whose("reviewed", "about_id", says=N_("it is about you"), others=("author_id", "hidden_reason"), masked=("words",),
                 withheld=Withheld(("stars", "words", "changed_at"), "review.revealed = false or review.hidden_rule <> '' or "
                                   + _FROZEN.format("review.author_id"),
                                   N_("not open yet, hidden by staff, or its author has blocked their data")))),
    personal={
        "side": Personal("conduct", N_("In what part the author wrote it"), words=rules.SIDES),
        "author_id": Personal("identity", N_("Author")),
        "about_id": Personal("identity", N_("About whom")),
        "stars": Personal("content", N_("Stars")),
        "words": Personal("content", N_("Text")),
        "reply": Personal("content", N_("Reply of the one it is about")),
        "reply_at": Personal("conduct", N_("When the reply was written")),
        "hidden_rule": Personal("proof", N_("Why a moderator hid it"), source="staff", words=rules.HIDING),
        "hidden_reason": Personal("proof", N_("What the moderator wrote to its author"), "you", "staff"),
        "reply_rule": Personal("proof", N_("Why a moderator hid the reply"), source="staff", words=rules.HIDING),
        "reply_reason": Personal("proof", N_("What the moderator wrote to the author of the reply"), "you", "staff"),
        "shown_at": Personal("conduct", N_("When it opens to others"), source="site"),
        "withdrawn_at": Personal("conduct", N_("When its author withdrew it")),
        "at": Personal("conduct", N_("When it was written")),
        "changed_at": Personal("conduct", N_("When it was last changed")),
    },
    plain=("id", "deal_id", "revealed"), takes=Takes(links=("deal_id",)), ends=(held.Ends(
        "withdrawn_at", rules.WINDOW, code="review.withdrawn", since=N_("after it was withdrawn"), least=rules.WINDOW, most=90 * DAY),))
CHOICE = held.Table(
    "seller_choice", N_("What others see of you as a seller"), purpose=N_("Showing only what you opened"),
    term=N_("as long as the account lives"), whose=(Whose("owner", "member_id", untold=True),),
    personal={
        "since_seen_by": Personal("choice", N_("Who sees since when you are here"), words=SEEN_BY),
        "sold_seen_by": Personal("choice", N_("Who sees how much you sold"), words=SEEN_BY),
        "answers_seen_by": Personal("choice", N_("Who sees how soon you answer"), words=SEEN_BY),
        "reviews_seen_by": Personal("choice", N_("Who sees reviews about you"), words=SEEN_BY),
        "mails": Personal("choice", N_("Whether you get mails about reviews"), words=held.YES_NO),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id"))
HELD = (REVIEW, CHOICE)
