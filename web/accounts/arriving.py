"""An account that comes from another site: what its person says about themselves, not who they are here."""

from typing import Any

from web.accounts import rules
from web.accounts.store import members
from web.core.arriving import Arrival, Takes, Wrong, maybe, moment, one_of, text, whole
from web.core.db import Transaction
from web.core.i18n import LANGUAGES
from web.places import store as places


def phone(value: Any) -> str:
    """A phone number as this site writes it, or none."""
    if value != "" and (not isinstance(value, str) or rules.phone(value) != value):
        raise Wrong()
    return value


def put(tx: Transaction, arrival: Arrival) -> int:
    """Writes what the person says about themselves into their new account; places that this site does not know fall away.
    Address, password, role and dates of the account stay as they are here."""
    country = arrival.once("country", lambda: places.read(tx))
    town = country.town(arrival.values["town_id"])
    region = country.region(town.region_id if town else arrival.values["region_id"])
    members.edit(tx, arrival.member_id, {**arrival.values, "town_id": town and town.id, "region_id": region and region.id})
    if arrival.values["site_only_at"] is not None:
        members.change(tx, arrival.member_id, {"site_only_at": arrival.values["site_only_at"]})
    return arrival.member_id


_SEEN = one_of(*rules.SEEN_BY)
MEMBER = Takes(put=put, values={
    "language": one_of(*LANGUAGES), "display_name": text(60), "first_name": text(60), "last_name": text(60), "phone": phone,
    "about": text(2_000), "region_id": maybe(whole(0, 10**9)), "town_id": maybe(whole(0, 10**9)),
    "name_seen_by": _SEEN, "phone_seen_by": _SEEN, "about_seen_by": _SEEN, "town_seen_by": _SEEN,
    "site_only_at": maybe(moment),
})
