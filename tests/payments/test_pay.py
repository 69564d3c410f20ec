"""Paying a deal on the page of the payment service, and getting it back."""

import json
import socketserver
import threading
import time
from http.server import BaseHTTPRequestHandler

import pytest

from tests.conftest import plain_text
from tests.deals.conftest import state, step
from tests.deals.test_walk import past
from tests.messages.conftest import destroy, freeze
from tests.payments.conftest import SECRET
from web.core import clock
from web.payments.provider import Unreachable


def row(house, payment):
    """The payment as it is now."""
    return house.db.one("select * from payment where id = :id", id=payment.id)


def look_again(house, payment) -> None:
    """The job asks about the payment, as it does after some minutes."""
    house.db.write(lambda tx: tx.run("update payment set looked_at = 0 where id = :id", id=payment.id))
    house.run_job("payments")


def test_the_sum_is_asked_in_hundredths_and_nothing_about_the_person_leaves(house, boris, service, payment):
    session = service.ask("GET", f"/v1/checkout/sessions/{payment.reference}")
    assert (session["amount_total"], session["currency"], session["metadata"]) == (8_000_000, "kzt", {"payment": str(payment.id)})
    assert not any(word in json.dumps(session) for word in ("Борис", "boris", "Айгерим"))
    transfer = house.db.one("select * from transfer order by id desc limit 1")
    assert (transfer.recipient, transfer.member_id) == ("Trial service", boris.member_id)


def test_who_presses_twice_comes_to_the_same_page(house, boris, deal, payment):
    assert boris.do(f"/deals/{deal}/checkout").headers["location"].endswith(f"/payments/{payment.id}")
    assert house.db.value("select count(*) from payment") == 1
    assert payment.address in boris.page(f"/payments/{payment.id}")


def test_only_the_buyer_pays_and_only_the_two_see_the_payment(aigerim, sanzhar, guest, deal, payment):
    for person in (aigerim, sanzhar):
        person.do(f"/deals/{deal}/checkout", status=404)
    sanzhar.page(f"/payments/{payment.id}", 404)
    assert guest.get(f"/payments/{payment.id}").status_code == 303
    assert payment.address not in aigerim.page(f"/payments/{payment.id}")


def test_what_was_paid_is_found_without_any_news_and_both_get_a_receipt(house, aigerim, boris, service, deal, payment):
    service.pay(payment.reference)
    look_again(house, payment)
    assert row(house, payment).state == "paid"
    for person, word in ((boris, "Квитанция"), (aigerim, "Квитанция")):
        page = person.page(f"/payments/{payment.id}")
        assert word in page and "80 000" in page.replace("\u202f", " ")
        assert f"/payments/{payment.id}" in person.page(f"/deals/{deal}")
    assert [mail.kind for mail in house.mails()].count("payment") == 2
    boris.do(f"/deals/{deal}/checkout")
    assert house.db.value("select count(*) from payment") == 1, "nobody pays twice"


def test_a_deal_that_ends_without_handing_over_gives_the_sum_back_once(house, boris, service, deal, payment):
    intent = service.pay(payment.reference)
    look_again(house, payment)
    step(boris, deal, "cancel")
    house.run_job("payments")
    house.run_job("payments")
    assert row(house, payment).state == "refunded"
    refunds = service.ask("GET", f"/v1/refunds?payment_intent={intent}")["data"]
    assert [refund["amount"] for refund in refunds] == [8_000_000]


@pytest.mark.parametrize("who", ["aigerim", "boris"])
def test_a_term_does_not_give_back_what_was_paid_for_a_thing_that_one_says_was_handed_over(
        house, request, aigerim, boris, madina, service, deal, payment, who):
    service.pay(payment.reference)
    look_again(house, payment)
    step(request.getfixturevalue(who), deal, "give" if who == "aigerim" else "get")
    house.db.write(past, deal)
    house.run_job("terms of deals")
    house.run_job("payments")
    assert state(house, deal) == "disputed" and row(house, payment).refund_wanted_at is None
    assert f"/admin/deals/{deal}" in madina.page("/admin/deals")
    seen = house.db.value("select last_id from deal where id = :id", id=deal)
    madina.do(f"/admin/deals/{deal}", {"judge-decision": "judge_handed", "judge-reason": "Вещь у покупателя", "seen": seen})
    house.run_job("payments")
    assert (state(house, deal), row(house, payment).state) == ("judged", "paid")
    assert "Модератор" in plain_text(boris.page(f"/deals/{deal}"))


@pytest.mark.parametrize(("said", "leaves", "end"), [
    ("", "boris", "refunded"), ("", "aigerim", "refunded"), ("give", "aigerim", "refunded"), ("give", "boris", "paid"),
    ("get", "aigerim", "paid"), ("get", "boris", "paid")])
def test_who_deletes_their_account_does_not_get_thing_and_money(house, request, aigerim, boris, service, deal, payment, said, leaves, end):
    service.pay(payment.reference)
    look_again(house, payment)
    if said:
        step({"give": aigerim, "get": boris}[said], deal, said)
    destroy(house, request.getfixturevalue(leaves))
    house.run_job("destructions")
    house.run_job("terms of deals")
    house.run_job("payments")
    assert (state(house, deal), row(house, payment).state) == ("gone", end)


def test_what_is_paid_after_the_deal_ended_goes_back_too(house, boris, service, deal, payment):
    step(boris, deal, "cancel")
    service.pay(payment.reference)
    look_again(house, payment)
    assert row(house, payment).state == "refunded"


def test_a_deal_that_is_done_is_not_given_back(house, aigerim, boris, service, deal, payment):
    service.pay(payment.reference)
    look_again(house, payment)
    step(aigerim, deal, "give")
    step(boris, deal, "get")
    house.run_job("payments")
    assert row(house, payment).state == "paid" and row(house, payment).refund_wanted_at is None


def test_nothing_changes_while_the_data_of_one_of_them_are_blocked(house, aigerim, service, payment):
    service.pay(payment.reference)
    freeze(house, aigerim)
    look_again(house, payment)
    assert row(house, payment).state == "open"
    freeze(house, aigerim, None)
    look_again(house, payment)
    assert row(house, payment).state == "paid"


def test_without_an_answer_of_the_service_the_buyer_is_told_and_nothing_is_lost(house, boris, deal, monkeypatch):
    monkeypatch.setattr("web.payments.stripe.Stripe._ask", _silent)
    answer = boris.do(f"/deals/{deal}/checkout", status=503)
    assert "Платёжная служба сейчас не отвечает" in answer.text
    monkeypatch.undo()
    boris.do(f"/deals/{deal}/checkout")
    assert house.db.value("select count(*) from payment") == 1


def _silent(*args, **named):
    raise Unreachable("silent")


class Ear(BaseHTTPRequestHandler):
    """Hears the news that the service sends."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.heard.append((body, self.headers["stripe-signature"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args) -> None:
        """Says nothing."""


@pytest.fixture
def heard(service):
    """A list that fills with the news of the service."""
    with socketserver.TCPServer(("127.0.0.1", 0), Ear) as server:
        server.heard = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        service.ask("POST", "/_config/webhooks/trial", url=f"http://127.0.0.1:{server.server_address[1]}/", secret=SECRET)
        yield server.heard
        server.shutdown()


def test_signed_news_of_the_service_itself_are_taken_in_once(house, guest, service, payment, heard):
    service.pay(payment.reference)
    until = time.monotonic() + 4
    while not (mine := [pair for pair in heard if str(payment.id).encode() in pair[0]]) and time.monotonic() < until:
        time.sleep(0.05)
    [(body, signature)] = mine
    assert abs(json.loads(body)["created"] - clock.now()) < 60
    for _ in range(3):
        assert guest.post("/payments/news", content=body, headers={"stripe-signature": signature}).status_code == 200
    assert row(house, payment).state == "paid"
    assert house.db.value("select count(*) from payment_event") == 1 and len(house.mails()) == len({one.id for one in house.mails()})
    assert [mail.kind for mail in house.mails()].count("payment") == 2
