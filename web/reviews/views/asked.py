"""What an address asks for."""

from starlette.requests import Request

from web.core.refusal import NotFound

HIGHEST = 2**63 - 1


def number(request: Request) -> int:
    """The number in the path. Raises NotFound for one that no row can have."""
    found = request.path_params["id"]
    if found > HIGHEST:
        raise NotFound()
    return found


def before(request: Request) -> int:
    """The mark below which a list goes on; the highest number without one."""
    text = request.query_params.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else HIGHEST
