"""What listings hold about people."""

from web.accounts.held import region_name, town_name
from web.catalog.store import catalog
from web.core import held
from web.core.arriving import Takes
from web.core.clock import DAY
from web.core.db import Transaction
from web.core.held import Personal, Whose
from web.core.i18n import N_, _, current
from web.core.sqlite import Row
from web.index import store as index
from web.listings import arriving, rules, words
from web.listings.store import rows
from web.media import store as media


def forget(tx: Transaction, going: list[Row]) -> None:
    """Takes listings that are about to be deleted out of the index, with their photos."""
    for row in going:
        if row.seq is not None:
            index.remove(tx, row.seq)
        media.remove_all(tx, "listing", row.id)
        media.remove_all(tx, rows.KEPT, row.id)
        tx.touch(f"listing:{row.id}", f"member:{row.member_id}", "site")


STATES = {"draft": N_("draft"), "live": N_("published"), "closed": N_("ended"), "expired": N_("expired"),
          "hidden": N_("hidden by a moderator"), "kept": N_("deleted by you; kept from sight until a law lets it go")}
HIDDEN_BY = {"claim": N_("somebody's demand about their personal data in it")}


def category_name(db, number: int) -> str:
    """The category's name in the current language."""
    found = catalog(db).by_id(number)
    return found.name(current()) if found else str(number)


_LISTING = N_("Publishing what you offer or look for")
_TERM = N_("until you delete it")
LISTING = held.Table(
    "listing", N_("Your listings"), purpose=_LISTING, seen_by="everyone", term=_TERM,
    whose=(Whose("owner", "member_id"),),
    personal={
        "state": Personal("conduct", N_("State"), words=STATES),
        "category_id": Personal("content", N_("Category"), words=category_name),
        "price_mode": Personal("content", N_("Kind of price"), words=words.MODES),
        "price": Personal("content", N_("Price in tenge")),
        "lowered_from": Personal("content", N_("What it cost before you lowered the price, in tenge"), source="site"),
        "title_ru": Personal("content", N_("Title in Russian")),
        "title_kk": Personal("content", N_("Title in Kazakh")),
        "text_ru": Personal("content", N_("Text in Russian")),
        "text_kk": Personal("content", N_("Text in Kazakh")),
        "attributes": Personal("content", N_("Details")),
        "region_id": Personal("place", N_("Region"), words=region_name),
        "town_id": Personal("place", N_("Town"), words=town_name),
        "show_phone": Personal("choice", N_("Whether the phone may be shown"), words=held.YES_NO),
        "cover": Personal("content", N_("Name of the first photo"), source="site"),
        "photos": Personal("content", N_("Number of photos"), source="site"),
        "quantity": Personal("content", N_("How many there are")),
        "reserved": Personal("conduct", N_("How many are set aside in deals now"), source="site"),
        "sold": Personal("conduct", N_("How many were handed over in deals"), source="site"),
        "source_key": Personal("content", N_("Number in the file it was imported from")),
        "created_at": Personal("conduct", N_("When you began it")),
        "published_at": Personal("conduct", N_("When it was published")),
        "renewed_at": Personal("conduct", N_("When it was last renewed")),
        "expires_at": Personal("conduct", N_("When it expires")),
        "changed_at": Personal("conduct", N_("When what everybody sees of it last changed"), source="site"),
        "reminded_at": Personal("conduct", N_("When we reminded you"), source="site"),
        "closed_at": Personal("conduct", N_("When it ended")),
        "close_reason": Personal("choice", N_("How it ended"), words=words.REASONS),
        "hidden_at": Personal("conduct", N_("When a moderator hid it"), source="staff"),
        "hidden_reason": Personal("proof", N_("Why a moderator hid it"), source="staff"),
        "hidden_by": Personal("proof", N_("What hid it"), source="site", words=HIDDEN_BY),
    },
    plain=("id", "seq", "member_id", "silent_until"), silent_until="silent_until", ends=(held.Ends(
        "closed_at", 90 * DAY, code="listing.ended", since=N_("after it ended"), least=DAY, most=365 * DAY,
        law=N_("None; within this time buyers and the seller can still prove what was offered.")),), forget=forget,
    takes=arriving.LISTING)
PHONE_REQUEST = held.Table(
    "phone_request", N_("Phones that were asked for"), ground="safety", kept_as=LISTING,
    purpose=N_("Keeping numbers from being collected, and telling sellers how often they are asked for"),
    whose=(Whose("asker", "member_id", says=N_("you asked"), untold=True),
           Whose("owner", "listing_id", through="listing", says=N_("somebody asked for yours"), others=("member_id",), untold=True)),
    personal={
        "listing_id": Personal("conduct", N_("Number of the listing")),
        "member_id": Personal("conduct", N_("Who asked"), "nobody"),
        "at": Personal("conduct", N_("When"), "you"),
    },
    plain=("id",), ends=(held.Ends(
        "at", 30 * DAY, code="phone.asked", since=N_("after it was asked for, or when the listing ends"), least=DAY, most=90 * DAY),))
PRICE_CHANGE = held.Table(
    "price_change", N_("History of your prices"), purpose=N_("Showing honestly how a price changed"),
    seen_by="everyone", kept_as=LISTING, whose=(Whose("owner", "listing_id", through="listing"),),
    personal={
        "price_mode": Personal("content", N_("Kind of price"), words=words.MODES),
        "price": Personal("content", N_("Price in tenge")),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "listing_id"), takes=arriving.PRICE_CHANGE)
EVENTS = {"published": N_("published: everyone can see it"), "ended": N_("ended: nobody but you sees it any more"),
          "hidden": N_("hidden by a moderator")}


def told(db, row: Row) -> str:
    """A publication in a sentence, with the title while the listing exists."""
    listing = db.one("select title_ru, title_kk from listing where id = :id and state <> 'kept'", id=row.listing_id)
    title, _language = rules.in_language(listing, "title", current()) if listing else ("", "")
    return _("Your listing “%(title)s”: %(event)s.", title=title or _("deleted since"), event=_(EVENTS[row.event]))


PUBLICATION = held.Table(
    "publicity", N_("When your listings were public"), purpose=N_("Proof of what was published in open sources, and when"),
    ground="law", source="site", term=N_("as long as the account lives"), whose=(Whose("owner", "member_id"),),
    personal={
        "listing_id": Personal("content", N_("Number of the listing")),
        "event": Personal("conduct", N_("What happened"), words=EVENTS),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id", "salt"), ends=(held.Ends(
        "at", 3 * 365 * DAY, code="publicity", since=N_("after it happened"), least=365 * DAY, most=5 * 365 * DAY,
        law=N_("Publications in open sources are recorded (Law 94-V Art. 22); claims lapse after three years (Civil Code Art. 178).")),),
    sealed=("member_id", "listing_id", "event", "at"), told=told, told_as="publication", takes=Takes())
USUAL_PRICE = held.plain("usual_price", N_("What things of a category usually cost"), "id",
                         "category_id", "region_id", "middle", "low", "listings")
HELD = (LISTING, PHONE_REQUEST, PRICE_CHANGE, PUBLICATION, USUAL_PRICE)
