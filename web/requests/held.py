"""What requests hold about the people who made them."""

from web.consents.purposes import TITLES
from web.core import held
from web.core.clock import DAY
from web.core.db import Transaction
from web.core.held import Personal, Whose
from web.core.i18n import LANGUAGES, N_, _
from web.core.sqlite import Row
from web.requests.kinds import GROUNDS, KINDS, STATES
from web.requests.rules import ACTIONS, ROLES
from web.requests.store.files import path, remove, strays

_PURPOSE = N_("Answering what you demanded, and proving that it was answered in time")
_KEPT = N_("The operator has to prove that your demand was answered; without your words it is only a number")
_SINCE = N_("after the decision")
YEAR = 365 * DAY
ABOUT = {**TITLES, "consent": N_("a consent that you took back")}


def told(db, row: Row) -> str:
    """A step in a sentence of the person's journal."""
    request = db.one("select number, kind from request where id = :id", id=row.request_id)
    return _("Request %(number)s, “%(kind)s”: %(step)s.", number=request.number, kind=_(KINDS[request.kind]),
             step=_(ACTIONS[row.action]))


def forget(tx: Transaction, rows: list[Row]) -> None:
    """Removes the files of attachments that are about to be deleted."""
    names = [row.name for row in rows]
    tx.after(lambda: remove(tx.folder, names))


def media(row: Row) -> list[tuple[str, str]]:
    """An attachment, for the export."""
    return [(f"{row.id}.{row.kind}", path(row.name))]


REQUEST = held.Table(
    "request", N_("Your requests"), purpose=_PURPOSE, ground="law", seen_by="staff",
    whose=(Whose("person", "member_id", erase="keep", blank=("contact", "page"), reason=_KEPT),),
    personal={
        "number": Personal("proof", N_("Number of the request"), source="site"),
        "kind": Personal("choice", N_("What you demanded"), words=KINDS),
        "member_id": Personal("proof", N_("Number of your account")),
        "contact": Personal("contact", N_("Where the answer goes, until the decision")),
        "page": Personal("contact", N_("Address at which it is followed without an account, until the decision"), source="site"),
        "subject": Personal("choice", N_("What it is about"), words=ABOUT),
        "language": Personal("choice", N_("Language of the answer"), words=LANGUAGES),
        "state": Personal("proof", N_("State"), source="staff", words=STATES),
        "alone": Personal("conduct", N_("Whether you did it yourself"), words=held.YES_NO),
        "ground": Personal("proof", N_("Ground of a refusal"), source="staff", words=GROUNDS),
        "received_at": Personal("proof", N_("When it was received")),
        "due_at": Personal("proof", N_("Until when it has to be answered"), source="site"),
        "closed_at": Personal("proof", N_("When it was decided"), source="staff"),
    },
    plain=("id", "subject_id", "warned", "moved_at"),
    ends=(held.Ends("closed_at", 3 * YEAR, code="requests.proof", since=_SINCE, least=3 * YEAR, most=5 * YEAR, law=N_(
        "Claims about a decision lapse after three years (Civil Code Art. 178); until then it must be provable.")),))
STEP = held.Table(
    "request_step", N_("Steps of your requests"), purpose=_PURPOSE, ground="law", seen_by="staff", kept_as=REQUEST,
    whose=(Whose("person", "request_id", through="request", erase="keep", reason=_KEPT),),
    personal={
        "role": Personal("proof", N_("Who"), words=ROLES),
        "action": Personal("proof", N_("What was done"), words=ACTIONS),
        "ground": Personal("proof", N_("Ground of a refusal"), source="staff", words=GROUNDS),
        "at": Personal("proof", N_("When")),
    },
    plain=("id", "request_id", "salt"), sealed=("request_id", "role", "action", "ground", "at"), told=told, told_as="request")
TEXT = held.Table(
    "request_text", N_("What was written about your requests"), purpose=_PURPOSE, ground="law", seen_by="staff",
    whose=(Whose("person", "request_id", through="request"),),
    personal={
        "role": Personal("proof", N_("Who"), words=ROLES),
        "body": Personal("content", N_("What was written")),
        "at": Personal("proof", N_("When")),
        "closed_at": Personal("proof", N_("When the request was decided"), source="staff"),
    },
    plain=("id", "request_id", "step_id", "salt"), sealed=("request_id", "step_id", "role", "body", "at"),
    ends=(held.Ends("closed_at", YEAR, code="requests.texts", since=_SINCE, most=3 * YEAR),))
FILE = held.Table(
    "request_file", N_("Documents added to your requests"), purpose=N_("Deciding about a fact that is in dispute"),
    ground="law", seen_by="staff", term=N_("until the decision"), whose=(Whose("person", "request_id", through="request"),),
    personal={
        "name": Personal("content", N_("Name of the file here"), source="site"),
        "title": Personal("content", N_("Name of the file as you gave it")),
        "kind": Personal("content", N_("Kind of the file")),
        "bytes": Personal("content", N_("Size in bytes")),
        "digest": Personal("content", N_("Fingerprint (SHA-256) of the file"), "nobody", "site"),
        "at": Personal("conduct", N_("When you added it")),
    },
    plain=("id", "request_id"), forget=forget, media=media)
HELD = (
    REQUEST, STEP, TEXT, FILE,
    held.Place("attachments", N_("Files of documents"), N_("Deciding about a fact that is in dispute"),
               N_("photos and PDF files added to requests"), N_("until the decision"), "attachments",
               strays=strays),
)
