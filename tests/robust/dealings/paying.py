"""How people of the walk pay, beside the books of the payment service."""

from tests.payments.test_news import signed
from tests.robust.dealings.bank import Bank
from tests.robust.dealings.society import Society
from tests.robust.dealings.trading import SOLD, Deal, Trading

PAYABLE = ("agreed", "reserved", "given", "got")


class Paying:
    """Payments of deals."""

    def __init__(self, society: Society, trading: Trading, bank: Bank):
        self.all, self.trading, self.bank, self.dice = society, trading, bank, society.dice
        self.deals: dict[int, Deal] = {}  # by the number of the payment
        trading.paid = lambda deal: any(one is deal and self.row(number).state == "paid" for number, one in self.deals.items())

    def checkout(self) -> None:
        """The buyer goes to the page of the service, perhaps twice, and perhaps pays there."""
        chosen = [one for one in self.trading.deals.values() if one.pay == "provider" and one.buyer not in self.all.gone]
        if not chosen:
            return
        deal = self.dice.choice([one for one in chosen if one.state in PAYABLE] or chosen)
        paid = any(one is deal and self.row(number).paid_at for number, one in self.deals.items())
        taken, status, leads = self.all.post(deal.buyer, f"/deals/{deal.number}/checkout")
        fits = deal.state in PAYABLE and self.all.awake(*deal.people) and not self.trading.talking.apart(*deal.people)
        assert taken == fits, (status, deal)
        if taken:
            number = int(leads.split("/")[2])
            assert self.deals.setdefault(number, deal) is deal and (not paid or self.row(number).paid_at)
            self.all.places[f"/payments/{number}"] = deal.people
            page = self.bank.of(number)
            if self.dice.random() < 0.7 and self.bank.pay(page["id"]):
                self.all.count("paid")

    def row(self, number: int):
        return self.all.house.db.one("select * from payment where id = :id", id=number)

    def hear(self) -> None:
        """News come in any order, some twice, some forged; those about blocked data have to come again."""
        for body in self.dice.sample(self.bank.news, min(3, len(self.bank.news))):
            number = next(int(page["payment"]) for page in self.bank.pages.values() if f'"{page["payment"]}"'.encode() in body)
            before = self.row(number)
            forged = self._tell(body, signed(body + b" "))
            assert forged == 400 and self.row(number) == before
            frozen = self.all.frozen & set(self.deals[number].people)
            for _ in range(self.dice.choice((1, 2, 3))):
                assert self._tell(body, signed(body)) == (503 if frozen else 200)
            if not frozen:
                self.bank.news.remove(body)

    def _tell(self, body: bytes, signature: str) -> int:
        return self.all.outsider.post("/payments/news", content=body, headers={"stripe-signature": signature}).status_code

    def look(self) -> None:
        """The job asks the service about what it did not tell, and gives back."""
        self.all.house.db.write(lambda tx: tx.run("update payment set looked_at = 0"))
        self.all.house.run_job("payments")

    def check(self) -> None:
        """Nothing is taken for paid or given back that was not, and no sum is taken or given back twice."""
        takings: dict[int, int] = {}
        for number, deal in self.deals.items():
            row, page = self.row(number), self.bank.of(number)
            assert (row.amount, row.amount * 100) == (deal.price, page["amount"])
            assert row.state not in ("paid", "refunded") or page["paid"], deal
            assert row.state != "refunded" or self.bank.refunds.get(page["intent"]) == 1, deal
            takings[deal.number] = takings.get(deal.number, 0) + page["paid"]
        assert all(n <= 1 for n in takings.values()) and all(n == 1 for n in self.bank.refunds.values())
        assert self.all.house.db.value("select count(*) from payment") == len(self.deals)

    def settled(self) -> None:
        """In the end everybody has what is theirs: paid for what was sold, given back for what was not."""
        for _ in range(2):
            self.look()
            self.hear()
        for number, deal in self.deals.items():
            row, page = self.row(number), self.bank.of(number)
            ended = deal.state not in (*PAYABLE, "disputed", *SOLD) and not deal.kept
            if page["paid"] and not self.all.frozen & set(deal.people):
                assert row.state == ("refunded" if ended else "paid"), (deal, row)
