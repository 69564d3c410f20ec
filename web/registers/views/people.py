"""What the pages of registers share: finding a member by number or e-mail, and fresh keys of forms."""

from collections.abc import Callable

from starlette.requests import Request

from web.accounts.store import members
from web.core import form as forms
from web.core import tokens


def finder(request: Request, db) -> Callable[[str], int | None]:
    """What gives the number of an account for a number or an e-mail; None where there is none."""
    def find(text: str) -> int | None:
        number = forms.number({"n": text}, "n")
        if number is None and "@" not in text:
            return None
        keys = request.app.state.keys
        row = members.by_id(db, number) if number is not None else members.by_email(db, keys.lookup(text))
        return row.id if row is not None and row.confirmed_at is not None else None
    return find


def new_key() -> str:
    """A key by which one form makes one entry, however often it is sent."""
    return tokens.new_token()
