"""What every payment service has to be able to do, whichever it is: a page of its own to pay on, news of it, looking, giving back."""

from dataclasses import dataclass
from typing import Protocol


class Forged(ValueError):
    """News that the payment service did not sign, or signed too long ago."""


class Unreachable(OSError):
    """The payment service did not answer, or said no; the message holds its status alone."""


@dataclass(frozen=True)
class Order:
    """What is to be paid: nothing about a person is in it. `amount` in whole tenge; the two addresses lead back to the site."""

    number: int
    amount: int
    title: str
    paid_address: str
    back_address: str


@dataclass(frozen=True)
class Hosted:
    """The page at the payment service: its `reference` there, and the `address` for the payer."""

    reference: str
    address: str


@dataclass(frozen=True)
class News:
    """What happened to a payment: `state` as in rules.RANKS or empty, `amount` in whole tenge (None where it is not told or not
    whole tenge), `currency` in small letters, and by what the payment is known: our number, the reference, the intent."""

    code: str
    kind: str
    state: str
    amount: int | None = None
    currency: str = ""
    number: int | None = None
    reference: str = ""
    intent: str = ""


class Provider(Protocol):
    """An adapter of one payment service. Each method but `news` asks the service and may raise Unreachable."""

    def create(self, order: Order) -> Hosted:
        """Makes the page to pay on; the same order makes the same page."""

    def look(self, number: int, reference: str) -> News:
        """How the payment stands there now."""

    def refund(self, number: int, intent: str) -> str:
        """Gives everything back, once however often it is asked; returns the state: `refunded`, or empty while it is on its way."""

    def news(self, body: bytes, signature: str, now: int) -> News:
        """Reads news sent by the service. Raises Forged."""
