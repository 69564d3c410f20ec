"""Searches that come from another site: saved where this site understands their address, and silent until their owner wants news."""

from web.catalog import store as catalogs
from web.core.arriving import Arrival, Takes, moment, text
from web.core.db import Transaction
from web.index import synonyms
from web.places import store as places
from web.saved import asking, rules
from web.saved.store import searches
from web.search.asked import Known


def put(tx: Transaction, arrival: Arrival) -> int | None:
    """One search, without mails and without counts on the site; None where its address leads nowhere here, or there are enough."""
    known = arrival.once("known", lambda: Known(catalogs.read(tx), places.read(tx), synonyms.read(tx)))
    question = asking.understood(known, arrival.values["address"])
    if question is None:
        return None
    columns = {**asking.columns(question), "made_with": arrival.once("made with", lambda: asking.made_with(tx))}
    name = " ".join(arrival.values["name"].split()) or question.name
    try:
        return searches.arrive(tx, arrival.member_id, name, question.address, columns, arrival.values["at"])
    except searches.Full:
        return None


SEARCH = Takes(put=put, order=2, join=True,
               values={"name": text(rules.LONGEST_NAME), "address": text(rules.LONGEST_ADDRESS), "at": moment})
