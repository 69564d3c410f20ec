"""What becomes of the record of a payment when its people go: it stays for five years, as numbers alone."""

from tests.deals.test_end import be_gone
from web.core.clock import DAY
from web.payments import held


def test_the_record_outlives_both_accounts_and_names_nobody(house, aigerim, boris, service, payment):
    be_gone(house, boris)
    be_gone(house, aigerim)
    row = house.db.one("select * from payment where id = :id", id=payment.id)
    assert (row.amount, row.payer_id, row.address) == (80_000, boris.member_id, "")
    assert house.db.value("select count(*) from deal") == 0
    [ends] = held.PAYMENT.ends
    assert ends.seconds == ends.least == 5 * 365 * DAY


def test_what_is_paid_after_the_payer_left_is_given_back(house, boris, service, deal, payment):
    be_gone(house, boris)
    house.run_job("terms of deals")
    service.pay(payment.reference)
    house.db.write(lambda tx: tx.run("update payment set looked_at = 0 where id = :id", id=payment.id))
    house.run_job("payments")
    assert house.db.value("select state from payment where id = :id", id=payment.id) == "refunded"
