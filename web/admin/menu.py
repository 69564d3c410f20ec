"""The menu of the administration: the panels that this person may open, with what waits in each."""

from dataclasses import dataclass

from starlette.requests import Request

from web.core.feature import Panel
from web.core.view import ROLES

HOME = "/admin"


@dataclass(frozen=True)
class Entry:
    """One line of the menu; `here` when the page belongs to it."""

    panel: Panel
    count: int
    here: bool


def entries(db, request: Request) -> dict[str, list[Entry]]:
    """What templates/admin/frame.html needs; every other page pays nothing for it."""
    member, path = request.state.member, request.scope["path"]
    if member is None or not (path == HOME or path.startswith(HOME + "/")):
        return {}
    return {"panels": [Entry(panel, panel.count(db) if panel.count else 0, _is_here(panel, path))
                       for panel in request.app.state.site.panels if ROLES[member.role] >= ROLES[panel.role]]}


def _is_here(panel: Panel, path: str) -> bool:
    return path == panel.path or (panel.path != HOME and path.startswith(panel.path + "/"))
