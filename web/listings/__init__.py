"""Floor 3: listings: begun, filled in, published, renewed and ended by their sellers, read by everybody."""

from web.core.feature import Feature, Job, Reportable, Section
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.view import PHOTO, get, post
from web.listings import frequent, held, jobs, pricing, reindexing, withheld
from web.listings.store import hiding
from web.listings.views import choose, editing, ending, members, mine, phones, photos, publishing, showing

BEGUN, SENT, PHONES = Limit("listings begun", 60, 3_600), Limit("photos", 200, 3_600), Limit("phones", 30, 3_600)

FEATURE = Feature(
    "listings",
    routes=(
        get("/listings/new", choose.new_page, need="member"),
        post("/listings", choose.create, need="member", limit=BEGUN),
        get("/listings/{id:int}", showing.show),
        post("/listings/{id:int}/phone", phones.ask, need="member", limit=PHONES),
        post("/listings/{id:int}/phone/switch", phones.switch, need="member"),
        get("/listings/{id:int}/edit", editing.edit_page, need="member"),
        post("/listings/{id:int}/edit", editing.edit, need="member", pool="photos", body=PHOTO),
        get("/listings/{id:int}/category", choose.category_page, need="member"),
        post("/listings/{id:int}/category", choose.move, need="member"),
        get("/listings/{id:int}/preview", publishing.preview, need="member"),
        post("/listings/{id:int}/publish", publishing.publish, need="member"),
        post("/listings/{id:int}/reopen", publishing.publish, need="member"),
        get("/listings/{id:int}/close", ending.close_page, need="member"),
        post("/listings/{id:int}/close", ending.close, need="member"),
        post("/listings/{id:int}/renew", ending.renew, need="member"),
        post("/listings/{id:int}/duplicate", ending.duplicate, need="member", limit=BEGUN),
        get("/listings/{id:int}/delete", ending.delete_page, need="member"),
        post("/listings/{id:int}/delete", ending.delete, need="member"),
        post("/listings/{id:int}/photos", photos.add, need="member", pool="photos", body=PHOTO, limit=SENT),
        get("/listings/{id:int}/photos/{file}", photos.withheld_file, need="member"),
        post("/listings/photos/{id:int}/remove", photos.remove, need="member", pool="photos", body=PHOTO),
        post("/listings/photos/{id:int}/front", photos.front, need="member", pool="photos", body=PHOTO),
        get("/profile/listings", mine.mine, need="member"),
        post("/profile/listings", mine.together, need="member"),
        get("/members/{id:int}", members.show),
    ),
    held=held.HELD,
    jobs=(Job("listing reminders", 3_600, jobs.remind), Job("listing expiry", 600, jobs.expire),
          Job("photo files", 5, withheld.work_off), Job("photo places", 600, withheld.look_through),
          Job("usual prices", 3_600, pricing.work_out, alone=True), Job("terms", 60, reindexing.reindex, alone=True),
          Job("frequent words", 3_600, frequent.count_words, alone=True)),
    load=reindexing.begin,
    sections=(Section(N_("My listings"), "/profile/listings", "list", 10, N_("Published, drafts and ended ones"), "trade"),),
    reportable=(Reportable("listing", N_("Listing"), hiding.find, hiding.hide, hiding.restore),),
    said={
        "draft-saved": N_("Saved. Only you can see it so far."), "published": N_("Your listing is published."),
        "reopened": N_("Your listing is published again."), "listing-changed": N_("The changes are saved and visible."),
        "listing-ended": N_("Ended. Nobody sees it any more."), "renewed": N_("Renewed: at the top, for 30 more days."),
        "renewed-early": ("warn", N_("A listing can be renewed once in 7 days; it is too early still.")),
        "listing-copied": N_("This is a copy as a draft. Photos are not copied."),
        "listing-deleted": N_("The listing is deleted, with its photos."),
        "listing-raced": ("warn", N_("The listing was changed in between. Look at it once more, then publish.")),
        "live-full": ("warn", N_("You have 100 published listings, and more are not possible. End one first.")),
        "drafts-full": ("warn", N_("You have 20 drafts, and more are not possible. Publish or delete one first.")),
        "phone-open": N_("Your phone is shown to members who ask for it."),
        "phone-closed": N_("Closed: nobody sees your phone in this listing any more."),
        "none-ticked": ("warn", N_("Tick the listings you mean first.")),
    },
    parameters=frozenset({"before", "category", "tab"}),
)
