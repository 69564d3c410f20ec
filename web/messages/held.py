"""What messages hold about the two people of a thread."""

from web.core import held
from web.core.arriving import Takes
from web.core.clock import DAY
from web.core.db import Transaction
from web.core.held import Personal, Whose, Withheld
from web.core.i18n import N_
from web.core.sqlite import Row
from web.media import store as media
from web.messages.rules import MAILS, PHOTO

_PURPOSE = N_("Letting buyer and seller talk without giving away an address")
_NO_SENSE = N_("it means nothing outside the site")
_UNSEEN = "message.other_gone or message.hidden_at is not null or "
_FROZEN = "exists (select member.id from member where member.id = {} and member.blocked_at is not null)"
BUYER_S, SELLER_S = (tuple(f"{role}_{word}" for word in ("read", "muted", "archived", "gone")) for role in ("buyer", "seller"))


def forget(tx: Transaction, rows: list[Row]) -> None:
    """Removes the photos of messages that are about to be deleted."""
    for row in rows:
        if row.photos:
            media.remove_all(tx, PHOTO, row.id)


THREAD = held.Table(
    "thread", N_("Your conversations"), purpose=_PURPOSE, seen_by="both",
    whose=(Whose("buyer", "buyer_id", says=N_("you are the buyer"), erase="blank", blank=("buyer_id",),
                 others=(*SELLER_S, "seller_id"), masked=("listing_title",),
                 withheld=Withheld(("listing_title",), _FROZEN.format("thread.seller_id"), N_("its author has blocked their data"))),
           Whose("seller", "seller_id", says=N_("you are the seller"), erase="blank", blank=("seller_id", "listing_title"),
                 others=(*BUYER_S, "buyer_id"))),
    personal={
        "listing_id": Personal("content", N_("Listing it is about")),
        "listing_title": Personal("content", N_("Title of the listing"), source="others"),
        "buyer_id": Personal("identity", N_("Buyer")),
        "seller_id": Personal("identity", N_("Seller")),
        "buyer_read": Personal("conduct", N_("Read by the buyer up to")),
        "seller_read": Personal("conduct", N_("Read by the seller up to")),
        "buyer_muted": Personal("choice", N_("Whether the buyer muted it"), "you", words=held.YES_NO),
        "seller_muted": Personal("choice", N_("Whether the seller muted it"), "you", words=held.YES_NO),
        "buyer_archived": Personal("choice", N_("Whether the buyer put it into the archive"), "you", words=held.YES_NO),
        "seller_archived": Personal("choice", N_("Whether the seller put it into the archive"), "you", words=held.YES_NO),
        "buyer_gone": Personal("choice", N_("Number of the message up to which the buyer deleted it"), "you"),
        "seller_gone": Personal("choice", N_("Number of the message up to which the seller deleted it"), "you"),
        "last_at": Personal("conduct", N_("When the last message was sent")),
        "created_at": Personal("conduct", N_("When it began")),
    },
    plain=("id", "last_id", "buyer_mail", "seller_mail", "worded"), gone_when=("buyer_id", "seller_id"),
    ends=(held.Ends("last_at", 365 * DAY, code="conversation", since=N_("after the last message of the conversation"),
                    least=30 * DAY, most=3 * 365 * DAY,
                    law=N_("None; what was agreed in writing is needed for as long as people usually argue about it.")),))
MESSAGE = held.Table(
    "message", N_("Your messages"), purpose=_PURPOSE, seen_by="both", kept_as=THREAD,
    whose=(Whose("sender", "sender_id", says=N_("you wrote it"), erase="blank", blank=("sender_id", "body", "send_key"),
                 others=("other_gone",)),
           Whose("correspondent", "thread_id", through="thread", says=N_("the other person wrote it"), erase="keep",
                 reason=N_("What the other person wrote is theirs until they delete it"),
                 others=("sender_id", "send_key", "hidden_at", "hidden_reason", "sender_gone"), masked=("body",),
                 withheld=Withheld(("body",), _UNSEEN + _FROZEN.format("message.sender_id"),
                                   N_("you deleted it, staff hid it, or its author has blocked their data")))),
    personal={
        "sender_id": Personal("identity", N_("Sender"), "both"),
        "body": Personal("content", N_("Text")),
        "photos": Personal("content", N_("Number of photos"), source="site"),
        "at": Personal("conduct", N_("When it was sent")),
        "sender_gone": Personal("choice", N_("Whether the sender deleted it for themselves"), "you", words=held.YES_NO),
        "other_gone": Personal("choice", N_("Whether the other person deleted it for themselves"), "you", words=held.YES_NO),
        "send_key": Personal("conduct", N_("Mark against sending twice"), "nobody", "site", False, _NO_SENSE),
        "hidden_at": Personal("conduct", N_("When a moderator hid it"), source="staff"),
        "hidden_reason": Personal("proof", N_("Why a moderator hid it"), source="staff"),
    },
    plain=("id", "thread_id", "kind"), forget=forget, takes=Takes(roles=("sender",), links=("thread_id",)))
_DIGESTS = N_("it is the words of your messages once more, as numbers that only this site can use")
THREAD_WORD = held.Table(
    "thread_word", N_("What you find your conversations by"), purpose=N_("Searching in your own conversations"),
    seen_by="nobody", source="site", kept_as=THREAD,
    whose=(Whose("reader", "reader_id", untold=True),
           Whose("author", "other_id", erase="blank", blank=("other_id", "others"), untold=True),
           Whose("correspondent", "thread_id", through="thread", erase="keep", untold=True,
                 reason=N_("What the other person finds their conversations by is theirs"))),
    personal={
        "reader_id": Personal("identity", N_("Who may search"), export=False, why_not=_NO_SENSE),
        "other_id": Personal("identity", N_("The other person"), export=False, why_not=_NO_SENSE),
        "own": Personal("content", N_("Keyed digests of your words"), export=False, why_not=_DIGESTS),
        "others": Personal("content", N_("Keyed digests of the other person's words"), export=False, why_not=_DIGESTS),
    },
    plain=("id", "thread_id"))
_WANTED = N_("until you delete it or the account is gone")
QUICK_REPLY = held.Table(
    "quick_reply", N_("Your quick replies"), purpose=N_("Answering what is asked again and again"), term=_WANTED,
    whose=(Whose("owner", "member_id", untold=True),),
    personal={"body": Personal("content", N_("Text")), "at": Personal("conduct", N_("When you wrote it"))},
    plain=("id", "member_id"))
CHOICE = held.Table(
    "message_choice", N_("Your switches for messages"), purpose=N_("Doing with your messages what you chose"),
    term=N_("as long as the account lives"), whose=(Whose("owner", "member_id", untold=True),),
    personal={
        "marks": Personal("choice", N_("Whether you send and see marks of delivery and reading"), words=held.YES_NO),
        "mails": Personal("choice", N_("What mails about messages hold"), words=MAILS),
        "got": Personal("conduct", N_("Number of the last message that reached you"), "both", "site"),
        "salt": Personal("secret", N_("Key of the digests by which you search"), "nobody", "site", False, _NO_SENSE),
    },
    plain=("id", "member_id", "marks_from"))
PERSON_BLOCK = held.Table(
    "person_block", N_("People you do not want to hear from"), purpose=N_("Keeping unwanted messages away"),
    term=N_("until you lift it or an account is gone"),
    whose=(Whose("owner", "member_id"), Whose("blocked", "blocked_id", others=("member_id", "blocked_id", "at"))),
    personal={
        "blocked_id": Personal("choice", N_("Number of the other account")),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id"))
HELD = (THREAD, MESSAGE, THREAD_WORD, PERSON_BLOCK, QUICK_REPLY, CHOICE)
