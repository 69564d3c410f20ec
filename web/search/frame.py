"""What stands around the results of a category and a place: the same for every guest, so it is made once and kept as markup."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.requests import Request

from web.core.db import Reader
from web.core.page import prefix_of, wants_part
from web.search.asked import Asked, Known

MOST = 1_000  # frames kept in each process, about 15 kB each: as bytes, since text with Cyrillic letters takes twice as much
PANEL = "search/_filters.html"


class Frame:
    """The parts of one page, from memory where they may be. `ready` tells that the panel is there, so that nothing has to be worked
    out for it; `number` is that of the results, which stands on a button."""

    def __init__(self, request: Request, db: Any, known: Known, asked: Asked, number: str):
        self._kept: dict[str, bytes] | None = None
        same = asked.is_plain and request.state.member is None and not wants_part(request) and "filters" not in request.query_params
        if same:
            place = asked.place and (type(asked.place).__name__, asked.place.id)
            category = asked.category and asked.category.id
            key = (known[:2], request.state.language, prefix_of(request), category, place, asked.is_deep, number)
            self._kept = _of(db.kept("site", _nothing), key)
        self.ready = self._kept is not None and PANEL in self._kept

    @pass_context
    def part(self, context: Context, template: str) -> Markup:
        """A template, rendered with what the page knows unless it is in memory."""
        found = self._kept.get(template) if self._kept is not None else None
        if found is not None:
            return Markup(found.decode())
        made = context.environment.get_template(template).render(context.get_all())
        if self._kept is not None:
            self._kept[template] = made.encode()
        return Markup(made)


def _of(frames: dict[tuple, dict[str, bytes]], key: tuple) -> dict[str, bytes]:
    if key not in frames and len(frames) >= MOST:
        frames.clear()
    return frames.setdefault(key, {})


def _nothing(db: Reader) -> dict[tuple, dict[str, bytes]]:
    """Begun anew when the site's topic moves: names of categories, places and of the site stand in there."""
    return {}
