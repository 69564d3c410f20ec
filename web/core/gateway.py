"""The one way on which data of people leave to anybody outside: without a ground nothing passes, and what passes is written down.

Grounds of consent are made by `consents.store.ground` alone, grounds of law by the register of authority requests, grounds of
a request by what a person asked for, grounds of contract by `contract` out of the register of processors (a test holds this).
"""

import re
from dataclasses import dataclass, field

from web.core import chain, clock, held
from web.core.db import Reader, Transaction
from web.core.held import Personal, Whose
from web.core.i18n import N_, _
from web.core.sqlite import Row

HOME = "KZ"
FRESH = 10 * clock.MINUTE  # a ground is made for one transfer and is not kept
GROUNDS = {"consent": N_("your consent"), "law": N_("an obligation by law"), "request": N_("you asked for it"),
           "contract": N_("work for the operator under a contract")}
# Kinds of processors to which a module of this program opens connections.
ADAPTERS = {"mail": N_("Mail server"), "payments": N_("Payment service")}
KINDS = {**ADAPTERS, "hosting": N_("Hosting"), "backup": N_("Keeping backups"), "support": N_("Care of the machine or program"),
         "operator": N_("New operator of the site"), "other": N_("Something else")}


class NoGround(ValueError):
    """Nothing may leave; the message says what is missing."""


@dataclass(frozen=True)
class Ground:
    """Why data may leave: the text of the basis, the numbers of the rows that prove it, the member whose ground it is
    (None: whoever works under a contract), whether it also covers leaving the country, and, of a consent, third parties."""

    kind: str
    basis: str
    ids: tuple[int, ...] = ()
    member_id: int | None = None
    abroad: bool = False
    third_parties: bool = False
    made_at: int = field(default_factory=lambda: clock.now())


def worded(_db: Reader, text: str) -> str:
    """What was given or what for, in the current language; several messages are parted by semicolons."""
    return "; ".join(_(part) for part in text.split("; "))


def told(db: Reader, row: Row) -> str:
    """A transfer in a sentence for the person."""
    return _("Given to %(recipient)s (%(country)s): %(what)s. What for: %(purpose)s. Ground: %(ground)s (%(basis)s).",
             recipient=row.recipient, country=row.country, what=worded(db, row.what), purpose=worded(db, row.purpose),
             ground=_(GROUNDS[row.ground]), basis=row.basis)


HELD = (
    held.Table(
        "transfer", N_("Transfers of your data"), purpose=N_("Proof of who was given what, when and why"), ground="law",
        source="site", seen_by="staff",
        whose=(Whose("subject", "member_id", erase="keep",
                     reason=N_("The law asks for a record of transfers; without your account it is only a number")),),
        personal={
            "member_id": Personal("proof", N_("Number of your account")),
            "recipient": Personal("proof", N_("Who got it")),
            "country": Personal("proof", N_("Country")),
            "ground": Personal("proof", N_("Ground"), words=GROUNDS),
            "basis": Personal("proof", N_("What the ground rests on")),
            "what": Personal("proof", N_("What was given"), words=worded),
            "purpose": Personal("proof", N_("What for"), words=worded),
            "silent_until": Personal("proof", N_("Until when the law forbade telling you")),
            "at": Personal("proof", N_("When")),
        },
        plain=("id", "ground_ids", "salt"), ends=(held.Ends(
            "at", 3 * 365 * clock.DAY, code="transfers", since=N_("after the transfer"), least=3 * 365 * clock.DAY,
            most=5 * 365 * clock.DAY),),
        sealed=("member_id", "recipient", "country", "ground", "basis", "ground_ids", "what", "purpose", "at"),
        told=told, told_as="transfer", silent_until="silent_until"),
    held.plain("processor", N_("Who works with data for the operator"), "id", "kind", "name", "country", "data", "purpose",
               "contract", "abroad_basis", "since_at", "until_at"),
)


def processors(db: Reader) -> list[Row]:
    """Everybody who works with data for the operator now, for the policy: name, country, data, purpose."""
    return db.all("select * from processor where since_at <= :now and (until_at is null or until_at > :now) order by kind, name, id",
                  now=clock.now())


def processor(db: Reader, kind: str) -> Row | None:
    """The processor of that kind who works for the operator now; an adapter without one sends nothing."""
    return next((row for row in reversed(processors(db)) if row.kind == kind), None)


def contract(one: Row) -> Ground:
    """The ground on which a registered processor gets what it works with."""
    return Ground("contract", one.contract, (one.id,), None, bool(one.abroad_basis))


def pass_on(tx: Transaction, member_id: int | None, recipient: str, country: str, ground: Ground, what: str, purpose: str,
            silent_until: int | None = None, daily: bool = False) -> int:
    """Writes a transfer down and returns its number; only then may the data leave. `silent_until` (seconds UTC) keeps it from
    the person because a law says so; `daily` makes one row of all alike of one day. Raises NoGround (Law 94-V Art. 15, 16)."""
    missing = _missing(tx, member_id, recipient, country, ground, what, purpose, silent_until)
    if missing:
        raise NoGround(missing)
    ids = ",".join(map(str, ground.ids))
    known = _today(tx, member_id, recipient, ids, what, purpose) if daily else None
    if known is not None:
        return known
    number = tx.new_id()
    tx.insert("transfer", id=number, member_id=member_id, recipient=recipient, country=country, ground=ground.kind,
              basis=ground.basis, ground_ids=ids, what=what, purpose=purpose, silent_until=silent_until, at=clock.now(),
              salt=chain.salt())
    return number


def _missing(tx: Reader, member_id: int | None, recipient: str, country: str, ground: Ground, what: str, purpose: str,
             silent_until: int | None) -> str:
    """What stands in the way, or nothing."""
    if not (recipient.strip() and what.strip() and purpose.strip() and re.fullmatch("[A-Z]{2}", country)):
        return "a transfer names recipient, country, data and purpose"
    if ground.kind not in GROUNDS or not ground.basis.strip() or not ground.ids:
        return f"{ground.kind!r} is no ground, or nothing proves it"
    if not 0 <= clock.now() - ground.made_at <= FRESH:
        return "the ground was made for an earlier transfer"
    if silent_until is not None and ground.kind != "law":
        return "only a law can ask for silence"
    if ground.kind == "contract":
        return _not_registered(tx, recipient, country, ground)
    if member_id is None or ground.member_id != member_id:
        return "the ground is another person's"
    if ground.kind == "consent" and not ground.third_parties:
        return "the consent does not cover third parties"
    return "" if country == HOME or (ground.abroad and ground.kind != "law") else "the ground does not cover leaving the country"


def _not_registered(tx: Reader, recipient: str, country: str, ground: Ground) -> str:
    row = next((row for row in processors(tx) if (row.id,) == ground.ids), None)
    if row is None or (row.name, row.country) != (recipient, country):
        return f"{recipient} is not in the register of processors"
    return "" if country == HOME or row.abroad_basis else "the register gives no reason for leaving the country"


def _today(tx: Reader, member_id: int | None, recipient: str, ids: str, what: str, purpose: str) -> int | None:
    now = clock.local(clock.now())
    begun = int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
    of = "member_id = :member" if member_id is not None else "member_id is null"
    return tx.value(f"select id from transfer where at >= :begun and {of} and recipient = :recipient and ground_ids = :ids"
                    " and what = :what and purpose = :purpose order by id desc limit 1", begun=begun, recipient=recipient, ids=ids,
                    what=what, purpose=purpose, **({"member": member_id} if member_id is not None else {}))
