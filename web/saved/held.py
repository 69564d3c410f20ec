"""What is held of what people save; all of it is theirs alone and goes when they want it or leave."""

from web.core import held
from web.core.arriving import Takes
from web.core.clock import DAY
from web.core.held import Personal, Whose
from web.core.i18n import N_
from web.listings.held import category_name
from web.saved import arriving, rules

_FIND = N_("Finding again what you wanted to keep")
_WATCH = N_("Telling you of new listings, as you asked")
_MINE = (Whose("owner", "member_id", untold=True),)
_MARKS = ("looked_seq", "seen_seq", "news_seq", "mail_seq", "mail_due", "phrased", "made_with", "anchor")

FAVOURITE = held.Table(
    "favourite", N_("Your favourites"), purpose=_FIND, term=N_("until you take it off the list"), whose=_MINE,
    personal={
        "listing_id": Personal("choice", N_("Number of the listing")),
        "category_id": Personal("choice", N_("Category"), words=category_name),
        "price": Personal("choice", N_("What it cost when you saved it, in tenge"), source="others"),
        "told_price": Personal("conduct", N_("The last price we told you of, in tenge"), source="site"),
        "fresh": Personal("conduct", N_("Whether a lower price is news to you"), source="site", words=held.YES_NO),
        "at": Personal("conduct", N_("When you saved it")),
    },
    plain=("id", "member_id", "mail_id"), takes=Takes())
SEARCH = held.Table(
    "saved_search", N_("Your saved searches"), purpose=_WATCH,
    term=N_("until you delete it; one that you do not use for a year tells you nothing more"), whose=_MINE,
    personal={
        "name": Personal("content", N_("Its name")),
        "address": Personal("content", N_("What is looked for, as an address of this site")),
        "expression": Personal("content", N_("The same for the index of words"), "nobody", "site", False,
                               N_("it is the address once more, as the index understands it")),
        "on_site": Personal("choice", N_("Whether new listings are counted on the site"), words=held.YES_NO),
        "mail": Personal("choice", N_("Mails about new listings"), words=rules.MAILS),
        "fresh": Personal("conduct", N_("New listings that you have not looked at"), source="site"),
        "mailed_at": Personal("conduct", N_("When the last mail was written"), source="site"),
        "used_at": Personal("conduct", N_("When you last used it")),
        "stopped_at": Personal("conduct", N_("When it stopped, because you did not use it"), source="site"),
        "at": Personal("conduct", N_("When you saved it")),
    },
    plain=("id", "member_id", *_MARKS), takes=arriving.SEARCH)
DELIVERY = held.Table(
    "saved_delivery", N_("What you were told of new listings"), purpose=N_("Showing you what was sent and what became of it"),
    source="site", whose=_MINE,
    personal={
        "search_id": Personal("choice", N_("Number of the saved search")),
        "channel": Personal("choice", N_("How you were told"), words=rules.CHANNELS),
        "n": Personal("conduct", N_("How many listings")),
        "result": Personal("conduct", N_("What became of it"), words=rules.RESULTS),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id", "from_seq", "to_seq", "mail_id"), ends=(held.Ends(
        "at", 90 * DAY, code="saved.deliveries", since=N_("after you were told"), least=7 * DAY, most=365 * DAY),))
HIDDEN = held.Table(
    "hidden_seller", N_("Sellers whom you do not want to see"), purpose=N_("Leaving them out of what you find"),
    term=N_("until you show them again or an account is gone"),
    whose=(Whose("owner", "member_id", untold=True),
           Whose("seller", "seller_id", others=("member_id", "seller_id", "at"), untold=True)),
    personal={
        "seller_id": Personal("choice", N_("Number of the other account")),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id"))
OPENED = held.Table(
    "opened_listing", N_("Listings that you opened"), purpose=N_("Leaving out of results what you have seen, as you asked"),
    term=N_("until you switch it off"), whose=_MINE,
    personal={
        "listing_id": Personal("conduct", N_("Number of the listing")),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id"), ends=(held.Ends(
        "at", 90 * DAY, code="opened", since=N_("after you opened it"), least=DAY, most=365 * DAY),))
CHOICE = held.Table(
    "saved_choice", N_("Your switches for saved things"), purpose=N_("Doing only what you asked for"),
    term=N_("as long as the account lives"), whose=_MINE,
    personal={
        "mail_drops": Personal("choice", N_("Mails about fallen prices of favourites"), words=held.YES_NO),
        "remember": Personal("choice", N_("Remembering which listings you open"), words=held.YES_NO),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id"))
HELD = (
    FAVOURITE, SEARCH, DELIVERY, HIDDEN, OPENED, CHOICE,
    held.plain("saved_mark", N_("How far new listings were looked at"), "name", "value"),
    held.Place("device searches", N_("Searches kept in your browser"), N_("Saving a search without an account"),
               N_("address and name of each search; the site never gets them"),
               N_("until you take them off the list or clear the browser")),
)
