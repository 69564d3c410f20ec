"""How the desk of requests has a demand carried out: the same deeds that members do alone in «My profile»."""

from web.accounts.store import members
from web.consents import rules
from web.consents import store as consents
from web.consents.purposes import PURPOSES
from web.core import i18n
from web.core.db import Transaction
from web.core.feature import Act, Site
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings.store import ending
from web.operator import store as operators
from web.privacy import store
from web.privacy.rows import Inventory


def block(tx: Transaction, site: Site, member_id: int) -> None:
    """Freezes the member's data."""
    store.block(tx, Inventory(site.tables).person, member_id)


def unblock(tx: Transaction, site: Site, member_id: int) -> None:
    """Lifts the member's own block."""
    store.unblock(tx, Inventory(site.tables).person, member_id)


def destroy(tx: Transaction, site: Site, member_id: int) -> None:
    """Decides the destruction; the job goes on with it at once."""
    store.destroy(tx, Inventory(site.tables), member_id)


def open_sources(tx: Transaction, site: Site, member_id: int) -> None:
    """Takes everything of the member out of what everybody can read: listings, search, the page of the member (Law 94-V
    Art. 6)."""
    _withdraw(tx, _member(tx, member_id), "publication")
    ending.end_all(tx, member_id)
    tx.touch("site", f"member:{member_id}")


def withdraw(tx: Transaction, site: Site, member_id: int) -> None:
    """Takes every consent back. Without the one to processing there is no account, so its day of deletion is set, well
    within the fifteen working days of Art. 8(7)."""
    member = _member(tx, member_id)
    for purpose in PURPOSES:
        _withdraw(tx, member, purpose)
    open_sources(tx, site, member_id)
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
