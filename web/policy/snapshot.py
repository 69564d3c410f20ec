"""What the inventory says on the day of publishing, kept with the version, so that an old one shows what held then."""

import json

from web.consents import asking
from web.consents.purposes import PURPOSES, SWITCHES
from web.core import gateway, held, i18n, shown
from web.core.db import Reader
from web.core.feature import Site
from web.core.i18n import _
from web.core.settings import Settings
from web.operator import countries, store

OPERATOR = ("name", "bin", "address", "responsible", "contact")


def take(db: Reader, site: Site, settings: Settings, language: str) -> dict:
    """Everything that the policy lists and nobody writes by hand, in that language."""
    with i18n.speaking(language):
        return {
            **facts(db, settings), "purposes": _purposes(db), "data": tables(db, site),
            "places": [[_(place.title), _(place.purpose), _(place.holds), _(place.term)] for place in site.joined("held")
                       if isinstance(place, held.Place)],
            "cookies": [[cookie.name, _(cookie.purpose), _(cookie.set_when), _(cookie.term)] for cookie in site.cookies],
        }


def facts(db: Reader, settings: Settings) -> dict:
    """Who answers for the site, where data lie and who else works with them, as it is now, in the current language."""
    operator = store.read(db)
    return {
        "operator": [getattr(operator, name) for name in OPERATOR] if operator.set else [],
        "countries": [[title, countries.name(code)] for title, code in countries.declared(operator, settings)],
        "recipients": [[row.name, countries.name(row.country), _(row.data), _(row.purpose)] for row in gateway.processors(db)],
    }


def tables(db: Reader, site: Site) -> list[dict]:
    """What is held, with the terms of keeping that are in force now, in the current language."""
    return [_table(db, table) for table in site.tables if table.whose]


def _purposes(db: Reader) -> list[list[str]]:
    shown_now = [PURPOSES[code] for code in (*SWITCHES, *asking.asked(db))]
    return [[_(purpose.title), _(purpose.data), _(purpose.term), _(purpose.switches)] for purpose in shown_now]


def _table(db: Reader, table: held.Table) -> dict:
    return {"title": _(table.title), "headings": [list(pair) for pair in shown.headings(db, table)],
            "columns": [[_(column.meaning), shown.seen_by(table, column)] for column in table.personal.values()]}


def written(snapshot: dict) -> str:
    """A snapshot as text that is the same for the same content."""
    return json.dumps(snapshot, ensure_ascii=False, sort_keys=True, indent=1)


def lines(snapshot: dict) -> list[str]:
    """A snapshot in lines that a person can compare."""
    found = [" · ".join(snapshot["operator"])] if snapshot["operator"] else []
    for name in ("countries", "recipients", "purposes", "places", "cookies"):
        found += [" · ".join(row) for row in snapshot[name]]
    for table in snapshot["data"]:
        found.append(" · ".join((table["title"], *(text for _heading, text in table["headings"]))))
        found += [f"{table['title']}: {meaning} · {seen}" for meaning, seen in table["columns"]]
    return found
