"""Preview and publishing: the page as others will see it, the consent that publishing needs, and the deed."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.consents import rules as consent_rules
from web.consents import store as consents
from web.core.i18n import _
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.guard.asking import NOTHING, Reading
from web.listings import guarding, reading, rules
from web.listings.judging import judge
from web.listings.store import drafts, publishing, rows, shelf
from web.listings.views import asked
from web.operator.store import operator


def preview(request: Request, db, form: FormData) -> Response:
    """The preview; a listing that others see already needs none."""
    row = asked.mine(request, db)
    if row.state in rules.KEPT_VALID:
        return see_other(request, f"/listings/{row.id}")
    return show(request, db, row, found=guarding.stored(request, db, row, judge(db, row, request.state.language), form))


def show(request: Request, db, row: Row, status: int = 200, consent_error: str = "", found: Reading = NOTHING,
         ticked: bool = False) -> Response:
    """The preview, with what is missing still, what was found in its texts, and the consent's wording where there is none."""
    entry, member = judge(db, row, request.state.language), request.state.member
    wording = None if consents.given(db, member.id, "publication") else _wording(db)
    return page(request, "listings/preview.html", status, entry=entry, consent=wording, consent_error=consent_error,
                found=found, ticked=ticked,
                **reading.listing(db, rows.own(db, member.id, row.id), request.state.language))


def _wording(db) -> consent_rules.Wording:
    facts = operator(db)
    return consent_rules.wording("publication", facts.name, facts.bin)


def publish(request: Request, db, form: FormData) -> Response:
    """Publishes a draft, or again what had ended, with the answer to the question of consent."""
    row = asked.mine(request, db)
    if row.state == "hidden":
        raise NotFound()
    ticked, found = bool(form.get("publication")), guarding.stored(request, db, row, judge(db, row, request.state.language), form)
    if found.masked:
        row = db.write(drafts.save, row.member_id, row.id, guarding.columns(row, found), shelf.books(db), True)
    if found.holds:
        return show(request, db, row, 422 if found.asks else 200, found=found, ticked=ticked)
    return attempt(request, db, row, ticked)


def attempt(request: Request, db, row: Row, ticked: bool | None = None) -> Response:
    """Publishes the listing, whose texts were read by web/guard, if nothing is missing; `ticked` says what was answered to
    the question of consent, None that it was not asked yet."""
    said = "reopened" if row.state in rules.ENDED else "published"
    entry = judge(db, row, request.state.language)
    if row.state != "live" and not entry.valid:
        return show(request, db, row, 422)
    known = shelf.books(db).prepared(row)
    try:
        db.write(publishing.publish, row.member_id, row, known, _decide(request, db) if ticked else None)
    except publishing.ConsentMissing:
        error = _("Publishing needs this consent.") if ticked is False else ""
        return show(request, db, row, 422, error) if error else see_other(request, f"/listings/{row.id}/preview")
    except publishing.Changed:
        return see_other(request, f"/listings/{row.id}/preview", "listing-raced")
    except publishing.TooManyLive:
        return see_other(request, f"/listings/{row.id}/preview", "live-full")
    return see_other(request, f"/listings/{row.id}", said)


def _decide(request: Request, db):
    """A function that writes down the consent as it was shown, in the transaction of publishing."""
    facts, wording, language = operator(db), _wording(db), request.state.language
    name = consent_rules.full_name(request.state.member)

    def write(tx, member_id: int) -> None:
        if not consents.given(tx, member_id, "publication"):
            consents.decide(tx, member_id, name, wording, "given", operator_name=facts.name, operator_bin=facts.bin,
                            language=language, method="publishing form")
    return write
