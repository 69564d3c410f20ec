"""The buyer's way to the page of the payment service."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.gateway import NoGround
from web.core.i18n import N_
from web.core.page import see_other
from web.core.refusal import NotFound, Unavailable
from web.deals import paying
from web.deals.views import asked
from web.payments import store
from web.payments.provider import Order, Unreachable
from web.payments.stripe import Stripe, pass_on, service

SILENT = N_("The payment service does not answer now, and nothing was paid. Try again in a few minutes, or choose another way of paying.")


def pay(request: Request, db, form: FormData) -> Response:
    """Makes the page at the service, once for a deal, and leads to where its address stands. Raises NotFound, Unavailable."""
    row, settings = asked.mine(request, db), request.app.state.settings
    if not paying.payable(request, db, row):
        raise NotFound()
    number = db.write(store.begin, "deal", row.id, row.buyer_id, row.seller_id, row.price)
    if store.mine(db, row.buyer_id, number).state == "begun":
        ours = f"{settings.public_address}/payments/{number}"
        try:
            db.write(pass_on, row.buyer_id, service(db))
            order = Order(number, row.price, f"{settings.public_address.split('://')[-1]} {row.id}", f"{ours}?said=payment-returned", ours)
            db.write(store.opened, number, Stripe(settings).create(order))
        except (Unreachable, NoGround) as error:
            raise Unavailable(SILENT, retry_after=300) from error
    return see_other(request, f"/payments/{number}")
