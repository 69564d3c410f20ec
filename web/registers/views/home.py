"""The first page of the registers: what waits, and the way to each register."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock, gateway
from web.core.page import page
from web.registers import bundle, rules
from web.registers.store import authorities, handovers, incidents


def home(request: Request, db, form: FormData) -> Response:
    """What waits comes first: requests and incidents with what is left of their terms."""
    now = clock.now()
    urgent = [(row, rules.countdown(row.due_at, now)) for row in authorities.newest(db) if row.state not in ("handed", "refused")]
    broken = [(row, rules.countdown(row.due_at, now)) for row in incidents.newest(db) if not row.reported_at and not row.closed_at]
    return page(request, "registers/home.html", requests=urgent, incidents=broken, handover=handovers.current(db),
                processors=len(gateway.processors(db)))


def waiting(db) -> int:
    """What the menu counts."""
    return authorities.waiting(db) + incidents.waiting(db)


def key(request: Request, db, form: FormData) -> Response:
    """The public key with which anybody checks a bundle for an authority."""
    return Response(bundle.public_pem(request.app.state.keys), headers={"cache-control": "public, max-age=3600"},
                    media_type="application/x-pem-file")
