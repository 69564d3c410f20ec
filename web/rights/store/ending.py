"""How claims end: the seller took the datum out, or staff decided; the listing comes back when no claim holds it."""

from web.accounts.store import members
from web.core import i18n, journal
from web.core.db import Reader, Transaction
from web.core.i18n import N_, _
from web.core.refusal import NotFound, Refusal
from web.core.settings import Settings
from web.core.sqlite import Row
from web.listings.store import hiding, rows
from web.requests.kinds import OPEN
from web.requests.rules import STAFF, Step
from web.requests.store import deciding
from web.rights import letters, rules
from web.rights.store import claims
from web.rights.store.making import tell_owner


class DecidedAlready(ValueError):
    """Somebody else of staff was faster."""


def withheld(db: Reader, member_id: int, number: int) -> Row | None:
    """A listing of the member that a claim keeps out of sight."""
    row = rows.own(db, member_id, number)
    return row if row is not None and row.state == "hidden" and row.hidden_by == hiding.CLAIM else None


def removed(tx: Transaction, member_id: int, number: int) -> str:
    """Looks whether what was claimed is gone from the seller's listing; if it is, that claim ends, and the listing comes back
    unless another claim holds it. Returns «back», «there» while a phone or an e-mail still stands in it, or «staff» where
    only they can say, as about photos. Raises NotFound for a listing that no claim hides."""
    listing = withheld(tx, member_id, number)
    if listing is None:
        raise NotFound()
    for claim in claims.of_listing(tx, number):
        if claim.state in rules.HIDING and claim.datum and not rules.stands_in(claim.kind, claim.datum, listing):
            claims.settle(tx, claim.id, "removed")
            _answer_request(tx, claim)
    if _show_again(tx, number):
        return "back"
    left = [claim for claim in claims.of_listing(tx, number) if claim.state in rules.HIDING]
    return "there" if any(claim.datum for claim in left) else "staff"


def _answer_request(tx: Transaction, claim: Row) -> None:
    request = deciding.one(tx, claim.request_id)
    if request.state in OPEN:
        with i18n.speaking(claim.language):
            text = _("The seller took it out of the listing.")
        deciding.move(tx, request, Step("done", STAFF, text))


def _show_again(tx: Transaction, number: int) -> bool:
    """Gives the listing back unless a claim holds it, or its owner froze the data; then the owner can do it afterwards."""
    row = rows.shown(tx, number)
    if row is None or row.hidden_by != hiding.CLAIM or claims.keep_hidden(tx, number):
        return False
    return hiding.give_back(tx, number)


def answer(tx: Transaction, member_id: int, number: int, text: str) -> None:
    """The seller's words to staff, on every claim that holds the listing. Raises NotFound."""
    if withheld(tx, member_id, number) is None:
        raise NotFound()
    tx.run("update claim set answer = :text where listing_id = :id and owner_id = :member and state in ('hidden', 'kept')",
           text=text, id=number, member=member_id)


def decide(tx: Transaction, settings: Settings, site, staff_id: int, number: int, keep: bool, reason: str, known: str) -> None:
    """Staff keep the listing out of sight or show it, and answer the request with the same reason; the seller is told.
    `known` is the state that the member of staff saw. Raises NotFound, Refusal, DecidedAlready."""
    claim = claims.one(tx, number)
    if claim is None:
        raise NotFound()
    if claim.owner_id == staff_id or claim.contact_hash == members.by_id(tx, staff_id).email_hash:
        raise Refusal(N_("This is your own; somebody else of staff must decide about it."))
    state = "kept" if keep else "restored"
    if claim.state != known:
        if (claim.state, claim.decided_by, claim.decision) != (state, staff_id, reason):
            raise DecidedAlready()
        return
    claims.settle(tx, number, state, staff_id, reason)
    journal.note(tx, staff_id, "claim upheld" if keep else "claim refused", "listing", claim.listing_id, reason, claim.owner_id)
    changed = _keep(tx, claim) if keep else _show_again(tx, claim.listing_id)
    if keep or changed:
        tell_owner(tx, settings, state, claim, reason=reason)
    _close(tx, site, staff_id, claim, keep, reason)


def _keep(tx: Transaction, claim: Row) -> bool:
    listing = rows.shown(tx, claim.listing_id)
    return listing is not None and hiding.withhold(tx, listing.id, letters.why_hidden(claim.kind, listing.member_language))


def _close(tx: Transaction, site, staff_id: int, claim: Row, keep: bool, reason: str) -> None:
    """Answers the request, unless the desk did or the seller's own deed has."""
    if deciding.one(tx, claim.request_id).state not in OPEN:
        return
    if keep:
        deciding.carry_out(tx, site, staff_id, claim.request_id, reason)
    else:
        deciding.refuse(tx, staff_id, claim.request_id, reason)
