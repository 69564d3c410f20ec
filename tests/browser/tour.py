"""Looks at every kind of page once, on every width, and measures what the tests judge."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.people import Person
from tests.browser.stock import Stock

WIDTHS = (320, 360, 768, 1280, 1440)
MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")


@dataclass
class Seen:
    """What one page was like; the words are places on the page, ready to be shown when a test fails."""

    path: str
    overflow: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    headings: int = 0


GUEST = ("/", "/search", "/search?q=телефоны", "/search?q=небывалое", "/c/electronics", "/c/electronics/phones", "/categories",
         "/towns", "/login", "/register", "/register/sent", "/password/forgot", "/privacy", "/privacy/versions", "/privacy/1",
         "/cookies", "/safety", "/retention", "/transparency", "/device", "/rights", "/rights/claim/phone", "/rights/claim/photo",
         "/nothing-here")
MEMBER = ("/profile", "/profile/edit", "/profile/access", "/profile/sessions", "/profile/data", "/profile/consents",
          "/profile/export", "/profile/block", "/profile/delete", "/profile/listings", "/profile/listings?tab=hidden",
          "/profile/listings?tab=ended", "/listings/new", "/listings/new?category=electronics", "/messages",
          "/messages/blocked", "/messages/choices", "/deals", "/deals?tab=ended", "/profile/reviews", "/profile/reviews/shown",
          "/profile/requests", "/profile/requests/new", "/profile/requests/new?kind=correct", "/profile/device",
          "/profile/journal", "/profile/policy", "/profile/import")
STAFF = ("/admin", "/admin/deals", "/admin/reviews", "/admin/payments", "/admin/hosts",
         "/admin/reports", "/admin/reports/decided", "/admin/listings", "/admin/members", "/admin/journal",
         "/admin/health", "/admin/outbox", "/admin/operator", "/admin/categories", "/admin/places", "/admin/requests",
         "/admin/calendar", "/admin/policy", "/admin/purposes", "/admin/terms", "/admin/terms/conversation",
         "/admin/holds", "/admin/claims", "/admin/registers", "/admin/registers/processors", "/admin/registers/transfers",
         "/admin/registers/authorities",
         "/admin/registers/authorities/new", "/admin/registers/incidents", "/admin/registers/incidents/new",
         "/admin/registers/partners", "/admin/registers/handover")


def guest_pages(stock: Stock) -> tuple[str, ...]:
    """The pages that everybody sees."""
    return (*GUEST, stock.claim, f"/listings/{stock.listing}", f"/listings/{stock.bare}", f"/report?subject=listing&id={stock.listing}")


def seller_pages(stock: Stock) -> tuple[str, ...]:
    """The pages of somebody who sells."""
    return (*MEMBER, f"/listings/{stock.listing}", f"/listings/{stock.hidden}", f"/listings/{stock.draft}/edit",
            f"/listings/{stock.draft}/preview", f"/listings/{stock.listing}/edit", f"/listings/{stock.listing}/close",
            f"/listings/{stock.listing}/delete", f"/profile/requests/{stock.request}", f"/rights/listing/{stock.claimed}",
            stock.thread)


def newcomer_pages(_stock: Stock) -> tuple[str, ...]:
    """The pages of somebody who has just come, with nothing on them yet."""
    return ("/profile", "/profile/import", "/profile/requests", "/profile/journal", "/profile/listings", "/profile/data",
            "/messages")


def buyer_pages(stock: Stock) -> tuple[str, ...]:
    """The pages of somebody who buys."""
    return (stock.thread, f"/messages/new?listing={stock.bare}", f"/deals/new?listing={stock.bare}", f"/deals/new?listing={stock.listing}")


def staff_pages(stock: Stock) -> tuple[str, ...]:
    """The pages of staff."""
    return (*STAFF, f"/admin/reports/listing/{stock.listing}", f"/admin/reports/listing/{stock.hidden}",
            f"/admin/requests/{stock.request}", f"/admin/claims/{stock.proven}", f"/admin/registers/authorities/{stock.authority}",
            "/admin/categories/attributes", "/admin/categories/new", "/admin/places/towns/new")


def leaver_pages(_stock: Stock) -> tuple[str, ...]:
    """The pages of somebody who withdrew the consent to processing."""
    return ("/profile", "/profile/consents/processing", "/profile/block", "/profile/consents", "/profile/export")


def look(person: Person, paths: tuple[str, ...]) -> Iterator[Seen]:
    """Opens each page and measures it on every width."""
    for path in paths:
        answer = person.page.goto(person.url(path))
        assert answer.status == (404 if path == "/nothing-here" else 200), f"{path}: {answer.status}"
        seen = Seen(path)
        for width in WIDTHS:
            person.page.set_viewport_size({"width": width, "height": 740})
            found = person.page.evaluate(MEASURES)
            seen.overflow += [f"{width}: {place}" for place in found["wide"]]
            seen.small += [f"{width}: {place}" for place in found["small"]]
        seen.nameless, seen.headings = found["nameless"], found["headings"]
        yield seen
