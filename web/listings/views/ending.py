"""What a seller does with a listing later: renew, end, copy, delete."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound, Refusal
from web.listings import rules, words
from web.listings.store import drafts, ending, publishing, shelf
from web.listings.views import asked


def close_page(request: Request, db, form: FormData) -> Response:
    """Asks why the listing ends."""
    row = asked.mine(request, db)
    if row.state != "live":
        raise NotFound()
    return page(request, "listings/close.html", row=row, reasons=words.REASONS, title=_title(request, row))


def _title(request: Request, row) -> str:
    return rules.in_language(row, "title", request.state.language)[0]


def close(request: Request, db, form: FormData) -> Response:
    """Ends the listing for one of the known reasons."""
    row, reason = asked.mine(request, db), forms.text(form, "reason")
    if reason not in rules.REASONS:
        raise Refusal()
    db.write(ending.close, row.member_id, row.id, reason)
    return see_other(request, f"/listings/{row.id}", "listing-ended")


def renew(request: Request, db, form: FormData) -> Response:
    """Moves the listing to the top, if it is time."""
    row = asked.mine(request, db)
    try:
        db.write(publishing.renew, row.member_id, row.id, shelf.books(db).prepared(row))
    except publishing.TooEarly:
        return see_other(request, f"/listings/{row.id}", "renewed-early")
    return see_other(request, f"/listings/{row.id}", "renewed")


def duplicate(request: Request, db, form: FormData) -> Response:
    """Makes a draft with the same words."""
    row = asked.mine(request, db)
    try:
        number = db.write(drafts.copy, row.member_id, row.id)
    except drafts.TooManyDrafts:
        return see_other(request, "/profile/listings?tab=drafts", "drafts-full")
    return see_other(request, f"/listings/{number}/edit", "listing-copied")


def delete_page(request: Request, db, form: FormData) -> Response:
    """Asks once more before a listing is destroyed."""
    row = asked.mine(request, db)
    return page(request, "listings/delete.html", row=row, title=_title(request, row))


def delete(request: Request, db, form: FormData) -> Response:
    """Destroys the listing with its photos and history."""
    row = asked.mine(request, db)
    db.write(drafts.delete, row.member_id, row.id)
    tab = "drafts" if row.state == "draft" else "hidden" if row.state == "hidden" else "ended"
    return see_other(request, "/profile/listings?tab=" + ("active" if row.state == "live" else tab), "listing-deleted")
