"""What people of the walk agree on, beside a table of steps of its own, counts of pieces, and terms."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.robust.dealings.society import Society
from tests.robust.dealings.talking import Talk, Talking
from web.core.clock import DAY, local

_REFERENCE = """
bid: seller accept agreed, seller decline declined, seller counter ask, buyer cancel cancelled
ask: buyer accept agreed, buyer decline declined, buyer counter bid, seller cancel cancelled
agreed: seller give given, buyer get got, seller reserve reserved, buyer meet agreed, seller meet agreed
agreed: buyer pay agreed, seller pay agreed, buyer cancel cancelled, seller cancel cancelled
agreed: buyer fall fallen, seller fall fallen, buyer dispute disputed, seller dispute disputed
reserved: seller give given, buyer get got, seller reserve reserved, buyer meet reserved, seller meet reserved
reserved: buyer pay reserved, seller pay reserved, buyer cancel cancelled, seller cancel cancelled
reserved: buyer fall fallen, seller fall fallen, buyer dispute disputed, seller dispute disputed
given: buyer get done, buyer dispute disputed, seller dispute disputed
got: seller give done, buyer dispute disputed, seller dispute disputed
disputed: staff judge_handed judged, staff judge_not fallen, staff resume agreed
"""
LEGAL = {(line.split(":")[0], *rule.split()[:2]): rule.split()[2]
         for line in _REFERENCE.strip().splitlines() for rule in line.split(":")[1].split(",")}
AFTER_TIME = {"bid": "lapsed", "ask": "lapsed", "agreed": "lapsed", "reserved": "agreed", "given": "lapsed", "got": "lapsed"}
DAYS = {"bid": 7, "ask": 7, "agreed": 30, "given": 14, "got": 14}
OPEN = (*AFTER_TIME, "disputed")
ASIDE, SOLD = ("reserved", "given", "got"), ("done", "judged")
LATE = ("cancel", "fall", "decline", "give", "get", "dispute")  # also between people of whom one blocked the other
BREAKING = ("cancel", "fall", "decline", "dispute")
STEPS = sorted({step for _state, who, step in LEGAL if who != "staff"})


@dataclass
class Ware:
    """A listing with its pieces."""

    number: int
    owner: str
    title: str
    quantity: int
    reserved: int = 0
    sold: int = 0
    state: str = "live"

    @property
    def free(self) -> int:
        return self.quantity - self.reserved - self.sold


@dataclass
class Deal:
    """A deal as it must be."""

    number: int
    ware: Ware
    talk: Talk
    buyer: str
    seller: str
    state: str
    price: int
    quantity: int
    key: str
    due: int | None = None
    held: int = 0
    pay: str = "cash"
    done_at: int = 0
    steps: int = 1
    kept: bool = False  # nothing is given back though it ended unsold
    said: list[tuple[str, str]] = field(default_factory=list)  # author (staff: empty) and mark, of words and places

    @property
    def people(self) -> tuple[str, str]:
        return self.buyer, self.seller


class Trading:
    """Listings and deals."""

    def __init__(self, society: Society, talking: Talking):
        self.all, self.talking, self.dice = society, talking, society.dice
        self.wares: list[Ware] = []
        self.deals: dict[int, Deal] = {}
        self.paid: Callable[[Deal], bool] = lambda deal: False  # whether the site knows of its payment

    def row(self, deal: Deal):
        return self.all.house.db.one("select * from deal where id = :id", id=deal.number)

    def offer(self, ware: Ware, name: str) -> None:
        """Somebody offers for a listing, or its owner offers it to somebody who asked."""
        talks = [talk for talk in self.talking.talks.values() if talk.listing == ware.number and name in talk.people]
        talk = self.dice.choice(talks) if talks else None
        quantity, key = self.dice.choice((1, 1, 2)), f"o{self.dice.random()}"
        where = {"thread": talk.number} if talk and name == ware.owner else {"listing": ware.number}
        data = {**where, "offer-price": 1_000 + self.dice.randrange(9), "offer-quantity": quantity, "offer-pay": "cash",
                "offer-send_key": key}
        taken, status, leads = self.all.post(name, "/deals/new", data)
        there = ware.state == "live" and name not in self.all.frozen and (talk or (name != ware.owner and self.all.awake(ware.owner)))
        standing = next((one for one in self.deals.values() if talk and one.talk is talk and one.state in OPEN), None)
        both = talk.people if talk else (name, ware.owner)
        fits = there and (standing or (self.all.awake(*both) and not self.talking.apart(*both) and ware.free >= quantity))
        assert taken == bool(fits), (status, ware, talk, standing)
        if taken:
            self._offered(deal_in_path(leads), ware, name, data, standing)

    def _offered(self, number: int, ware: Ware, name: str, data: dict, standing: Deal | None) -> None:
        if standing:
            assert number == standing.number
            return
        row = self.all.house.db.one("select * from deal where id = :id", id=number)
        buyer = next(one for one in self.all.people if self.all.id(one) == row.buyer_id)
        talk = self.talking.open(row.thread_id, ware.number, (buyer, ware.owner))
        assert number not in self.deals and name in talk.people
        deal = Deal(number, ware, talk, buyer, ware.owner, "bid" if name == buyer else "ask", data["offer-price"],
                    data["offer-quantity"], data["offer-send_key"], self.all.clock.now() + 7 * DAY)
        self.deals[number] = deal
        for path in (f"/deals/{number}", f"/messages/{talk.number}"):
            self.all.places[path] = talk.people
        self.talking.heard(talk, name)

    def step(self) -> None:
        """Anybody tries any step on any deal, on the page of now or an old one."""
        if not self.deals:
            return
        deal = self.dice.choice([one for one in self.deals.values() if one.state in OPEN] or list(self.deals.values()))
        onward = [(who, step) for state, who, step in LEGAL if state == deal.state and who != "staff" and step not in BREAKING]
        if onward and self.dice.random() < 0.75:
            role, step = self.dice.choice(onward + [one for one in onward if one[1] == "pay"] * 2)
            name = getattr(deal, role)
        else:
            step, name = self.dice.choice(STEPS), self.dice.choice((*deal.people, *self.all.people))
            role = "seller" if name == deal.seller else "buyer"
        row, fresh = self.row(deal), self.dice.random() < 0.95
        if row is None or name in self.all.gone:
            return
        data = {"seen": row.last_id if fresh else 7, **self.filled(deal, name, role, step)}
        after = self.expected(deal, name, role, step, int(data.get("counter-quantity", deal.quantity))) if fresh else None
        taken, status, _leads = self.all.post(name, f"/deals/{deal.number}/{step}", data)
        assert taken == bool(after), (status, deal, name, step, fresh)
        assert name in deal.people or status == 404 or name in self.all.frozen
        if taken:
            self.take(deal, name, step, after, data)

    def filled(self, deal: Deal, name: str, role: str, step: str) -> dict:
        """The fields of a step."""
        day = local(self.all.clock.now() + DAY)
        pay = self.dice.choice(("cash", *("provider",) * 4, *(("link",) if role == "seller" else ())))
        return {"counter": {"counter-price": 1_000 + self.dice.randrange(9), "counter-quantity": self.dice.choice((1, 2))},
                "reserve": {"reserve-days": self.dice.choice(("1", "3", "7"))},
                "meet": {"meet-place": self.all.mark(name), "meet-day": f"{day:%Y-%m-%d}", "meet-time": "18:30"},
                "pay": {"pay-pay": pay, "pay-link": "https://pay.kaspi.kz/pay/abc"},
                **{one: {f"{one}-words": f"Так вышло {self.all.mark(name)}"} for one in ("cancel", "fall", "dispute")}}.get(step, {})

    def expected(self, deal: Deal, name: str, role: str, step: str, pieces: int) -> str | None:
        """The state after a step, None where it must be refused."""
        after = LEGAL.get((deal.state, role, step)) if name in deal.people and self.all.awake(*deal.people) else None
        ware = deal.ware if deal.ware.owner not in self.all.gone else None
        if after is None or (step not in LATE and self.talking.apart(*deal.people)):
            return None
        short = ware is not None and ((step in ("accept", "counter") and ware.free < pieces)
                                      or (after in ASIDE and not deal.held and ware.free < deal.quantity))
        return None if short else after

    def take(self, deal: Deal, name: str, step: str, after: str, data: dict) -> None:
        """What a step changes."""
        said = next((value.split()[-1] for key, value in data.items() if key.endswith(("-words", "-place"))), None)
        if said:
            deal.said.append((name, said))
        if step == "counter":
            deal.price, deal.quantity = data["counter-price"], data["counter-quantity"]
        if step == "pay":
            deal.pay = data["pay-pay"]
        self.move(deal, after, int(data.get("reserve-days", 0)), meets=step == "meet")
        self.talking.heard(deal.talk, name)

    def move(self, deal: Deal, after: str, days: int = 0, meets: bool = False) -> None:
        """The state of a deal, its term, and the pieces of the listing."""
        now, ware = self.all.clock.now(), deal.ware
        if meets:
            evening = local(now + DAY).replace(hour=18, minute=30, second=0)
            deal.due = max(deal.due, int(evening.timestamp()) + DAY)
        elif after != deal.state or days:
            days = days or DAYS.get(after, 0)
            deal.due = now + days * DAY if days else None
        if after in ASIDE and not deal.held:
            deal.held, ware.reserved = deal.quantity, ware.reserved + deal.quantity
        elif after in SOLD:
            ware.reserved, ware.sold = ware.reserved - deal.held, ware.sold + deal.held
            ware.sold += min(deal.quantity - deal.held, ware.free)
            deal.held = 0
        elif after not in (*ASIDE, "disputed"):
            deal.held, ware.reserved = 0, ware.reserved - deal.held
        ware.state = "closed" if after in SOLD and ware.sold >= ware.quantity else ware.state
        deal.done_at = now if after == "done" else deal.done_at
        deal.state, deal.steps = after, deal.steps + 1
        self.all.count(after)

    def judge(self) -> None:
        """A moderator decides a dispute, once or twice."""
        for deal in [one for one in self.deals.values() if one.state == "disputed" and self.all.awake(*one.people)][:1]:
            decision, mark = self.dice.choice(("judge_handed", "judge_not", "resume")), self.all.mark("")
            data = {"judge-decision": decision, "judge-reason": f"Прочитали и решили {mark}", "seen": self.row(deal).last_id}
            for _ in range(self.dice.choice((1, 2))):
                self.all.staff.do(f"/admin/deals/{deal.number}", data)
            deal.said.append(("", mark))
            self.move(deal, LEGAL[deal.state, "staff", decision])

    def ended(self) -> None:
        """Terms end, and deals of which somebody is gone; nothing of those whose data are blocked."""
        asked = {number for number, deal in self.deals.items() if deal.state in ("given", "got") and self.paid(deal)}
        self.all.house.run_job("terms of deals")
        for deal in self.deals.values():
            if deal.state in OPEN and not self.all.frozen & set(deal.people):
                if self.all.gone & set(deal.people):
                    deal.kept = deal.state == "got" or (deal.state == "given" and deal.buyer in self.all.gone)
                    self.move(deal, "gone")
                elif deal.due and deal.due <= self.all.clock.now():
                    self.move(deal, "disputed" if deal.number in asked else AFTER_TIME[deal.state])

    def close(self, ware: Ware) -> None:
        """The owner ends or renews the listing."""
        if ware.owner not in self.all.gone and ware.state == "live":
            renews = self.dice.random() < 0.7
            path = f"/listings/{ware.number}/{'renew' if renews else 'close'}"
            taken, *_rest = self.all.post(ware.owner, path, {"reason": "withdrawn"})
            ware.state = "closed" if taken and not renews else ware.state

    def check(self) -> None:
        """Each deal is in the state of the model, by as many steps, and pieces are counted right."""
        for deal in self.deals.values():
            row = self.row(deal)
            steps = self.all.house.db.value("select count(*) from deal_step where deal_id = :id", id=deal.number)
            if row is None:
                assert set(deal.people) <= self.all.gone and steps == 0
                continue
            found = (row.state, row.price, row.quantity, row.held, row.pay, steps)
            assert found == (deal.state, deal.price, deal.quantity, deal.held, deal.pay, deal.steps), deal
            assert abs((row.due_at or 0) - (deal.due or 0)) < 60, deal
        for ware in self.wares:
            if ware.owner not in self.all.gone:
                row = self.all.house.db.one("select * from listing where id = :id", id=ware.number)
                assert (row.quantity, row.reserved, row.sold, row.state) == (ware.quantity, ware.reserved, ware.sold, ware.state), ware

    def may(self, name: str) -> set[str]:
        """The marks that a person may meet on any page: titles of those who are there, and what was said in their deals."""
        titles = {ware.title for ware in self.wares if self.all.awake(ware.owner)}
        return titles | {mark for deal in self.deals.values() if name in deal.people for author, mark in deal.said
                         if not author or self.all.awake(author)}


def deal_in_path(leads: str) -> int:
    """The number of the deal that an answer leads to."""
    return int(leads.split("/deals/")[1].split("?")[0])
