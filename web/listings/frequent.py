"""Counts, once an hour, the words that people use in titles, for suggestions and for what is nearest to a slip."""

from web.catalog import store as catalogs
from web.core.jobs import Work
from web.index import vocabulary
from web.listings import rules
from web.listings.store import titles
from web.places import store as places


def count_words(work: Work) -> int:
    """Brings the table of words to what at least five different members use in titles of a sample of live listings, with
    the names of categories and towns; returns how many words there are. What did not change is not written."""
    counting = vocabulary.Counting()
    for first, last in titles.windows(work.db):
        for row in titles.within(work.db, first, last):
            counting.add(row.member_id, row.title_ru, row.title_kk)
        work.breathe()
    found = counting.known(_names(work))
    for some in vocabulary.changes(vocabulary.read(work.db), found):
        work.db.write(vocabulary.put, some)
        work.breathe()
    return len(found)


def _names(work: Work) -> list[str]:
    """Names that the site itself gives; they are about nobody."""
    catalog, country = catalogs.catalog(work.db), places.country(work.db)
    named = (*(category for category in catalog.all if not category.hidden), *country.regions, *country.towns)
    return [one.name(code) for one in named for code in rules.LANGUAGES]
