"""What pages of other features show of a member's saved things; nothing is read before a page asks."""

from functools import cached_property
from typing import Any

from web.core.db import Reader
from web.core.sqlite import Row
from web.saved.store import choices, favourites, news, opened, sellers


class Mine:
    """The saved things of whoever looks at a page; of a guest there are none."""

    def __init__(self, db: Reader, member: Row | None):
        self._db, self._me = db, member.id if member else None

    def keeps(self, listing_id: int) -> bool:
        """Whether the listing is among the favourites."""
        return self._me is not None and favourites.keeps(self._db, self._me, listing_id)

    def hides(self, seller_id: int) -> bool:
        """Whether the seller is hidden."""
        return seller_id in self.hidden

    @property
    def remembers(self) -> bool:
        """Whether the member wants it remembered which listings they opened."""
        return self._me is not None and bool(choices.of(self._db, self._me).remember)

    @cached_property
    def hidden(self) -> tuple[int, ...]:
        """The sellers who are hidden."""
        return sellers.numbers(self._db, self._me) if self._me is not None else ()

    @cached_property
    def news(self) -> int:
        """New listings of saved searches and fallen prices that the member has not looked at."""
        return news.count(self._db, self._me) if self._me is not None else 0


def context(db: Reader, request: Any) -> dict[str, Mine]:
    """What each page may ask."""
    return {"saved": Mine(db, request.state.member)}


def opens(db, member_id: int, listing_id: int) -> None:
    """A member opened a listing: noted once a day, for those who asked for it."""
    if opened.is_wanted(db, member_id, listing_id):
        db.write(opened.note, member_id, listing_id)
