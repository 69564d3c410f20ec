"""How the desk of requests has a demand carried out: the same deeds that members do alone in «My profile»."""

from web.accounts.store import members, people
from web.consents import rules
from web.consents import store as consents
from web.consents.purposes import PURPOSES
from web.core import i18n
from web.core.db import Transaction
from web.core.feature import Act, Site
from web.core.i18n import N_
from web.core.refusal import NotFound, Refusal
from web.core.sqlite import Row
from web.listings.store import ending
from web.operator import store as operators
from web.privacy import store
from web.privacy.rows import Inventory
from web.terms import holds


class Shut(Refusal):
    """A legal hold shut these data, so a demand of the person does not open them."""

    status = 409
    message = N_("A legal hold shut these data when their day of deletion came. Lift the hold first, under «Legal holds».")


def block(tx: Transaction, site: Site, member_id: int, request: Row) -> None:
    """Freezes the member's data; where staff blocked the account, the person's wish outlives their decision."""
    member = _member(tx, member_id)
    if member.blocked_by == "staff":
        members.change(tx, member_id, {"blocked_by": "both"})
    store.block(tx, Inventory(site.tables).person, member_id)


def unblock(tx: Transaction, site: Site, member_id: int, request: Row) -> None:
    """Lifts the block, whoever set it: an administrator decided so, with the reason in the answer. Raises Shut."""
    member, hold = _member(tx, member_id), holds.hold_on(tx, member_id)
    if hold is not None and hold.restricted_at is not None:
        raise Shut()
    if member.blocked_by in people.BY_STAFF:
        people.lift(tx, member_id)
    store.unblock(tx, Inventory(site.tables).person, member_id)


def destroy(tx: Transaction, site: Site, member_id: int, request: Row) -> None:
    """Decides the destruction; the job goes on with it at once. Raises Held while a law asks to keep the data."""
    holds.refuse_held(tx, member_id)
    store.destroy(tx, Inventory(site.tables), member_id)


def open_sources(tx: Transaction, site: Site, member_id: int, request: Row) -> None:
    """Takes everything of the member out of what everybody can read: listings, search, the page of the member (Law 94-V
    Art. 6)."""
    _withdraw(tx, _member(tx, member_id), "publication")
    ending.end_all(tx, member_id)
    tx.touch("site", f"member:{member_id}")


def withdraw(tx: Transaction, site: Site, member_id: int, request: Row) -> None:
    """Takes back the one consent that the request names. Without the one to processing there is no account: that takes
    every other back too, and the day of deletion is set; data that are blocked never reach such a day, so they go at
    once. Raises Held while a law asks to keep the data, which is a ground to refuse (Law 94-V Art. 8(2))."""
    meant = consents.meant(tx, member_id, request.subject, request.subject_id)
    if meant == "publication":
        open_sources(tx, site, member_id, request)
    elif meant != "processing":
        _withdraw(tx, _member(tx, member_id), meant)
    else:
        _end_processing(tx, site, member_id, request)


def _end_processing(tx: Transaction, site: Site, member_id: int, request: Row) -> None:
    holds.refuse_held(tx, member_id)
    member = _member(tx, member_id)
    for purpose in PURPOSES:
        _withdraw(tx, member, purpose)
    open_sources(tx, site, member_id, request)
    if member.blocked_at is not None:
        store.destroy(tx, Inventory(site.tables), member_id)
    else:
        store.want_deleted(tx, Inventory(site.tables).person, member_id)


def _member(tx: Transaction, member_id: int) -> Row:
    row = members.by_id(tx, member_id)
    if row is None:
        raise NotFound()
    return row


def _withdraw(tx: Transaction, member: Row, purpose: str) -> None:
    """One row of the ledger, in the member's language, if the consent holds."""
    if not consents.given(tx, member.id, purpose):
        return
    facts = operators.read(tx)
    with i18n.speaking(member.language):
        wording = rules.wording(purpose, facts.name, facts.bin)
    consents.decide(tx, member.id, rules.full_name(member), wording, "withdrawn", operator_name=facts.name,
                    operator_bin=facts.bin, language=member.language, method="request")


ACTS = (Act("block", block), Act("unblock", unblock), Act("destroy", destroy), Act("open_sources", open_sources),
        Act("withdraw", withdraw))
