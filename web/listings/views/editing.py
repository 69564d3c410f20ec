"""The edit page: everything is saved whatever button is pressed, also with mistakes, which others never see."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core import tokens
from web.core.page import page, see_other
from web.core.sqlite import Row
from web.guard.asking import NOTHING, Reading
from web.listings import guarding, rules
from web.listings.entry import Entry
from web.listings.judging import columns, judge
from web.listings.receiving import take
from web.listings.store import drafts, rows, shelf
from web.listings.views import asked, publishing
from web.media import store as media


def edit_page(request: Request, db, form: FormData) -> Response:
    """The form with what is stored; a draft is not blamed for what is still empty."""
    row = asked.mine(request, db)
    entry = judge(db, row, request.state.language)
    entry.forgive()
    return show(request, db, row, entry)


def show(request: Request, db, row: Row, entry: Entry, status: int = 200, photo_error: str = "",
         reading: Reading = NOTHING) -> Response:
    """The edit page with what was entered, what is wrong with it, and what others should perhaps not read in it."""
    tree = catalog(db)
    first, second = ("kk", "ru") if request.state.language == "kk" else ("ru", "kk")
    return page(request, "listings/edit.html", status, entry=entry, form=entry.form, first=first, second=second, reading=reading,
                crumbs=tree.path(row.category_id) if tree.by_id(row.category_id) else (),
                **strip(db, row, photo_error))


def strip(db, row: Row, photo_error: str = "") -> dict:
    """What the strip of photos wants; each rendering has its own key, so that a repeated upload makes one photo."""
    return {"row": row, "photos": media.of(db, "listing", row.id), "photo_error": photo_error,
            "upload_key": tokens.new_token(), "most": rules.MOST_PHOTOS}


def edit(request: Request, db, form: FormData) -> Response:
    """Saves all that was entered, takes a photo that came along, and does what the button says."""
    row = asked.mine(request, db)
    entry = judge(db, row, request.state.language, form)
    reading = guarding.sent(request, db, row, entry, form)
    if reading.masked:
        entry = judge(db, row, request.state.language, reading.fill(form))
    saved = None if reading.holds and row.state in rules.KEPT_VALID else keep(request, db, row, entry)
    photo_error = take(request, db, row, form)
    wanted = _wanted(form)
    fine = entry.valid if saved is None or wanted == "publish" or row.state in rules.KEPT_VALID else entry.forgive()
    if "category" in form and saved is not None:
        return see_other(request, f"/listings/{row.id}/category")
    if not fine or photo_error or reading.holds:
        return show(request, db, row, entry, 422 if not fine or photo_error or reading.asks else 200, photo_error, reading)
    return _onward(request, db, rows.mine(db, row.member_id, row.id), wanted)


def _wanted(form: FormData) -> str:
    """What the pressed button wants."""
    buttons = {"category": "category", "preview": "preview", "publish": "publish", "as_it_is": "publish"}
    return next((deed for name, deed in buttons.items() if name in form), "save")


def keep(request: Request, db, row: Row, entry: Entry) -> Row | None:
    """Saves what was entered; None when it has mistakes and others see this listing, which then stays as it was."""
    values = columns(db, entry)
    known = shelf.books(db)
    if row.state == "live":
        known.prepared(Row({**row, **values}))
    return db.write(drafts.save, request.state.member.id, row.id, values, known, entry.valid)


def _onward(request: Request, db, row: Row, wanted: str) -> Response:
    if row.state == "live":
        return see_other(request, f"/listings/{row.id}", "listing-changed")
    if wanted == "publish" and row.state != "hidden":
        return publishing.attempt(request, db, row)
    path = "/preview" if wanted == "preview" else "/edit"
    return see_other(request, f"/listings/{row.id}{path}", "draft-saved")
