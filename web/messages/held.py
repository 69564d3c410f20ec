"""What messages hold about the two people of a thread."""

from web.core import held
from web.core.arriving import Takes
from web.core.clock import DAY
from web.core.held import Personal, Whose, Withheld
from web.core.i18n import N_

_PURPOSE = N_("Letting buyer and seller talk without giving away an address")
_FROZEN = "exists (select member.id from member where member.id = {} and member.blocked_at is not null)"
THREAD = held.Table(
    "thread", N_("Your conversations"), purpose=_PURPOSE, seen_by="both",
    whose=(Whose("buyer", "buyer_id", says=N_("you are the buyer"), erase="blank", blank=("buyer_id",),
                 others=("seller_read", "seller_id"), masked=("listing_title",),
                 withheld=Withheld(("listing_title",), _FROZEN.format("thread.seller_id"), N_("its author has blocked their data"))),
           Whose("seller", "seller_id", says=N_("you are the seller"), erase="blank", blank=("seller_id", "listing_title"),
                 others=("buyer_read", "buyer_id"))),
    personal={
        "listing_id": Personal("content", N_("Listing it is about")),
        "listing_title": Personal("content", N_("Title of the listing"), source="others"),
        "buyer_id": Personal("identity", N_("Buyer")),
        "seller_id": Personal("identity", N_("Seller")),
        "buyer_read": Personal("conduct", N_("Read by the buyer up to")),
        "seller_read": Personal("conduct", N_("Read by the seller up to")),
        "last_at": Personal("conduct", N_("When the last message was sent")),
        "created_at": Personal("conduct", N_("When it began")),
    },
    plain=("id", "last_id", "buyer_mail", "seller_mail"), gone_when=("buyer_id", "seller_id"),
    ends=(held.Ends("last_at", 365 * DAY, code="conversation", since=N_("after the last message of the conversation"),
                    least=30 * DAY, most=3 * 365 * DAY,
                    law=N_("None; what was agreed in writing is needed for as long as people usually argue about it.")),))
MESSAGE = held.Table(
    "message", N_("Your messages"), purpose=_PURPOSE, seen_by="both", kept_as=THREAD,
    whose=(Whose("sender", "sender_id", says=N_("you wrote it"), erase="blank", blank=("sender_id", "body", "send_key")),
           Whose("correspondent", "thread_id", through="thread", says=N_("the other person wrote it"), erase="keep",
                 reason=N_("What the other person wrote is theirs until they delete it"),
                 others=("sender_id", "send_key", "hidden_at", "hidden_reason"), masked=("body",),
                 withheld=Withheld(("body",), "message.hidden_at is not null or " + _FROZEN.format("message.sender_id"),
                                   N_("hidden by staff, or its author has blocked their data")))),
    personal={
        "sender_id": Personal("identity", N_("Sender"), "both"),
        "body": Personal("content", N_("Text")),
        "at": Personal("conduct", N_("When it was sent")),
        "send_key": Personal("conduct", N_("Mark against sending twice"), "nobody", "site", False,
                             N_("it means nothing outside the site")),
        "hidden_at": Personal("conduct", N_("When a moderator hid it"), source="staff"),
        "hidden_reason": Personal("proof", N_("Why a moderator hid it"), source="staff"),
    },
    plain=("id", "thread_id", "kind"), takes=Takes(roles=("sender",), links=("thread_id",)))
PERSON_BLOCK = held.Table(
    "person_block", N_("People you do not want to hear from"), purpose=N_("Keeping unwanted messages away"),
    term=N_("until you lift it or an account is gone"),
    whose=(Whose("owner", "member_id"), Whose("blocked", "blocked_id", others=("member_id", "blocked_id", "at"))),
    personal={
        "blocked_id": Personal("choice", N_("Number of the other account")),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id"))
HELD = (THREAD, MESSAGE, PERSON_BLOCK)
