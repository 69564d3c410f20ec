"""From a right code to a claim: the request with its term, the listing out of sight, both sides told."""

from collections.abc import Callable

from web.core import i18n
from web.core.db import Transaction
from web.core.i18n import N_, _
from web.core.settings import Settings
from web.core.sqlite import Row
from web.core.tokens import Keys
from web.listings.store import hiding, rows
from web.mail import store as mail
from web.requests.store import filing
from web.rights import letters, rules
from web.rights.store import claims, codes

FOLLOWING = "claim"  # what the signed link of a claim is for
DEMANDS = {
    "phone": N_("My phone %(datum)s is in the listing № %(number)s. Take it out of open sources."),
    "email": N_("My e-mail %(datum)s is in the listing № %(number)s. Take it out of open sources."),
    "photo": N_("My photo or something else about me is in the listing № %(number)s. Take it out of open sources."),
}


def follow_path(keys: Keys, number: int) -> str:
    """The address at which the person follows a claim without an account."""
    return "/rights/" + keys.sign(FOLLOWING, str(number))


def prove(tx: Transaction, settings: Settings, keys: Keys, number: int, code: str, trusted: Callable[[], bool]) -> codes.Tried:
    """Tries a code, and makes the claim if it is right. `trusted()` is asked only when a listing is to be hidden: whether
    this network did not hide too many today. The row of what is returned has the number of the claim."""
    tried = codes.attempt(tx, number, code, keys.lookup)
    if tried.row is None or tried.row.claim_id is not None:
        return tried
    before = claims.same(tx, tried.row)
    codes.used(tx, number, before.id if before else _make(tx, settings, keys, tried.row, trusted))
    return codes.Tried("right", row=codes.one(tx, number))


def _make(tx: Transaction, settings: Settings, keys: Keys, asked: Row, trusted: Callable[[], bool]) -> int:
    listing = rows.shown(tx, asked.listing_id)
    found = listing is not None and (asked.kind == "photo" or rules.stands_in(asked.kind, asked.datum, listing))
    hidden = found and _hide(tx, asked, listing, trusted)
    number = tx.new_id()
    path = follow_path(keys, number)
    request = filing.open(tx, "open_sources", contact=asked.contact, language=asked.language, text=_demand(asked),
                          subject=f"/admin/claims/{number}", page=letters.address(settings, asked.language, path), receipt=False)
    claims.add(tx, number, asked, listing and listing.member_id, request.id, found, "hidden" if hidden else "waiting")
    subject, body = letters.letter("receipt", settings, asked.language, path, hidden=hidden, found=found, request=request)
    mail.put(tx, asked.contact, subject, body, "claim")
    if hidden:
        tell_owner(tx, settings, "hidden", claims.one(tx, number))
    return number


def _hide(tx: Transaction, asked: Row, listing: Row, trusted: Callable[[], bool]) -> bool:
    """Whether the listing is out of sight for this claim: already, for another one's sake, or from now on."""
    if listing.state == "hidden" and listing.hidden_by == hiding.CLAIM:
        return True
    if listing.state != "live" or not claims.may_hide(tx, asked, listing.member_id) or not trusted():
        return False
    return hiding.withhold(tx, listing.id, letters.why_hidden(asked.kind, listing.member_language))


def _demand(asked: Row) -> str:
    with i18n.speaking(asked.language):
        text = _(DEMANDS[asked.kind], datum=asked.datum, number=asked.listing_id)
    return f"{text}\n\n{asked.statement}".strip()


def tell_owner(tx: Transaction, settings: Settings, template: str, claim: Row, **values) -> None:
    """Queues a mail to the seller; nothing when the listing is gone."""
    listing = hiding.with_owner(tx, claim.listing_id)
    if listing is not None:
        subject, body = letters.to_owner(template, settings, listing, claim, **values)
        mail.put(tx, listing.email, subject, body, "claim", listing.member_id)
