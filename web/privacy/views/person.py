"""What every page here needs: the inventory, and whether the person knows their password."""

from starlette.datastructures import FormData
from starlette.requests import Request

from web.core import form as forms
from web.core import passwords
from web.privacy.rows import Inventory


def inventory_of(request: Request) -> Inventory:
    """The inventory of the running site."""
    return Inventory(request.app.state.site.tables)


def knows_password(request: Request, form: FormData) -> bool:
    """Whether the form holds the member's password."""
    return passwords.verify(forms.text(form, "password", 300), request.state.member.password_hash)
