"""What the registers hold about people: members whom a register concerns, and the staff who decided."""

from pathlib import Path

from web.core import clock, held
from web.core.clock import DAY
from web.core.db import Reader, Transaction
from web.core.held import GROUNDS, Personal, Whose
from web.core.i18n import N_, _
from web.core.sqlite import Row
from web.registers import bundle
from web.registers.words import DECISIONS, FIELDS, STEPS, WISHES

_STAFF = N_("Whoever decides about data of others answers for it after leaving")
_YEARS = 3 * 365 * DAY


def told_partner(db: Reader, row: Row) -> str:
    """Data from a partner in a sentence for the person."""
    return _("We got from %(source)s: %(field)s. Ground: %(ground)s (%(proof)s).", source=row.source,
             field=_(FIELDS.get(row.field, row.field)), ground=_(GROUNDS.get(row.ground, row.ground)), proof=row.proof)


def told_objection(db: Reader, row: Row) -> str:
    """An objection to the handover in a sentence for the person."""
    return _("You objected to the handover of the site: %(wish)s.", wish=_(WISHES.get(row.wish, row.wish)))


def forget_bundles(tx: Transaction, rows: list[Row]) -> None:
    """A bundle with data of somebody who is destroyed goes with them."""
    paths = [bundle.file(tx.folder, row.request_id) for row in rows]
    for row in rows:
        tx.run("update authority_request set removed_at = :now where id = :id and removed_at is null", now=clock.now(), id=row.request_id)
    tx.after(lambda: [path.unlink(missing_ok=True) for path in paths])


def stray_bundles(db: Reader, data: Path) -> list[Path]:
    """Bundles that are not there according to the register, and what an interrupted writing left."""
    there = {row.id for row in db.all("select id from authority_request where state in ('ready', 'handed') and removed_at is null")}
    return [path for path in (data / bundle.FOLDER).glob("*.*") if path.suffix != ".zip" or int(path.stem) not in there]


STEP = held.Table(
    "register_step", N_("What you wrote into the registers"), purpose=N_("Proof of who decided what in the registers"),
    ground="law", source="staff", seen_by="staff",
    whose=(Whose("staff", "staff_id", erase="keep", reason=_STAFF),),
    personal={
        "staff_id": Personal("proof", N_("Number of the account of the member of staff")),
        "step": Personal("conduct", N_("What was done"), words=STEPS),
        "detail": Personal("proof", N_("What was written")),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "register", "subject_id", "salt"),
    ends=(held.Ends("at", _YEARS, code="registers.steps", since=N_("after the deed"), least=_YEARS, most=5 * 365 * DAY),),
    sealed=("register", "subject_id", "staff_id", "step", "detail", "at"))

REQUEST = held.Table(
    "authority_request", N_("Requests of authorities that you decided about"), ground="law", source="staff", seen_by="staff",
    purpose=N_("Proof of what an authority asked for and what it got"),
    whose=(Whose("decided", "decided_by", erase="keep", reason=_STAFF), Whose("approved", "approved_by", erase="keep", reason=_STAFF),
           Whose("asked for silence", "longer_by", erase="keep", reason=_STAFF)),
    personal={
        "decided_by": Personal("proof", N_("Number of the account that decided")),
        "decided_at": Personal("conduct", N_("When it was decided")),
        "decision": Personal("proof", N_("Decision"), words=DECISIONS),
        "approved_by": Personal("proof", N_("Number of the account that approved")),
        "approved_at": Personal("conduct", N_("When it was approved")),
        "longer_by": Personal("proof", N_("Number of the account that asked for a longer silence")),
    },
    plain=("id", "number", "key", "state", "authority", "document", "basis", "demand", "received_at", "due_at", "silent_until",
           "silent_reason", "longer_until", "longer_reason", "tables", "categories", "period_from", "period_to", "reason", "alone",
           "digest", "signed_by", "made_at", "handed_at", "handed_how", "removed_at"),
    ends=(held.Ends("decided_at", _YEARS, "state in ('refused', 'handed')", code="authority.requests", since=N_("after the decision"),
                    least=_YEARS, most=5 * 365 * DAY),))

SUBJECT = held.Table(
    "authority_subject", N_("Requests of authorities about you"), ground="law", source="others", seen_by="staff",
    purpose=N_("Handing over what the law demands, and telling you"),
    whose=(Whose("subject", "member_id"),),
    personal={
        "request_id": Personal("proof", N_("Which request"), words=lambda db, number: in_words(db, number)),
        "silent_until": Personal("proof", N_("Until when the law forbade telling you")),
        "told_at": Personal("proof", N_("When we wrote to you about it")),
        "at": Personal("proof", N_("When it was entered")),
    },
    plain=("id", "member_id"),
    ends=(held.Ends("at", _YEARS, code="authority.subjects", since=N_("after the entry"), least=_YEARS, most=5 * 365 * DAY),),
    forget=forget_bundles, silent_until="silent_until")

INCIDENT = held.plain(
    "incident", N_("Incidents with personal data"), "id", "number", "key", "detected_at", "due_at", "what", "whose", "measures",
    "everyone", "reported_at", "letter", "letters_at", "letters_last", "closed_at")

INCIDENT_SUBJECT = held.Table(
    "incident_subject", N_("Incidents that concern your data"), ground="law", source="staff", seen_by="staff",
    purpose=N_("Telling you and the authority of a breach"), whose=(Whose("subject", "member_id"),),
    personal={
        "incident_id": Personal("proof", N_("What happened"), words=lambda db, number: incident(db, number)),
        "told_at": Personal("proof", N_("When we wrote to you about it")),
        "at": Personal("proof", N_("When it was entered")),
    },
    plain=("id", "member_id"),
    ends=(held.Ends("at", _YEARS, code="incidents.subjects", since=N_("after the entry"), least=_YEARS, most=5 * 365 * DAY),))

PARTNER_FACT = held.Table(
    "partner_fact", N_("Data that partners gave us about you"), source="others", seen_by="staff",
    purpose=N_("Doing what you asked a partner of this site for"), term=N_("as long as the account lives"),
    whose=(Whose("subject", "member_id"),),
    personal={
        "field": Personal("identity", N_("What it is"), words=FIELDS),
        "value": Personal("identity", N_("Content")),
        "source": Personal("proof", N_("Which partner")),
        "ground": Personal("proof", N_("Ground"), words=GROUNDS),
        "proof": Personal("proof", N_("What the ground rests on")),
        "got_at": Personal("proof", N_("When the partner gave it")),
        "at": Personal("proof", N_("When it was entered")),
    },
    plain=("id", "member_id", "salt"), sealed=("member_id", "field", "value", "source", "ground", "proof", "got_at", "at"),
    told=told_partner, told_as="account")

OBJECTION = held.Table(
    "handover_objection", N_("Your objection to the handover of the site"), ground="law",
    purpose=N_("Leaving you out when the site goes to another operator"), seen_by="staff", term=N_("as long as the account lives"),
    whose=(Whose("subject", "member_id"),),
    personal={
        "wish": Personal("choice", N_("What becomes of your data"), words=WISHES),
        "at": Personal("proof", N_("When")),
    },
    plain=("id", "member_id", "handover_id", "salt"), sealed=("handover_id", "member_id", "wish", "at"),
    told=told_objection, told_as="request")

HANDOVER = held.plain(
    "handover", N_("Handover of the site to another operator"), "id", "name", "bin", "address", "contact", "responsible",
    "contract", "announced_at", "ends_at", "letters_last", "letters_at", "cancelled_at", "packed_at")


def in_words(db: Reader, number: int) -> str:
    """A request of an authority as the person may read of it."""
    row = db.one("select number, authority, document from authority_request where id = :id", id=number)
    return f"№ {row.number}: {row.authority}, {row.document}" if row else str(number)


def incident(db: Reader, number: int) -> str:
    """An incident as the person may read of it."""
    row = db.one("select number, what from incident where id = :id", id=number)
    return f"№ {row.number}: {row.what}" if row else str(number)


HELD = (
    STEP, REQUEST, SUBJECT, INCIDENT, INCIDENT_SUBJECT, PARTNER_FACT, OBJECTION, HANDOVER,
    held.Place("bundles", N_("Bundles for authorities"), N_("Handing over exactly what was approved"),
               N_("the data named in an approved request, signed"), N_("until handed over, and 7 days more"), bundle.FOLDER,
               strays=stray_bundles),
)
