"""The register of data from partners: what was entered last, and the form that refuses what has no source or ground."""

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.held import GROUNDS
from web.core.i18n import _
from web.core.page import page, see_other
from web.registers import partner_file
from web.registers.forms import PartnerForm
from web.registers.store import partners as store
from web.registers.views.people import finder
from web.registers.words import FIELDS

AT_ONCE, ALL, SHOWN = 50, 2**63 - 1, 30
LARGEST = 2_000_000  # bytes of a file


def partners(request: Request, db, form: FormData) -> Response:
    """What was entered last, and the form."""
    return _show(request, db, PartnerForm())


def _show(request: Request, db, made: PartnerForm, status: int = 200, wrong: tuple[str, ...] | list[str] = ()) -> Response:
    rows = store.newest(db, forms.number(request.query_params, "before") or ALL, AT_ONCE)
    return page(request, "registers/partners.html", status, form=made, rows=rows, fields=FIELDS, grounds=GROUNDS, wrong=wrong[:SHOWN],
                more_wrong=max(0, len(wrong) - SHOWN), columns=partner_file.COLUMNS, before=rows[-1].id if len(rows) == AT_ONCE else None)


def take(request: Request, db, form: FormData) -> Response:
    """Enters all rows, or none and says what is wrong with which."""
    text, made = _text(form), PartnerForm(form)
    if text is None:
        return _show(request, db, made, 422, [_("This is not a CSV file.")])
    facts, wrong = partner_file.read(text, finder(request, db))
    if wrong:
        return _show(request, db, made, 422, wrong)
    db.write(store.add, request.state.member.id, facts)
    return see_other(request, "/admin/registers/partners", "register-saved")


def _text(form: FormData) -> str | None:
    """The rows typed in, or those of the file; None for a file that is no text."""
    file = form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        try:
            return forms.clean(file.file.read(LARGEST).decode("utf-8-sig"))
        except UnicodeDecodeError:
            return None
    return forms.text(form, "rows", LARGEST)
