"""The public page of a listing."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core import clock
from web.core.page import page, prefix_of
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.core.view import ROLES
from web.listings import linked, reading, risking, rules, words
from web.listings.store import phones, rows
from web.listings.views import asked
from web.scam.trusted import TOPIC as TRUSTED


def show(request: Request, db, form: FormData) -> Response:
    """The listing for everybody, for its owner in any state, for staff where they hid it."""
    viewer, number = request.state.member, asked.number(request)
    row = (viewer and rows.own(db, viewer.id, number)) or rows.shown(db, number)
    owner = row is not None and viewer is not None and row.member_id == viewer.id
    if row is None or not (owner or _may_look(row, viewer)):
        return _gone(request, db, row)
    if viewer and not owner and not viewer.blocked_at:
        request.app.state.site.opens(db, viewer.id, number)
    values = reading.listing(db, row, request.state.language)
    topics = (f"listing:{number}", f"member:{row.member_id}", "catalog", "places", f"usual price:{row.category_id}", TRUSTED)
    risk = None if owner else risking.note(request, db, row, values["title"], values["text"])
    return page(request, "listings/show.html", topics=topics, owner=owner, risk=risk, waits=_waits(row),
                linked=_linked(request, db, values), phone="",
                phone_state=reading.phone(row, viewer, asked.dealt(request, db), asked.apart(request, db)),
                phone_why="", asked_for=phones.asked(db, number) if owner and row.state == "live" else None, **values)


def _may_look(row: Row, viewer: Row | None) -> bool:
    """Everybody sees what is live; staff see what a decision of theirs hid."""
    staff = viewer is not None and ROLES[viewer.role] >= ROLES["moderator"]
    return row.state == "live" or (row.state == "hidden" and staff)


def _linked(request: Request, db, values: dict) -> list | None:
    """What search engines are told; nothing where the seller keeps the listing to this site."""
    row = values["row"]
    if row.state != "live" or row.site_only_at is not None:
        return None
    return linked.described(values, catalog(db), request.state.language, request.app.state.settings.public_address,
                            prefix_of(request))


def _waits(row: Row) -> bool:
    """Whether a live listing cannot be renewed yet."""
    return rules.renewable_at(row) > clock.now()


def _gone(request: Request, db, row: Row | None) -> Response:
    """What ended is gone at once; the page says so, and where others of its kind are. Anything else is not there."""
    if row is None or row.state not in rules.ENDED:
        raise NotFound()
    tree = catalog(db)
    category = tree.by_id(row.category_id)
    return page(request, "listings/gone.html", 404, category=category, address=category and tree.address(category.id),
                taken="" if row.reserved else words.taken(row))
