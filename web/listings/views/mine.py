"""«My listings»: by state, with deeds for several at once."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import Refusal
from web.listings import rules, words
from web.listings.store import ending, publishing, rows, shelf
from web.listings.views import asked

TABS = {"active": ("live",), "drafts": ("draft",), "ended": rules.ENDED, "hidden": ("hidden",)}
AT_ONCE = 50


def mine(request: Request, db, form: FormData) -> Response:
    """The listings of one tab, newest first."""
    member, tab = request.state.member, request.query_params.get("tab", "active")
    tab = tab if tab in TABS else "active"
    found = rows.of_member(db, member.id, TABS[tab], asked.before(request), AT_ONCE + 1)
    counts = rows.counts(db, member.id)
    return page(request, "listings/mine.html", chosen=tab, entries=[_line(request, db, row) for row in found[:AT_ONCE]],
                numbers={name: sum(counts.get(state, 0) for state in states) for name, states in TABS.items()},
                more=found[AT_ONCE - 1].id if len(found) > AT_ONCE else None, reasons=words.REASONS)


def _line(request: Request, db, row) -> dict:
    category = catalog(db).by_id(row.category_id)
    title, _language = rules.in_language(row, "title", request.state.language)
    return {"row": row, "title": title, "category": category.name(request.state.language) if category else "",
            "price": words.price(row.price_mode, row.price, category.price_period if category else ""),
            "reason": words.REASONS.get(row.close_reason, "")}


def together(request: Request, db, form: FormData) -> Response:
    """Renews or ends the listings that were ticked; others are left alone, also those of somebody else."""
    numbers, deed, member = asked.several(form)[:AT_ONCE], forms.text(form, "do"), request.state.member
    if not numbers:
        return see_other(request, "/profile/listings", "none-ticked")
    if deed == "renew":
        done = db.write(publishing.renew_all, member.id, numbers, shelf.books(db))
        return see_other(request, "/profile/listings", "renewed" if done else "renewed-early")
    if deed not in rules.REASONS:
        raise Refusal()
    db.write(ending.close_all, member.id, numbers, deed)
    return see_other(request, "/profile/listings", "listing-ended")
