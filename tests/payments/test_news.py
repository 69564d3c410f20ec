"""News of the payment service: signed or refused, in any order, each once."""

import asyncio
import hashlib
import hmac
import itertools
import json
import logging

import pytest

from tests.payments.conftest import SECRET
from web.core import clock
from web.payments import rules


def event(payment, kind: str, code: str = "evt_1", **thing) -> bytes:
    """News as the service writes them."""
    whole = {"id": "pi_1", "amount": 8_000_000, "currency": "kzt", "metadata": {"payment": str(payment.id)}, **thing}
    return json.dumps({"id": code, "type": kind, "data": {"object": whole}}).encode()


def signed(body: bytes, at: int | None = None, secret: str = SECRET) -> str:
    """The head that goes with it."""
    at = clock.now() if at is None else at
    return f"t={at},v1=" + hmac.new(secret.encode(), str(at).encode() + b"." + body, hashlib.sha256).hexdigest()


def tell(guest, body: bytes, signature: str | None = None) -> int:
    """Sends news to the site."""
    headers = {"stripe-signature": signed(body) if signature is None else signature}
    return guest.post("/payments/news", content=body, headers=headers).status_code


def state(house, payment) -> str:
    """How the payment stands."""
    return house.db.value("select state from payment where id = :id", id=payment.id)


PAID = ("payment_intent.succeeded", {})
DONE = ("checkout.session.completed", {"id": "cs", "payment_intent": "pi_1", "payment_status": "paid", "amount_total": 8_000_000})
BACK = ("charge.refunded", {"id": "ch_1", "payment_intent": "pi_1", "amount_refunded": 8_000_000})
LATE = ("checkout.session.expired", {"id": "cs", "payment_intent": None, "amount_total": 8_000_000})


@pytest.mark.parametrize("order", list(itertools.permutations((PAID, DONE, BACK, LATE))))
def test_in_whatever_order_news_come_the_end_is_the_same(house, guest, payment, order):
    for place, (kind, thing) in enumerate(order):
        thing = {**thing, "id": payment.reference} if kind.startswith("checkout") else thing
        body = event(payment, kind, f"evt_{place}", **thing)
        assert [tell(guest, body), tell(guest, body)] == [200, 200]
    assert state(house, payment) == "refunded" and house.db.value("select count(*) from payment_event") == 4


@pytest.mark.parametrize("spoil", [
    lambda body: "", lambda body: "t=x,v1=0", lambda body: signed(body, secret="whsec_other"), lambda body: signed(body, clock.now() - 301),
    lambda body: signed(body, clock.now() + 301), lambda body: signed(body + b" "), lambda body: signed(body).replace("v1", "v0"),
    lambda body: signed(body) + f",t={clock.now()}"])
def test_forged_news_are_refused_and_logged_without_what_they_said(house, guest, payment, caplog, spoil):
    body = event(payment, *PAID[:1])
    with caplog.at_level(logging.WARNING):
        assert tell(guest, body, spoil(body)) == 400
    assert state(house, payment) == "open"
    assert "refused" in caplog.text and str(payment.id) not in caplog.text and "pi_1" not in caplog.text


@pytest.mark.parametrize("thing", [{"amount": 7_999_900}, {"amount": 8_000_001}, {"currency": "usd"}, {"amount": "8000000"},
                                   {"amount": True}])
def test_another_sum_is_not_paid_and_the_administrator_sees_it(house, guest, olzhas, payment, thing):
    assert tell(guest, event(payment, "payment_intent.succeeded", **thing)) == 200
    assert state(house, payment) == "open"
    assert "Служба сообщила другую сумму" in olzhas.page("/admin/payments")


@pytest.mark.parametrize("body", [b"{}", b"[]", b"null", b"\xff", b'{"id": 1, "type": "a", "data": {"object": {}}}',
                                  b'{"id": "e", "type": "a", "data": 5}', b'{"id": "", "type": "a", "data": {"object": {}}}'])
def test_signed_nonsense_is_refused(house, guest, payment, body):
    assert tell(guest, body) == 400


@pytest.mark.parametrize("thing", [{"metadata": None}, {"metadata": {"payment": "x"}}, {"metadata": {"payment": str(2**70)}}, {"id": None}])
def test_news_of_something_else_change_nothing(house, guest, payment, thing):
    assert tell(guest, event(payment, "payment_intent.succeeded", **{"id": "pi_other", "metadata": {"payment": "12"}, **thing})) == 200
    assert state(house, payment) == "open"


def test_a_page_that_was_completed_without_money_is_not_paid(house, guest, payment):
    tell(guest, event(payment, DONE[0], **{**DONE[1], "id": payment.reference, "payment_status": "unpaid"}))
    assert state(house, payment) == "open"


def test_a_part_given_back_is_not_all(house, guest, payment):
    tell(guest, event(payment, "payment_intent.succeeded"))
    tell(guest, event(payment, "charge.refunded", "evt_2", **{**BACK[1], "amount_refunded": 100}))
    assert state(house, payment) == "paid"


def test_a_long_body_is_refused(guest, payment):
    assert tell(guest, b"x" * 300_000, "t=1") == 400


@pytest.mark.parametrize(("text", "fits"), [
    ("https://pay.kaspi.kz/pay/abc?x=1", True), ("https://example.kz", True), ("http://example.kz/pay", False),
    ("javascript:alert(1)", False),
    ("https://user@example.kz", False), ("https://example.kz:8443", False), ("https://127.0.0.1/", False), ("https://localhost/", False),
    ("https://exämple.kz", False), ("https://example.kz/a b", False), ("https://example.kz\\@evil.kz", False), ("//example.kz", False),
    ("https://" + "a" * 600 + ".kz", False), ("", False), ("https://[::1", False)])
def test_only_plain_secure_addresses_are_taken_for_paying(text, fits):
    assert (rules.pay_link(text) == text) is fits


def test_news_that_break_off_are_refused_and_change_nothing(house):
    """A line that was cut, or somebody who announces more than they send."""
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
             "path": "/payments/news", "raw_path": b"/payments/news", "query_string": b"", "root_path": "",
             "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2), "headers": [(b"content-length", b"900")]}
    came = iter([{"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"}])
    sent = []

    async def receive() -> dict:
        return next(came)

    async def send(message: dict) -> None:
        sent.append(message)

    asyncio.run(asyncio.wait_for(house.front(scope, receive, send), 10))
    assert sent[0]["status"] == 400
