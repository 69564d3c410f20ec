"""The register of cookies."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.page import page


def cookies(request: Request, db, form: FormData) -> Response:
    """The register of cookies, made from the inventory, and why nobody else's code runs here."""
    return page(request, "device/cookies.html", topics=("operator",), cookies=request.app.state.site.cookies)
