"""Decisions about deals: the one table of states and steps, their terms, and what each state means for the goods."""

from web.core.clock import DAY, HOUR
from web.core.limits import Limit
from web.core.sqlite import Row

# Who may take which step in which state, and the state after it. A bid is a price named by the buyer, an ask one named
# by the seller; the other of the two answers. Given: the seller says it was handed over; got: the buyer says so.
_TALK = {("decline", "{other}"): "declined", ("cancel", "{self}"): "cancelled", ("accept", "{other}"): "agreed",
         ("expire", "time"): "lapsed", ("vanish", "time"): "gone"}
_AGREED = {("give", "seller"): "given", ("get", "buyer"): "got", ("reserve", "seller"): "reserved",
           **{("cancel", who): "cancelled" for who in ("buyer", "seller")},
           **{("fall", who): "fallen" for who in ("buyer", "seller")},
           **{("dispute", who): "disputed" for who in ("buyer", "seller")}, ("vanish", "time"): "gone"}
# Where one says that it was handed over and the sum was paid here, no term decides whose it is: a moderator does.
_HALF = {**{("dispute", who): "disputed" for who in ("buyer", "seller", "time")}, ("expire", "time"): "lapsed", ("vanish", "time"): "gone"}


def _talk(one: str, other: str) -> dict[tuple[str, str], str]:
    return {(step, who.format(self=one, other=other)): state for (step, who), state in _TALK.items()}


def _both(step: str, state: str) -> dict[tuple[str, str], str]:
    return {(step, who): state for who in ("buyer", "seller")}


TABLE: dict[str, dict[tuple[str, str], str]] = {
    "": {("offer", "buyer"): "bid", ("offer", "seller"): "ask"},
    "bid": {**_talk("buyer", "seller"), ("counter", "seller"): "ask"},
    "ask": {**_talk("seller", "buyer"), ("counter", "buyer"): "bid"},
    "agreed": {**_AGREED, **_both("meet", "agreed"), **_both("pay", "agreed"), ("expire", "time"): "lapsed"},
    "reserved": {**_AGREED, **_both("meet", "reserved"), **_both("pay", "reserved"), ("expire", "time"): "agreed"},
    "given": {**_HALF, ("get", "buyer"): "done"},
    "got": {**_HALF, ("give", "seller"): "done"},
    "disputed": {("judge_handed", "staff"): "judged", ("judge_not", "staff"): "fallen", ("resume", "staff"): "agreed",
                 ("vanish", "time"): "gone"},
    **{state: {} for state in ("done", "judged", "declined", "cancelled", "fallen", "lapsed", "gone")},
}
STATES = tuple(state for state in TABLE if state)
ENDED = tuple(state for state in STATES if not TABLE[state])
HALF = ("given", "got")  # one of the two says that it was handed over
HOLDING = ("reserved", "given", "got")  # states in which the pieces are set aside for this buyer
SOLD = ("done", "judged")
CONCLUDING = ("decline", "cancel", "fall", "dispute", "give", "get")  # what stays possible after one blocked the other
TERMS = {"bid": 7 * DAY, "ask": 7 * DAY, "agreed": 30 * DAY, "given": 14 * DAY, "got": 14 * DAY}  # seconds; reserved: chosen
RESERVED_FOR = (1, 2, 3, 7)  # days
SPEAKING = ("cancel", "fall", "dispute", "judge_handed", "judge_not", "resume")  # steps that carry words
LONGEST, LONGEST_PLACE = 1_000, 200
HIGHEST_PRICE, MOST_PIECES = 10**12, 9_999
# What a link in a mail may do without a login: nothing that moves money or asks staff to decide.
BY_MAIL = ("accept", "counter", "decline", "give", "get", "reserve", "meet", "fall", "cancel")
OFFERS, STEPS = Limit("offers", 20, DAY), Limit("steps of deals", 120, HOUR)


def after(state: str, step: str, who: str) -> str | None:
    """The state after that step of `buyer`, `seller`, `staff` or `time`; None where it is not possible."""
    return TABLE[state].get((step, who))


def gives_back(before: str, state: str, without_buyer: bool) -> bool:
    """Whether what was paid for a deal is given back when it goes from `before` to `state`: where it ends unsold. Not where an account
    is deleted after the buyer said that they have the thing, or the seller said so and it is the buyer's: nobody gets thing and money."""
    kept = state == "gone" and (before == "got" or (before == "given" and without_buyer))
    return state in ENDED and state not in SOLD and not kept


def steps(state: str, who: str) -> tuple[str, ...]:
    """What that person may do in a state."""
    return tuple(step for step, by in TABLE[state] if by == who)


def standing(row: Row) -> str:
    """Why nothing, or only an ending, is possible now: `frozen`, `gone`, `unavailable`, `apart`, `hidden`; `open` when all is."""
    reasons = (("frozen", row.me_frozen), ("gone", row.other_id is None), ("unavailable", row.other_frozen),
               ("apart", row.apart), ("hidden", row.listing_state == "hidden"))
    return next((word for word, holds in reasons if holds), "open")


def possible(row: Row) -> tuple[str, ...]:
    """The steps that this person may take now."""
    where, mine = standing(row), steps(row.state, row.role)
    return mine if where == "open" else tuple(step for step in mine if step in CONCLUDING) if where in ("apart", "hidden") else ()
