"""The public page of a member: what they open to others, and what they offer."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.rules import may_see
from web.accounts.store import members
from web.consents import store as consents
from web.core.page import page
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings import cards
from web.listings.store import rows
from web.listings.views import asked
from web.places.store import country

AT_ONCE = 24


def show(request: Request, db, form: FormData) -> Response:
    """The page of a confirmed member whose data are not blocked; for guests, where the member agreed to be published."""
    number, viewer, language = asked.number(request), request.state.member, request.state.language
    person = members.public(db, number)
    if person is None or (viewer is None and not consents.given(db, number, "publication")):
        raise NotFound()  # without that consent nothing of the person is in open sources
    found = cards.of_member(db, number, language, asked.before(request), AT_ONCE + 1)
    return page(request, "listings/member.html", topics=(f"member:{number}", "places", "catalog"), person=person,
                open=_open(request, db, person), cards=found[:AT_ONCE], total=rows.count(db, number, "live"),
                more=found[AT_ONCE - 1].seq if len(found) > AT_ONCE else None)


def _open(request: Request, db, person: Row) -> dict[str, str]:
    """What of the member this viewer may see, each field empty where they may not."""
    town, dealt = country(db).town(person.town_id), asked.dealt(request, db)
    fields = {"name": f"{person.first_name} {person.last_name}".strip(), "about": person.about,
              "town": town.name(request.state.language) if town else ""}
    return {name: text if may_see(person[name + "_seen_by"], request.state.member, person.id, dealt) else ""
            for name, text in fields.items()}
