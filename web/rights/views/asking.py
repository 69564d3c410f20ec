"""Naming the listing and what of one's own is in it, and leaving an e-mail for the code."""

import secrets

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.i18n import _
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings.rules import in_language
from web.listings.store import rows
from web.rights import rules
from web.rights.forms import ASKING, PhotoForm
from web.rights.store import codes

CODE = "claim code"  # what the signed address of the code page is for


def start(request: Request, db, form: FormData) -> Response:
    """What can be asked here by whom, and the three ways to begin."""
    number = rules.listing_number(request.query_params.get("listing", ""))
    return page(request, "rights/start.html", topics=("operator",), number=number)


def ask_page(request: Request, db, form: FormData) -> Response:
    """The form for one kind of data."""
    number = rules.listing_number(request.query_params.get("listing", ""))
    member = request.state.member
    made = _form(request)(data={"listing": str(number) if number else "", "contact": member.email if member else ""})
    return _page(request, db, made)


def _form(request: Request) -> type[PhotoForm]:
    if request.path_params["kind"] not in ASKING:
        raise NotFound()
    return ASKING[request.path_params["kind"]]


def _page(request: Request, db, made: PhotoForm, status: int = 200) -> Response:
    listing = _in_view(db, made)
    title = in_language(listing, "title", request.state.language)[0] if listing else ""
    return page(request, "rights/ask.html", status, form=made, kind=request.path_params["kind"], listing=listing, title=title)


def _in_view(db, made: PhotoForm) -> Row | None:
    number = rules.listing_number(made.listing.data or "")
    row = rows.shown(db, number) if number else None
    return row if row is not None and row.state == "live" else None


def ask(request: Request, db, form: FormData) -> Response:
    """Mails the code and goes on to where it is typed in; a program that fills the hidden field gets nothing."""
    made = _form(request)(form)
    if not made.validate() or not _is_somebodys(request, db, made):
        return _page(request, db, made, 422)
    if made.website.data:
        return see_other(request, "/rights")
    app = request.app.state
    number = db.write(codes.ask, app.settings, _asked(request, made), f"{secrets.randbelow(10**6):06}", app.keys.lookup)
    return see_other(request, "/rights/code/" + app.keys.sign(CODE, str(number)))


def _is_somebodys(request: Request, db, made: PhotoForm) -> bool:
    """Whether the listing is one that people see, and not the person's own."""
    listing, member = _in_view(db, made), request.state.member
    if listing is None:
        made.listing.errors = [_("There is no such listing in view. What has ended or is hidden nobody sees any more.")]
    elif member is not None and listing.member_id == member.id:
        made.listing.errors = [_("This listing is yours: edit it, and it is changed at once.")]
    else:
        return True
    return False


def _asked(request: Request, made: PhotoForm) -> dict:
    kind, contact = request.path_params["kind"], made.contact.data
    datum = {"phone": made.phone.data if kind == "phone" else "", "email": contact, "photo": ""}[kind]
    return {"listing_id": rules.listing_number(made.listing.data), "kind": kind, "datum": datum, "contact": contact,
            "statement": made.statement.data or "", "contact_hash": request.app.state.keys.lookup(contact),
            "language": request.state.language}
