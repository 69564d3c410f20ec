"""The adapter of payment services that speak the interface of Stripe: a page of theirs to pay on, signed news, refunds.

Only numbers and a sum leave the site, over HTTPS and after the gateway; what people type about their cards never comes here.
"""

import hashlib
import hmac
import http.client
import json
from typing import Any
from urllib.parse import urlencode, urlsplit

from web.core import gateway
from web.core.db import Reader, Transaction
from web.core.i18n import N_
from web.core.settings import Settings
from web.core.sqlite import Row
from web.payments.provider import Forged, Hosted, News, Order, Unreachable

SUBUNITS, CURRENCY = 100, "kzt"  # the service counts tenge in hundredths (ISO 4217: two decimals)
TOLERANCE, PATIENCE, LONGEST = 300, 15, 1_000_000  # seconds that news may be old; seconds and bytes of an answer
HERE = ("127.0.0.1", "localhost", "::1")  # where a service for trials may answer without HTTPS
WHAT, PURPOSE = N_("number and sum of a payment"), N_("paying for a deal on the page of the payment service")
STATES = {"checkout.session.completed": "paid", "checkout.session.async_payment_succeeded": "paid", "payment_intent.succeeded": "paid",
          "checkout.session.expired": "expired", "charge.refunded": "refunded"}


def service(db: Reader) -> Row | None:
    """The payment service in the register of processors; without it nothing is paid on the site."""
    return gateway.processor(db, "payments")


def pass_on(tx: Transaction, member_id: int, one: Row) -> int:
    """Writes down that the payment service learns of a payment of this member. Raises NoGround."""
    return gateway.pass_on(tx, member_id, one.name, one.country, gateway.contract(one), WHAT, PURPOSE)


class Stripe:
    """One account at the service, as the settings say."""

    def __init__(self, settings: Settings):
        self._address, self._key, self._secret = urlsplit(settings.payment_api), settings.payment_key, settings.payment_secret

    @property
    def ready(self) -> bool:
        """Whether all three settings are there and the connection would be secure."""
        safe = self._address.scheme == "https" or (self._address.scheme == "http" and self._address.hostname in HERE)
        return bool(safe and self._address.hostname and self._key and self._secret)

    def create(self, order: Order) -> Hosted:
        """A page for one order. Raises Unreachable."""
        number, item = str(order.number), "line_items[0]"
        answer = self._ask("POST", "/v1/checkout/sessions", {
            "mode": "payment", "client_reference_id": number, "success_url": order.paid_address, "cancel_url": order.back_address,
            "metadata[payment]": number, "payment_intent_data[metadata][payment]": number, f"{item}[quantity]": "1",
            f"{item}[price_data][currency]": CURRENCY, f"{item}[price_data][unit_amount]": str(order.amount * SUBUNITS),
            f"{item}[price_data][product_data][name]": order.title}, key=f"payment-{number}")
        reference, address = answer.get("id"), answer.get("url")
        if not (isinstance(reference, str) and isinstance(address, str) and 0 < len(reference) <= 255 and len(address) <= 4_000):
            raise Unreachable("no page")
        if urlsplit(address).scheme != "https" and urlsplit(address).hostname not in HERE:
            raise Unreachable("no secure page")
        return Hosted(reference, address)

    def look(self, number: int, reference: str) -> News:
        """How the page and its payment stand. Raises Unreachable."""
        session = self._ask("GET", f"/v1/checkout/sessions/{reference}?" + urlencode({"expand[]": "payment_intent.latest_charge"}))
        intent = session.get("payment_intent")
        intent = intent if isinstance(intent, dict) else {"id": intent or ""}
        charge = intent.get("latest_charge")
        refunded = isinstance(charge, dict) and charge.get("refunded") is True
        paid = session.get("payment_status") == "paid"
        state = "refunded" if refunded else "paid" if paid else "expired" if session.get("status") == "expired" else ""
        return News("", "looked", state, _tenge(session.get("amount_total")), str(session.get("currency") or "").lower(), number, reference,
                    str(intent.get("id") or ""))

    def refund(self, number: int, intent: str) -> str:
        """Asks for all of it to be given back. Raises Unreachable."""
        answer = self._ask("POST", "/v1/refunds", {"payment_intent": intent}, key=f"refund-{number}")
        return "refunded" if answer.get("status") == "succeeded" else ""

    def news(self, body: bytes, signature: str, now: int) -> News:
        """Checks the signature over the very bytes, then reads them. Raises Forged."""
        _check(self._secret, body, signature, now)
        try:
            event = json.loads(body)
            kind, thing, code = event["type"], event["data"]["object"], event["id"]
            whole = isinstance(kind, str) and isinstance(code, str) and isinstance(thing, dict) and 0 < len(code) <= 255
        except (ValueError, KeyError, TypeError) as error:
            raise Forged("not an event") from error
        if not whole:
            raise Forged("not an event")
        return _read(code, kind[:100], thing)

    def _ask(self, method: str, path: str, values: dict[str, str] | None = None, key: str = "") -> dict[str, Any]:
        kind = http.client.HTTPSConnection if self._address.scheme == "https" else http.client.HTTPConnection
        connection = kind(self._address.hostname, self._address.port, timeout=PATIENCE)
        headers = {"Authorization": f"Bearer {self._key}", "Content-Type": "application/x-www-form-urlencoded",
                   **({"Idempotency-Key": key} if key else {})}
        try:
            connection.request(method, self._address.path.rstrip("/") + path, urlencode(values) if values else None, headers)
            answer = connection.getresponse()
            text = answer.read(LONGEST)
            found = json.loads(text) if answer.status == 200 else None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Unreachable(type(error).__name__) from error
        finally:
            connection.close()
        if not isinstance(found, dict):
            raise Unreachable(f"status {answer.status}")
        return found


def _check(secret: str, body: bytes, signature: str, now: int) -> None:
    """Raises Forged unless one of the signatures is right and made within the tolerance."""
    parts = [part.strip().partition("=") for part in signature.split(",")[:20]]
    times = [text for name, _, text in parts if name == "t" and text.isascii() and text.isdigit() and len(text) < 12]
    if not secret or len(times) != 1 or abs(now - int(times[0])) > TOLERANCE:
        raise Forged("no fresh signature")
    right = hmac.new(secret.encode(), times[0].encode() + b"." + body, hashlib.sha256).hexdigest()
    if not any(name == "v1" and hmac.compare_digest(text.encode(), right.encode()) for name, _, text in parts):
        raise Forged("wrong signature")


def _read(code: str, kind: str, thing: dict[str, Any]) -> News:
    """The news in an event whose signature was right."""
    state = STATES.get(kind, "")
    session, charge = kind.startswith("checkout."), kind.startswith("charge.")
    if (kind == "checkout.session.completed" and thing.get("payment_status") != "paid") or (
            charge and thing.get("amount_refunded") != thing.get("amount")):
        state = ""
    told = thing.get("amount_total") if session else thing.get("amount")
    known = (thing.get("metadata") or {}).get("payment") if isinstance(thing.get("metadata"), dict) else None
    number = int(known) if isinstance(known, str) and known.isascii() and known.isdigit() and len(known) < 19 else None
    intent = thing.get("payment_intent") if session or charge else thing.get("id")
    return News(code, kind, state, _tenge(told), str(thing.get("currency") or "").lower(), number,
                str(thing.get("id") or "") if session else "", intent if isinstance(intent, str) else "")


def _tenge(hundredths: Any) -> int | None:
    """Whole tenge; None for what is no whole sum."""
    fits = isinstance(hundredths, int) and not isinstance(hundredths, bool) and hundredths >= 0 and hundredths % SUBUNITS == 0
    return hundredths // SUBUNITS if fits else None
