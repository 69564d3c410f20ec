"""What can be reported, found through the slot `reportable` of all features, and who can see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from web.core.feature import Reportable
from web.core.refusal import NotFound
from web.moderation.rules import REASONS
from web.moderation.store import contents

MOST = 2**63 - 1


@dataclass(frozen=True)
class Thing:
    """A reported thing as far as it is still there; `private` ones are shown to staff only for a stated reason."""

    kind: Reportable
    id: int
    title: str = ""
    path: str = ""
    owner_id: int | None = None

    @property
    def private(self) -> bool:
        return self.kind.name == "message"

    @property
    def gone(self) -> bool:
        return not self.path


def kind_of(request: Request, name: str) -> Reportable:
    """The kind of that name. Raises NotFound."""
    for kind in request.app.state.site.joined("reportable"):
        if kind.name == name:
            return kind
    raise NotFound()


def thing(db, kind: Reportable, number: int) -> Thing:
    """The thing, or what is left to say of one that is gone. Raises NotFound for what can be no number."""
    if number > MOST:
        raise NotFound()
    found = kind.find(db, number)
    return Thing(kind, number, *found) if found else Thing(kind, number)


def seen_by(db, viewer, one: Thing) -> bool:
    """Whether this person (None is a guest) can see the thing, and so may report it."""
    sight: dict[str, Callable[[Any, int, int], bool]] = {
        "listing": contents.listing_is_public, "member": contents.member_is_public, "message": contents.message_is_for}
    look = one.kind.sees or sight.get(one.kind.name)
    return not one.gone and look is not None and look(db, one.id, viewer.id if viewer else 0)


def rules_of(one: Thing) -> Mapping[str, str]:
    """The rules by which staff hide a thing of this kind, code by words."""
    return one.kind.rules or REASONS
