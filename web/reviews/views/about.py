"""What is told of a member beside their listings and on their page, as far as this viewer may see it."""

from functools import partial

from markupsafe import Markup
from starlette.requests import Request

from web.accounts.rules import may_see
from web.accounts.store import members
from web.consents import store as consents
from web.core.db import Door, Reader
from web.core.i18n import current
from web.core.page import environment, prefix_of
from web.core.sqlite import Row
from web.reviews import rules
from web.reviews.store import rows, sellers

AT_FOOT = 5
MOST = 3_000  # parts beside listings kept in each process, a few hundred bytes each


def about_member(db: Door, request: Request, member_id: int, place: str) -> Markup:
    """The part for that place: `listing`, `head` or `foot`. Beside a listing guests see the same until the member's topic moves."""
    if place != "listing" or request.state.member is not None:
        return _made(db, request, member_id, place)
    kept, key, stamp = db.kept("site", _nothing), (member_id, prefix_of(request), current()), db.stamp(f"member:{member_id}")
    if kept.get(key, ("", -1))[1] != stamp:
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = _made(db, request, member_id, place), stamp
    return kept[key][0]


def _nothing(db: Reader) -> dict[tuple[int, str, str], tuple[Markup, int]]:
    """Begun anew when the site's topic moves: nothing stays in memory of who is gone."""
    return {}


def _made(db: Reader, request: Request, member_id: int, place: str) -> Markup:
    person, open_to = members.by_id(db, member_id), seen(db, request, member_id)
    values = {"person": person, "open_to": open_to, "rating": rating(db, member_id) if open_to["reviews"] else None,
              "language": request.state.language, "sold": 0, "answers": "", "reviews": [], "member": request.state.member}
    if place == "head":
        values.update(sold=sellers.sold(db, member_id) if open_to["sold"] else 0,
                      answers=rules.ANSWERS.get(sellers.answer_word(db, member_id), "") if open_to["answers"] else "")
    if place == "foot" and open_to["reviews"]:
        values.update(reviews=readable(db, request, rows.about(db, member_id, 2**63 - 1, AT_FOOT)), hiding=rules.HIDING, sides=rules.SIDES)
    return Markup(environment(prefix_of(request)).get_template(f"reviews/{place}.html").render(values))


def seen(db: Reader, request: Request, member_id: int) -> dict[str, bool]:
    """Which fields of a seller this viewer may see."""
    choice, dealt = sellers.choice(db, member_id), partial(request.app.state.site.dealt, db)
    return {field: may_see(choice[field + "_seen_by"], request.state.member, member_id, dealt) for field in rules.FIELDS}


def rating(db: Reader, member_id: int) -> Row:
    """Count and plain average as people read it; no average while they are few."""
    total, count = rows.totals(db, member_id)
    tenths = rules.average(total, count)
    point = "." if current() == "en" else ","
    return Row(count=count, average="" if tenths is None else f"{tenths // 10}{point}{tenths % 10}")


def readable(db: Reader, request: Request, found: list[Row]) -> list[Row]:
    """The rows for this viewer: guests read no name and no words of an author who did not agree to be published."""
    if request.state.member is not None:
        return [Row(**row, closed=False) for row in found]
    closed = [row.author_id is not None and not consents.given(db, row.author_id, "publication") for row in found]
    shut = {"author_name": None, "words": "", "reply": "", "reply_rule": ""}
    return [Row(**{**row, **(shut if hides else {})}, closed=hides) for row, hides in zip(found, closed, strict=True)]
