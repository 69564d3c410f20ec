"""What people of the walk write about each other after a deal, beside a model of who reads it and what counts."""

from dataclasses import dataclass

from tests.conftest import plain_text
from tests.moderation.cases import hide
from tests.reviews.conftest import number, totals
from tests.robust.dealings.society import Society, marks
from tests.robust.dealings.trading import Deal, Trading
from web.core.clock import DAY


@dataclass
class Wrote:
    """A review as it must be."""

    deal: int
    author: str
    about: str
    stars: int
    mark: str
    opens: int
    reply: str = ""
    withdrawn: bool = False
    hidden: bool = False


class Rating:
    """Reviews and replies."""

    def __init__(self, society: Society, trading: Trading):
        self.all, self.trading, self.dice = society, trading, society.dice
        self.wrote: dict[tuple[int, str], Wrote] = {}

    def open(self, one: Wrote) -> bool:
        return self.all.clock.now() >= one.opens and not one.withdrawn

    def _deal(self) -> Deal | None:
        done = [deal for deal in self.trading.deals.values() if deal.state == "done" and set(deal.people) - self.all.gone]
        return self.dice.choice(done) if done else None

    def write(self) -> None:
        """Somebody writes or changes a review of a deal; others than its two find no place for it."""
        deal, now = self._deal(), self.all.clock.now()
        if deal is None:
            return
        people = deal.people if self.dice.random() < 0.9 else self.all.people
        name = self.dice.choice([one for one in people if one not in self.all.gone])
        self.all.places[f"/reviews/{deal.number}"] = deal.people
        stars, mark = self.dice.randint(1, 5), self.all.mark(name)
        taken, status, _leads = self.all.post(name, f"/reviews/{deal.number}", {"stars": stars, "words": f"Сделка {mark}"})
        if name not in deal.people:
            assert status == 404 or name in self.all.frozen
            return
        other = deal.people[deal.people[0] == name]
        mine, theirs = self.wrote.get((deal.number, name)), self.wrote.get((deal.number, other))
        assert taken == (self.all.awake(name, other) and now < (mine.opens if mine else deal.done_at + 14 * DAY)), (status, mine, deal)
        if taken:
            counted = theirs and not (theirs.withdrawn and now < theirs.opens)
            opens = mine.opens if mine else now if counted else deal.done_at + 14 * DAY
            self.wrote[deal.number, name] = Wrote(deal.number, name, other, stars, mark, opens)
            if counted and not mine:
                theirs.opens = now
                self.all.count("opened together")

    def _some(self, **having) -> Wrote | None:
        ways = [one for one in self.wrote.values() if all(getattr(one, name) == value for name, value in having.items())
                and one.author not in self.all.gone and one.about not in self.all.gone]
        return self.dice.choice(ways) if ways else None

    def withdraw(self) -> None:
        """An author takes back what they wrote."""
        one = self._some(withdrawn=False)
        if one:
            was_open = self.open(one)
            taken, status, _leads = self.all.post(one.author, f"/reviews/{one.deal}/withdraw")
            assert taken == self.all.awake(one.author, one.about), status
            if taken and was_open:
                one.withdrawn, one.reply = True, ""
            elif taken:
                del self.wrote[one.deal, one.author]

    def reply(self) -> None:
        """Somebody answers what was written about them, or tries before they may read it."""
        one = self._some(withdrawn=False)
        if one:
            mark = self.all.mark(one.about)
            taken, status, _leads = self.all.post(one.about, f"/reviews/{one.deal}/reply", {"reply": f"Ответ {mark}"})
            fits = self.open(one) and not one.hidden and not one.reply and self.all.awake(one.author, one.about)
            assert taken == fits, (status, one)
            one.reply = mark if taken else one.reply

    def report(self) -> None:
        """A reader reports an open review, and a moderator hides it or leaves it."""
        one = self._some(withdrawn=False, hidden=False)
        if one and self.open(one) and self.all.awake(one.author, one.about):
            review = number(self.all.house, self.all.people[one.author], one.deal)
            self.all.outsider.do("/report", {"subject": "review", "id": review, "reason": "offensive", "detail": ""})
            if self.dice.random() < 0.5:
                hide(self.all.staff, "review", review, rule="insult")
                one.hidden = True

    def forget(self) -> None:
        """What was written about the deleted is gone with them."""
        self.wrote = {key: one for key, one in self.wrote.items() if one.about not in self.all.gone}

    def readable(self, one: Wrote) -> set[str]:
        """The marks of a review that everybody reads."""
        if not self.open(one) or one.hidden or not self.all.awake(one.author, one.about):
            return set()
        return {mark for mark in (one.mark, one.reply) if mark}

    def check(self) -> None:
        """Everybody reads what is open and nothing else, and the average is the sum of the stars that count."""
        for name in self.all.present():
            about = [one for one in self.wrote.values() if one.about == name]
            counted = [one.stars for one in about if self.open(one) and not one.hidden and one.author not in self.all.frozen]
            assert totals(self.all.house, self.all.people[name]) == (sum(counted), len(counted)), name
            if name not in self.all.frozen:
                page = self.all.outsider.page(f"/members/{self.all.id(name)}/reviews")
                assert marks(plain_text(page)) == {mark for one in about for mark in self.readable(one)}, name
        rows = self.all.house.db.all("select deal_id, side, count(*) as n from review group by deal_id, side")
        assert len(rows) == len(self.wrote) and all(row.n == 1 for row in rows)

    def may(self, name: str) -> set[str]:
        """The marks that a person may meet on any page; an author reads the reply also where staff hid the review, and who blocked
        their data goes on reading what is written about them."""
        answers = {one.reply for one in self.wrote.values() if one.author == name and self.all.awake(one.about)}
        about = {mark for one in self.wrote.values() if one.about == name and self.open(one) and not one.hidden
                 and self.all.awake(one.author) for mark in (one.mark, one.reply)}
        return answers | about | {mark for one in self.wrote.values() for mark in self.readable(one)}
