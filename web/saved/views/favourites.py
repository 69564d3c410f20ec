"""The page of what a member saved, and the heart on the page of a listing."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core import form as forms
from web.core.page import page, see_other, wants_part
from web.core.refusal import First
from web.core.sqlite import Row
from web.listings import cards
from web.saved import rules
from web.saved.store import favourites, searches

AT_ONCE = 24


def saved(request: Request, db, form: FormData) -> Response:
    """Saved searches, and favourites a page at a time."""
    me, before = request.state.member, request.query_params.get("before", "")
    last = int(before) if before.isascii() and before.isdigit() and len(before) < 20 else 2**63 - 1
    found = favourites.of(db, me.id, min(last, 2**63 - 1), AT_ONCE + 1)
    if any(row.fresh for row in found) and not me.blocked_at:
        db.write(favourites.seen, me.id)
    return page(request, "saved/saved.html", searches=searches.of(db, me.id), favourites=_worded(request, db, found[:AT_ONCE]),
                more=found[AT_ONCE - 1].id if len(found) > AT_ONCE else None, mails=rules.MAILS,
                total=favourites.count(db, me.id), most=rules.MOST_FAVOURITES, before=before)


def _worded(request: Request, db, found: list[Row]) -> list[dict]:
    """Each favourite with its card while it can be looked at, and by how much it is cheaper; what ended is named by its
    category alone, because nobody is to see it any more."""
    language, tree = request.state.language, catalog(db)
    made = {card.id: card for card in cards.by_ids(db, [row.listing_id for row in found if row.live], language)}
    categories = [tree.by_id(row.category_id) for row in found]
    return [{"row": row, "card": made.get(row.listing_id), "category": category.name(language) if category else "",
             "address": tree.address(category.id) if category else "",
             "less": rules.fallen(row, row.mode, row.price_now) if row.live else 0}
            for row, category in zip(found, categories, strict=True)]


def choose(request: Request, db, form: FormData) -> Response:
    """Saves a listing or takes it off the list, as the form says; twice is the same as once."""
    number, me = request.path_params["id"], request.state.member
    try:
        db.write(favourites.keep if forms.text(form, "keep") == "1" else favourites.drop, me.id, number)
    except searches.Full as error:
        raise First("/profile/saved", "favourites-full") from error
    if wants_part(request):
        return page(request, "saved/_heart.html", row={"id": number})
    if forms.text(form, "back") == "saved":
        return see_other(request, "/profile/saved", "favourite-dropped")
    return see_other(request, f"/listings/{number}", "favourite-kept" if forms.text(form, "keep") == "1" else "favourite-dropped")
