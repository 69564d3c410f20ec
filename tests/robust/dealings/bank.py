"""A payment service in memory: it keeps books of its own, and tells of what happened in signed news."""

import json

from web.core.clock import DAY


class Bank:
    """Pages to pay on by their number, what was paid and given back, and news that were not delivered yet."""

    def __init__(self, now):
        self.now = now
        self.pages: dict[str, dict] = {}
        self.keys: dict[str, dict] = {}
        self.refunds: dict[str, int] = {}  # how often a sum was given back, by payment there
        self.news: list[bytes] = []

    def ask(self, method: str, path: str, values: dict | None = None, key: str = "") -> dict:
        """One call of its interface; the same key is done once."""
        if key and key in self.keys:
            return self.keys[key]
        answer = self._refund(values) if path == "/v1/refunds" else self._create(values) if method == "POST" else self._look(path)
        if key:
            self.keys[key] = answer
        return answer

    def _create(self, values: dict) -> dict:
        number = f"cs_{len(self.pages)}"
        self.pages[number] = {"id": number, "payment": values["metadata[payment]"], "intent": f"pi_{len(self.pages)}", "at": self.now(),
                              "amount": int(values["line_items[0][price_data][unit_amount]"]), "paid": False}
        return {"id": number, "url": f"http://127.0.0.1:1/pay/{number}"}

    def _look(self, path: str) -> dict:
        page = self.pages[path.split("?")[0].split("/")[-1]]
        charge = {"refunded": page["intent"] in self.refunds}
        state = "complete" if page["paid"] else "expired" if self._over(page) else "open"
        return {"id": page["id"], "amount_total": page["amount"], "currency": "kzt", "status": state,
                "payment_status": "paid" if page["paid"] else "unpaid", "payment_intent": {"id": page["intent"], "latest_charge": charge}}

    def _refund(self, values: dict) -> dict:
        page = next(one for one in self.pages.values() if one["intent"] == values["payment_intent"])
        assert page["paid"]
        self.refunds[page["intent"]] = self.refunds.get(page["intent"], 0) + 1
        self._tell("charge.refunded", page, {"id": "ch", "payment_intent": page["intent"], "amount_refunded": page["amount"]})
        return {"status": "succeeded"}

    def _over(self, page: dict) -> bool:
        return self.now() - page["at"] > DAY

    def pay(self, number: str) -> bool:
        """Somebody pays there; a page is open for a day and takes money once."""
        page = self.pages[number]
        if page["paid"] or self._over(page):
            return False
        page["paid"] = True
        self._tell("payment_intent.succeeded", page, {"id": page["intent"]})
        self._tell("checkout.session.completed", page, {
            "id": number, "payment_intent": page["intent"], "payment_status": "paid", "amount_total": page["amount"]})
        return True

    def _tell(self, kind: str, page: dict, thing: dict) -> None:
        whole = {"amount": page["amount"], "currency": "kzt", "metadata": {"payment": page["payment"]}, **thing}
        self.news.append(json.dumps({"id": f"evt_{page['id']}_{kind}", "type": kind, "data": {"object": whole}}).encode())

    def of(self, payment: int) -> dict | None:
        """The page for a payment of the site."""
        return next((page for page in self.pages.values() if page["payment"] == str(payment)), None)
