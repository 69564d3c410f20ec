"""Floor 5: what people save: favourites, searches with news of them, sellers they hide, listings they opened."""

from web.core.feature import Feature, Job, Section
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.view import get, post
from web.saved import held, jobs, letters, mine
from web.saved.store import marks, opened, sellers
from web.saved.views import choices, favourites, open, searches

SAVING, HEARTS, STOPS = Limit("searches saved", 60, 3_600), Limit("favourites", 300, 3_600), Limit("letters ended", 60, 3_600)

FEATURE = Feature(
    "saved",
    routes=(
        get("/saved", open.device),
        post("/saved/searches", searches.save, need="member", limit=SAVING),
        post("/saved/listings/{id:int}", favourites.choose, need="member", limit=HEARTS),
        post("/saved/sellers/{id:int}", choices.hide, need="member", limit=HEARTS),
        get("/saved/stop/{token}", open.stop_page),
        post("/saved/stop/{token}", open.stop, limit=STOPS),
        get("/profile/saved", favourites.saved, need="member", pool="write"),
        get("/profile/saved/choices", choices.choices_page, need="member"),
        post("/profile/saved/choices", choices.choose, need="member"),
        get("/profile/saved/{id:int}", searches.search, need="member", pool="write"),
        post("/profile/saved/{id:int}", searches.change, need="member"),
        post("/profile/saved/{id:int}/delete", searches.delete, need="member"),
    ),
    held=held.HELD,
    jobs=(Job("saved searches", 30, jobs.look, alone=True), Job("fallen prices", 60, jobs.tell_drops, alone=True),
          Job("unused searches", 86_400, jobs.stop_unused)),
    sections=(Section(N_("Saved"), "/profile/saved", "heart", 12, N_("Favourites and searches"), "trade"),),
    context=mine.context, begin=marks.begin, letters=letters.KINDS,
    hides=sellers.numbers, opened=opened.numbers, opens=mine.opens,
    said={
        "favourite-kept": N_("Saved. You find it under “Saved” in your profile."),
        "favourite-dropped": N_("Taken off your favourites."),
        "favourites-full": ("warn", N_("You have 500 favourites, and more are not possible. Take some off first.")),
        "search-saved": N_("The search is saved. Choose below how you want to hear of new listings."),
        "search-changed": N_("Saved."),
        "search-deleted": N_("The search is deleted, with its log."),
        "searches-full": ("warn", N_("You have 50 saved searches, and more are not possible. Delete one first.")),
        "choices-saved": N_("Saved."),
        "seller-hidden": N_("You will not see listings of this seller in results any more."),
        "seller-shown": N_("You see listings of this seller again."),
        "sellers-full": ("warn", N_("You have hidden 200 sellers, and more are not possible. Show some again first.")),
    },
    parameters=frozenset({"before"}),
)
