"""Deals of a trial site with the conversations they grew out of, and reviews; a listing whose only piece was sold has ended."""

from collections.abc import Sequence

from web.commands.demo.shapes import DemoDeal, DemoMessage, DemoReview, DemoStep
from web.commands.trial.pictures import link
from web.commands.trial.talk import Cast
from web.core import clock
from web.core.clock import DAY
from web.core.db import Transaction
from web.core.sqlite import Row
from web.deals import rules
from web.deals.store.notices import KIND, NOTES
from web.index import store as index
from web.listings.store import withholding
from web.media.files import withheld
from web.media.names import new_name
from web.messages.rules import PHOTO
from web.reviews.rules import WINDOW

TIMED = ("reserve", "meet")  # steps that name a moment


def put_deals(tx: Transaction, batch: Sequence[DemoDeal], cast: Cast) -> tuple[int, int]:
    """Writes deals with their conversations, and returns how many messages and reviews."""
    return sum(_Told(tx, one, cast).put() for one in batch), sum(len(one.reviews) for one in batch)


class _Told:
    """One deal that is being written."""

    def __init__(self, tx: Transaction, one: DemoDeal, cast: Cast):
        self.tx, self.one, self.now = tx, one, clock.now()
        self.listing, self.listing_id = cast.listings[one.listing], cast.listing_ids[one.listing]
        self.people = {"buyer": cast.member_ids[one.buyer], "seller": cast.owner(one.listing)}
        self.thread, self.number = tx.new_id(), tx.new_id()

    def put(self) -> int:
        """Writes all of it, oldest first; returns the number of messages."""
        lines = [line for entry in (*self.one.messages, *self.one.steps) if (line := self._line(entry))]
        self._thread(lines)
        for line in lines:
            self.tx.insert("message", **line)
            if line["photos"]:
                self._picture(line["id"])
        self._steps()
        self._goods()
        for review in self.one.reviews:
            self._review(review)
        self.tx.touch(*(f"inbox:{person}" for person in self.people.values()))
        return len(self.one.messages)

    def _line(self, entry: DemoMessage | DemoStep) -> dict | None:
        """A message, or a step noted in the conversation; steps of staff and of time are not."""
        step = isinstance(entry, DemoStep)
        who = entry.who if step else "buyer" if entry.by_buyer else "seller"
        if who not in self.people:
            return None
        return {"id": self.tx.new_id(), "thread_id": self.thread, "sender_id": self.people[who], "kind": KIND if step else "",
                "body": NOTES[entry.step] if step else entry.text, "send_key": "", "at": self.now - entry.age_seconds,
                "photos": int(not step and entry.pictured and self._cover is not None)}

    @property
    def _cover(self) -> Row | None:
        return self.tx.one("select * from photo where subject = 'listing' and subject_id = :id and position = 1", id=self.listing_id)

    def _picture(self, message_id: int) -> None:
        """The cover once more, for the two alone."""
        number, name, folder = self.tx.new_id(), new_name(), self.tx.folder / "photos"
        link(folder, self._cover.name, withheld(folder), name)
        self.tx.insert("photo", **{**self._cover, "id": number, "subject": PHOTO, "subject_id": message_id, "name": name})

    def _thread(self, lines: list[dict]) -> None:
        """The head of the conversation; who did not speak last may not have read the last line."""
        last, read = lines[-1], lines[-2]["id"]
        reads = {role: last["id"] if person == last["sender_id"] else read for role, person in self.people.items()}
        self.tx.insert("thread", id=self.thread, listing_id=self.listing_id, listing_title=self._title, buyer_id=self.people["buyer"],
                       seller_id=self.people["seller"], buyer_read=reads["buyer"], seller_read=reads["seller"], buyer_mail=last["id"],
                       seller_mail=last["id"], last_id=last["id"], last_at=last["at"], created_at=lines[0]["at"])

    @property
    def _title(self) -> str:
        return self.listing.title_ru or self.listing.title_kk

    def _steps(self) -> None:
        """The deal as its last step left it, and its journal."""
        numbers = [self.tx.new_id() for _step in self.one.steps]
        self.tx.insert("deal", **self._deal(numbers[-1]))
        for place, (number, step) in enumerate(zip(numbers, self.one.steps, strict=True)):
            self.tx.insert("deal_step", id=number, deal_id=self.number, after_id=numbers[place - 1] if place else 0,
                           member_id=self.people.get(step.who), who=step.who, step=step.step, state=step.state, price=step.price,
                           quantity=1, words=step.words, moment=self._moment(step) if step.step in TIMED else None,
                           at=self.now - step.age_seconds)

    def _deal(self, last_id: int) -> dict:
        steps, last = self.one.steps, self.one.steps[-1]
        meets = next((step for step in steps if step.step == "meet"), None)
        ended = self.now - last.age_seconds if last.state in rules.ENDED else None
        return {"id": self.number, "thread_id": self.thread, "listing_id": self.listing_id, "title": self._title,
                "buyer_id": self.people["buyer"], "seller_id": self.people["seller"], "state": last.state,
                "price": [step.price for step in steps if step.price][-1], "quantity": 1, "held": 0, "pay": self.one.pay, "pay_link": "",
                "meet_place": meets.words if meets else "", "meet_at": self._moment(meets) if meets else None, "last_id": last_id,
                "due_at": self._due(), "done_at": ended if last.state == "done" else None, "ended_at": ended, "buyer_mail": 0,
                "seller_mail": 0, "send_key": "", "created_at": self.now - steps[0].age_seconds}

    def _moment(self, step: DemoStep) -> int:
        """Until when the thing is set aside, or when the two meet: before it was handed over, or at a full hour of a day to come."""
        if step.days:
            return self.now - step.age_seconds + step.days * DAY
        if (step.ahead or 0) < 0:
            return (self.now + step.ahead) // 1_800 * 1_800
        day = clock.local(self.now + (step.ahead or 0))
        return int(day.replace(hour=10 + day.minute % 9, minute=0, second=0).timestamp())

    def _due(self) -> int | None:
        """Until when the next step is awaited, put off by a meeting as the site does it."""
        steps, due = self.one.steps, None
        for step in steps:
            if step.step == "meet":
                due = max(due or 0, self._moment(step) + DAY)
            else:
                term = step.days * DAY or rules.TERMS.get(step.state)
                due = self.now - step.age_seconds + term if term else None
        return due if steps[-1].state not in rules.ENDED else None

    def _goods(self) -> None:
        """The one piece of the listing: set aside, sold, or free."""
        state = self.one.state
        if state in rules.HOLDING or (state == "disputed" and any(step.state in rules.HOLDING for step in self.one.steps)):
            self.tx.run("update listing set reserved = 1 where id = :id", id=self.listing_id)
            self.tx.run("update deal set held = 1 where id = :id", id=self.number)
        elif state in rules.SOLD:
            seq = self.tx.value("select seq from listing where id = :id", id=self.listing_id)
            self.tx.run("update listing set sold = 1, state = 'closed', close_reason = 'sold_here', closed_at = :at where id = :id",
                        id=self.listing_id, at=self.now - self.one.steps[-1].age_seconds)
            index.remove(self.tx, seq)
            withholding.again(self.tx, self.listing_id)

    def _review(self, one: DemoReview) -> None:
        done, at = self.now - self.one.steps[-1].age_seconds, self.now - one.age_seconds
        both = [self.now - each.age_seconds for each in self.one.reviews]
        opens = max(both) if len(both) > 1 else done + WINDOW
        author, about = ("buyer", "seller") if one.by_buyer else ("seller", "buyer")
        self.tx.insert("review", id=self.tx.new_id(), deal_id=self.number, side=author, author_id=self.people[author],
                       about_id=self.people[about], stars=one.stars, words=one.words, reply=one.reply,
                       reply_at=min(self.now, opens + DAY // 4) if one.reply else None, hidden_rule="", hidden_reason="", reply_rule="",
                       reply_reason="", shown_at=opens, revealed=opens <= self.now, withdrawn_at=None, at=at, changed_at=at)
