"""What one feature gives to the whole site: a record with slots that app.py joins."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markupsafe import Markup
from starlette.routing import BaseRoute

from web.core.held import Cookie, Place, Table


@dataclass(frozen=True)
class Job:
    """Periodic work: `run(work)` every `every` seconds, on one process at a time (see core/jobs.py). What may take long is
    `alone`: it has a thread with others of its kind, so that what is short does not wait for it."""

    name: str
    every: int
    run: Callable[[Any], Any]
    alone: bool = False


@dataclass(frozen=True)
class Section:
    """A section of «Мой профиль»: an address with a title and an icon, in the order of `place` within its `group`:
    trade, rights or account."""

    title: str
    path: str
    icon: str
    place: int
    says: str = ""
    group: str = "account"


@dataclass(frozen=True)
class Panel:
    """A page of the admin shell; `role` is the least role that may open it; `count(db)` is what waits there."""

    title: str
    path: str
    icon: str
    place: int
    role: str = "moderator"
    count: Callable[[Any], int] | None = None


@dataclass(frozen=True)
class Reportable:
    """A thing people may report: `find(db, id)` tells (title, path, owner id) or None;
    `hide(tx, id, reason)` and `restore(tx, id)` act on a decision. Where the feature stands beside moderation, not below it,
    `sees(db, id, viewer_id)` tells who can report it (0 is a guest) and `content(db, id)` gives what staff read: texts as
    (language or "", text), and why it is hidden or None. With `rules` of its own, code by words, staff choose among these and
    `hide(tx, id, reason, rule)` is given the code."""

    name: str
    title: str
    find: Callable[[Any, int], Any]
    hide: Callable[..., None] | None = None
    restore: Callable[..., None] | None = None
    sees: Callable[[Any, int, int], bool] | None = None
    content: Callable[[Any, int], Any] | None = None
    rules: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Act:
    """How a demand of a kind is carried out: `carry_out(tx, site, member_id, request)`, by the feature that can; the desk
    of requests, on a lower floor, calls it with the row of the request. It does what is demanded or raises a Refusal."""

    kind: str
    carry_out: Callable[[Any, Any, int, Any], None]


@dataclass(frozen=True)
class Feature:
    """One feature's gifts to the site; every slot is optional. `load(tx)` puts reference data in place at each start;
    `begin(tx, site, settings)` does so with what is made of all features joined. `signature(db)` stands under each mail.
    `dealt(db, owner_id, other_id)` tells whether the first of two members deals with the second, `apart(db, one, other)`
    whether one of two blocks the other.
    `hides(db, member_id)` gives the numbers of sellers whom a member does not want to see, `opened(db, member_id)` those of
    listings that a member has opened, and `opens(db, member_id, listing_id)` is told that one was opened. `letters` write
    mails of a kind at the moment they leave: `write(work, row)` gives a Letter (web/mail/letter.py), or None for no mail.
    `beside(db, request, thread)` gives what stands above the messages of a conversation, as HTML (Markup) or nothing.
    `under_deal(db, request, deal)` gives so what stands under a deal, `about_member(db, request, member_id, place)` what is told of
    a member: beside the name on a `listing`, at the `head` and at the `foot` of the member's page.
    `in_mail(work, about, row, member)` gives what a member may do by links in a mail about a `thread` or a `deal`, as words and
    path of each (web/accounts/acting.py).
    `service(state)` makes something with `start()` and `close()` that runs as long as the site does, or None.
    A name in `parameters` that ends with a point is a family."""

    name: str
    routes: tuple[BaseRoute, ...] = ()
    held: tuple[Table | Place | Cookie, ...] = ()
    jobs: tuple[Job, ...] = ()
    sections: tuple[Section, ...] = ()
    panels: tuple[Panel, ...] = ()
    reportable: tuple[Reportable, ...] = ()
    acts: tuple[Act, ...] = ()
    context: Callable[[Any, Any], dict] | None = None
    identify: Callable[[Any, Any], Any] | None = None
    load: Callable[[Any], None] | None = None
    begin: Callable[[Any, Any, Any], None] | None = None
    signature: Callable[[Any], str] | None = None
    dealt: Callable[[Any, int, int], bool] | None = None
    apart: Callable[[Any, int, int], bool] | None = None
    hides: Callable[[Any, int], tuple[int, ...]] | None = None
    opened: Callable[[Any, int], tuple[int, ...]] | None = None
    opens: Callable[[Any, int, int], None] | None = None
    in_mail: Callable[[Any, str, Any, Any], list[tuple[str, str]]] | None = None
    beside: Callable[[Any, Any, Any], str] | None = None
    under_deal: Callable[[Any, Any, Any], str] | None = None
    about_member: Callable[[Any, Any, int, str], str] | None = None
    letters: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    service: Callable[[Any], Any] | None = None
    said: dict[str, str | tuple[str, str]] = field(default_factory=dict)
    parameters: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Site:
    """All features joined."""

    features: tuple[Feature, ...]

    def joined(self, slot: str) -> list:
        """The entries of a slot over all features, in the order of the floors."""
        return [entry for feature in self.features for entry in getattr(feature, slot)]

    def dealt(self, db: Any, owner_id: int, other_id: int) -> bool:
        """Whether that member deals with the other one, as any feature knows."""
        return any(feature.dealt(db, owner_id, other_id) for feature in self.features if feature.dealt)

    def apart(self, db: Any, one: int, other: int) -> bool:
        """Whether one of the two members blocks the other."""
        return any(feature.apart(db, one, other) for feature in self.features if feature.apart)

    def hides(self, db: Any, member_id: int) -> tuple[int, ...]:
        """The sellers whom the member does not want to see."""
        return tuple(seller for feature in self.features if feature.hides for seller in feature.hides(db, member_id))

    def opened(self, db: Any, member_id: int) -> tuple[int, ...]:
        """The listings that the member has opened, where they asked for that to be remembered."""
        return tuple(listing for feature in self.features if feature.opened for listing in feature.opened(db, member_id))

    def opens(self, db: Any, member_id: int, listing_id: int) -> None:
        """Tells every feature that wants to know that the member opened a listing."""
        for feature in self.features:
            if feature.opens:
                feature.opens(db, member_id, listing_id)

    def in_mail(self, work: Any, about: str, row: Any, member: Any) -> list[tuple[str, str]]:
        """What the features let the member do by links in a mail about that row."""
        return [one for feature in self.features if feature.in_mail for one in feature.in_mail(work, about, row, member)]

    def beside(self, request: Any, thread: Any) -> Markup:
        """What the features show above the messages of a conversation."""
        found = (feature.beside(request.state.door, request, thread) for feature in self.features if feature.beside)
        return Markup("").join(found)

    def under_deal(self, request: Any, deal: Any) -> Markup:
        """What the features show under a deal, for one of its two people."""
        return Markup("").join(feature.under_deal(request.state.door, request, deal) for feature in self.features if feature.under_deal)

    def about_member(self, request: Any, member_id: int, place: str) -> Markup:
        """What the features tell of a member at that place."""
        return Markup("").join(feature.about_member(request.state.door, request, member_id, place)
                               for feature in self.features if feature.about_member)

    @cached_property
    def letters(self) -> dict[str, Callable[[Any, Any], Any]]:
        """What writes the mails of a kind when they leave."""
        return {kind: write for feature in self.features for kind, write in feature.letters.items()}

    @cached_property
    def tables(self) -> list[Table]:
        return [entry for entry in self.joined("held") if isinstance(entry, Table)]

    @cached_property
    def cookies(self) -> list[Cookie]:
        return [entry for entry in self.joined("held") if isinstance(entry, Cookie)]

    @cached_property
    def sections(self) -> list[Section]:
        return sorted(self.joined("sections"), key=lambda section: section.place)

    @cached_property
    def panels(self) -> list[Panel]:
        return sorted(self.joined("panels"), key=lambda panel: panel.place)

    @cached_property
    def acts(self) -> dict[str, Act]:
        """How each kind of demand is carried out."""
        return {act.kind: act for act in self.joined("acts")}

    @cached_property
    def said(self) -> dict[str, str | tuple[str, str]]:
        """Messages shown once after a change: text, or (kind, text) with kind ok, warn or bad."""
        return {code: text for feature in self.features for code, text in feature.said.items()}

    @cached_property
    def parameters(self) -> frozenset[str]:
        """Query parameters that public pages know; others do not make a page different."""
        return frozenset({"said"}).union(*(feature.parameters for feature in self.features))
