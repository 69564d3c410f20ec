"""What messages hold about the two people of a thread."""

from web.core import held
from web.core.clock import DAY
from web.core.held import Personal, Whose
from web.core.i18n import N_

_PURPOSE = N_("Letting buyer and seller talk without giving away an address")
_TERM = N_("12 months after the last message of the conversation")
THREAD = held.Table(
    "thread", N_("Your conversations"), purpose=_PURPOSE, seen_by="both", term=_TERM,
    whose=(Whose("buyer", "buyer_id", erase="blank", blank=("buyer_id",), others=("seller_read", "seller_id")),
           Whose("seller", "seller_id", erase="blank", blank=("seller_id", "listing_title"),
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
    ends=(held.Ends("last_at", 365 * DAY),))
MESSAGE = held.Table(
    "message", N_("Your messages"), purpose=_PURPOSE, seen_by="both", term=_TERM,
    whose=(Whose("sender", "sender_id", erase="blank", blank=("sender_id", "body", "send_key")),
           Whose("correspondent", "thread_id", through="thread", erase="keep",
                 reason=N_("What the other person wrote is theirs until they delete it"),
                 others=("sender_id", "send_key", "hidden_at", "hidden_reason"))),
    personal={
        "sender_id": Personal("identity", N_("Sender"), "both"),
        "body": Personal("content", N_("Text")),
        "at": Personal("conduct", N_("When it was sent")),
        "send_key": Personal("conduct", N_("Mark against sending twice"), "nobody", "site", False,
                             N_("it means nothing outside the site")),
        "hidden_at": Personal("conduct", N_("When a moderator hid it"), source="staff"),
        "hidden_reason": Personal("proof", N_("Why a moderator hid it"), source="staff"),
    },
    plain=("id", "thread_id"))
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
