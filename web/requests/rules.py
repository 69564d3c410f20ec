"""The one state machine of requests: who may do what in which state; pure."""

from dataclasses import dataclass

from web.core.i18n import N_
from web.core.refusal import Refusal
from web.requests.kinds import GROUNDS, OPEN

ACTIONS = {
    "opened": N_("The request was received"),
    "alone": N_("You did it yourself, at once"),
    "said": N_("A message from the person"),
    "withdrawn": N_("The person took the request back"),
    "taken": N_("Staff began to work on it"),
    "asked": N_("Staff asked for more"),
    "done": N_("It was carried out"),
    "refused": N_("It was refused"),
    "dated": N_("The due date was set"),
    "gone": N_("The data were destroyed, so there is nobody left to answer"),
}
PERSON, STAFF, SITE = "person", "staff", "site"
ROLES = {PERSON: N_("the person"), STAFF: N_("staff of the site"), SITE: N_("the site itself")}
# action: (who may, in which states, the state after; "" leaves it)
MOVES = {
    "said": (PERSON, OPEN, ""),
    "withdrawn": (PERSON, OPEN, "withdrawn"),
    "taken": (STAFF, ("received",), "work"),
    "asked": (STAFF, ("received", "work", "asked"), "asked"),
    "done": (STAFF, OPEN, "done"),
    "refused": (STAFF, OPEN, "refused"),
    "dated": (SITE, OPEN, ""),
    "gone": (SITE, OPEN, "withdrawn"),
}
WRITTEN = ("said", "asked", "done", "refused")  # these need words
WARNINGS = (50, 90, 100)  # percent of the term


class Impossible(Refusal):
    """The request is in a state in which this cannot be done, such as decided already."""

    status = 409
    message = N_("This request is already decided or taken back, so nothing more can be done with it.")


class Unreasoned(Refusal):
    """A decision without the reason that the law demands."""

    status = 422
    message = N_("Write the reason. A withdrawal of consent can be refused on one of two grounds only.")


@dataclass(frozen=True)
class Step:
    """One wish to move a request."""

    action: str
    role: str
    text: str = ""
    ground: str = ""


def after(kind: str, state: str, step: Step) -> str:
    """The state after the step. Raises Impossible and Unreasoned."""
    role, states, then = MOVES[step.action]
    if step.role != role or state not in states:
        raise Impossible()
    if step.action in WRITTEN and not step.text.strip():
        raise Unreasoned()
    if step.action == "refused" and (kind == "withdraw") != (step.ground in GROUNDS):
        raise Unreasoned()
    if step.action == "said" and state == "asked":
        return "work"
    if step.action == "gone" and kind == "destroy":
        return "done"
    return then or state


def decided_at(subject: str) -> str:
    """The address of staff at which a request with this subject is decided; empty for the desk itself."""
    return subject if subject.startswith("/admin/") else ""


def passed(received_at: int, due_at: int | None, now: int) -> int:
    """How much of the term is over, as the highest of the WARNINGS reached, or 0."""
    if due_at is None:
        return 0
    share = 100 * (now - received_at) / max(due_at - received_at, 1)
    return max((mark for mark in WARNINGS if share > mark), default=0)
