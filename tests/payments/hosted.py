"""The trial payment service, a process of its own on this machine: a script that is given a port.

It is localstripe with the pages to pay on that it lacks, made of its payment intents."""

import sys

from aiohttp import web
from localstripe.resources import PaymentIntent
from localstripe.server import app, get_post_data, unflatten_data

SESSIONS: dict[str, dict] = {}


def _whole(session: dict, expanded: bool) -> dict:
    intent = PaymentIntent._api_retrieve(session["payment_intent"])
    paid = intent.status == "succeeded"
    told = {**session, "payment_status": "paid" if paid else "unpaid", "status": "complete" if paid else "open"}
    return {**told, "payment_intent": intent._export(expand=["latest_charge"])} if expanded else told


async def create(request: web.Request) -> web.Response:
    """Makes a page for one order."""
    data = await get_post_data(request)
    price = data["line_items"][0]["price_data"]
    intent = PaymentIntent._api_create(amount=price["unit_amount"], currency=price["currency"], metadata=data["metadata"])
    number = f"cs_test_{len(SESSIONS)}"
    SESSIONS[number] = {"id": number, "object": "checkout.session", "url": f"http://127.0.0.1:{sys.argv[1]}/pay/{number}",
                        "payment_intent": intent.id, "amount_total": intent.amount, "currency": intent.currency,
                        "metadata": data["metadata"]}
    return web.json_response(_whole(SESSIONS[number], False))


async def look(request: web.Request) -> web.Response:
    """How a page stands."""
    session = SESSIONS.get(request.match_info["id"])
    if session is None:
        return web.json_response({"error": {}}, status=404)
    return web.json_response(_whole(session, "expand" in unflatten_data(request.query)))


if __name__ == "__main__":
    app.router.add_post("/v1/checkout/sessions", create)
    app.router.add_get("/v1/checkout/sessions/{id}", look)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None)
