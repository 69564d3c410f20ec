"""Brings the index of live listings to what terms are now.

Terms change with a new version of the software, and with a new name of a category, a town, a question or an answer.
"""

import hashlib
import time

from web.catalog import store as catalogs
from web.catalog.tree import Catalog
from web.core.db import Transaction
from web.core.jobs import Work
from web.listings.store import reindexing
from web.listings.terms import TERMS_VERSION, terms
from web.places import store as places
from web.places.country import Country

AT_ONCE = 40  # listings of one transaction: about 20 ms, so that nobody's own listing waits long
REST = 1.0  # as long as the work took, times this, belongs to others


def fingerprint(catalog: Catalog, country: Country) -> int:
    """A number that differs when the same listings would get other terms."""
    named = [(one.id, one.parent_id, one.ru, one.kk, one.codes) for one in catalog.all]
    asked = [(one.code, one.kind, one.filter, one.ru, one.kk, [(option.value, option.ru, option.kk) for option in one.options])
             for one in catalog.every_attribute]
    located = [(one.id, one.name_ru, one.name_kk) for one in (*country.regions, *country.towns)]
    text = repr((TERMS_VERSION, named, asked, located)).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=7).digest())


def reindex(work: Work) -> int:
    """Puts every live listing into the index again if its terms are of another time, in small batches with rests, from where
    it was interrupted; returns how many. New listings come with the terms of today anyway."""
    catalog, country, count = catalogs.catalog(work.db), places.country(work.db), 0
    mark = fingerprint(catalog, country)
    if reindexing.is_done(work.db, mark):
        return 0
    seq = reindexing.reached(work.db, mark)
    while found := reindexing.after(work.db, seq, AT_ONCE):
        began = time.monotonic()
        work.db.write(reindexing.put_again, mark, [(row, terms(row, catalog, country)) for row in found])
        seq, count = found[-1].seq, count + len(found)
        work.stop.wait(REST * (time.monotonic() - began))
        work.breathe()
    work.db.write(reindexing.finish, mark)
    return count


def begin(tx: Transaction) -> None:
    """On a new site, which has no listings yet, nothing waits to be put in again."""
    if reindexing.is_new(tx):
        reindexing.finish(tx, fingerprint(catalogs.read(tx), places.read(tx)))
