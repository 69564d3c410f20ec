"""What deals hold about their two people."""

from web.core import held
from web.core.arriving import Takes
from web.core.clock import DAY
from web.core.held import Personal, Whose, Withheld
from web.core.i18n import N_
from web.deals import words

_PURPOSE = N_("Agreeing on a purchase, and proving later what was agreed and done")
_FROZEN = "exists (select member.id from member where member.id = {} and member.blocked_at is not null)"
_WHY = N_("its author has blocked their data")
_LAW = N_("None; claims out of a purchase lapse after three years (Civil Code Art. 178), and until then both can prove what was agreed.")
# The place of a meeting may be in the words of either, so it goes with the first of the two.
DEAL = held.Table(
    "deal", N_("Your deals"), purpose=_PURPOSE, seen_by="both",
    whose=(Whose("buyer", "buyer_id", says=N_("you are the buyer"), erase="blank", blank=("buyer_id", "send_key", "meet_place"),
                 others=("seller_id",), masked=("title", "meet_place"),
                 withheld=Withheld(("title", "meet_place", "pay_link"), _FROZEN.format("deal.seller_id"), _WHY)),
           Whose("seller", "seller_id", says=N_("you are the seller"), erase="blank",
                 blank=("seller_id", "title", "pay_link", "meet_place"),
                 others=("buyer_id",), masked=("meet_place",),
                 withheld=Withheld(("meet_place",), _FROZEN.format("deal.buyer_id"), _WHY))),
    personal={
        "listing_id": Personal("content", N_("Listing it is about")),
        "title": Personal("content", N_("Title of the listing"), source="others"),
        "buyer_id": Personal("identity", N_("Buyer")),
        "seller_id": Personal("identity", N_("Seller")),
        "state": Personal("conduct", N_("State"), words=words.STATES),
        "price": Personal("content", N_("Price in tenge")),
        "quantity": Personal("content", N_("Number of pieces")),
        "pay": Personal("choice", N_("How it is paid"), words=words.PAY),
        "pay_link": Personal("content", N_("The seller's address for paying"), source="others"),
        "meet_place": Personal("place", N_("Where to meet, in words")),
        "meet_at": Personal("content", N_("When to meet")),
        "due_at": Personal("conduct", N_("Until when the next step is awaited"), source="site"),
        "done_at": Personal("conduct", N_("When both had confirmed the handing over")),
        "ended_at": Personal("conduct", N_("When it ended")),
        "send_key": Personal("conduct", N_("Mark against sending twice"), "nobody", "site", False,
                             N_("it means nothing outside the site")),
        "created_at": Personal("conduct", N_("When it began")),
    },
    plain=("id", "thread_id", "held", "last_id", "buyer_mail", "seller_mail"), gone_when=("buyer_id", "seller_id"),
    takes=Takes(links=("thread_id",)),
    ends=(held.Ends("ended_at", 3 * 365 * DAY, code="deal", since=N_("after the deal ended"), least=365 * DAY, most=5 * 365 * DAY,
                    law=_LAW),))
DEAL_STEP = held.Table(
    "deal_step", N_("Steps of your deals"), purpose=_PURPOSE, seen_by="both", kept_as=DEAL,
    whose=(Whose("doer", "member_id", says=N_("you did it"), erase="blank", blank=("member_id", "words")),
           Whose("party", "deal_id", through="deal", says=N_("the other person, staff or the term did it"), erase="keep",
                 reason=N_("What the other person did in a deal is theirs until they delete it"), others=("member_id",), masked=("words",),
                 withheld=Withheld(("words",), _FROZEN.format("deal_step.member_id"), _WHY))),
    personal={
        "member_id": Personal("identity", N_("Who did it"), "both"),
        "who": Personal("conduct", N_("As whom"), words=words.WHO),
        "step": Personal("conduct", N_("What was done"), words=words.STEPS),
        "state": Personal("conduct", N_("State after it"), words=words.STATES),
        "price": Personal("content", N_("Price in tenge")),
        "quantity": Personal("content", N_("Number of pieces")),
        "words": Personal("content", N_("What was said about it")),
        "moment": Personal("content", N_("The moment it names")),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "deal_id", "after_id"), takes=Takes(roles=("doer",), links=("deal_id",)))
HELD = (DEAL, DEAL_STEP)
