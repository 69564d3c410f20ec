"""`inventory`: prints everything that the site may hold about people, as declared; the database is not asked."""

import json
from dataclasses import asdict

import click

from web.app import SITE
from web.commands.options import with_settings
from web.core import held, i18n, keeping
from web.core.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print it for machines.")
@with_settings
def inventory(settings: Settings, as_json: bool) -> None:
    """Print which tables, files and cookies hold what about people, why, for how long, and who sees it."""
    i18n.use("en")
    found = declared()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for table in found["tables"]:
        click.echo(table_text(table))
    for place in found["places"]:
        click.echo(f"place {place['name']}: {place['title']}. {place['holds']}; {place['term']}.")
    for cookie in found["cookies"]:
        click.echo(f"cookie {cookie['name']}: {cookie['purpose']}; set {cookie['set_when']}, kept {cookie['term']}.")
    click.echo(f"tables about nobody: {', '.join(found['about_nobody'])}")


def declared() -> dict:
    """The whole inventory as plain values."""
    places = [entry for entry in SITE.joined("held") if isinstance(entry, held.Place)]
    return {
        "tables": [table(one) for one in SITE.tables if one.whose],
        "about_nobody": [one.name for one in SITE.tables if not one.whose],
        "places": [{name: value for name, value in asdict(place).items() if not callable(value)} for place in places],
        "cookies": [asdict(cookie) for cookie in SITE.cookies],
    }


def table(one: held.Table) -> dict:
    """One table: what Art. 24 of the Law 94-V asks for, its persons, and its columns."""
    return {
        "name": one.name, "title": one.title, "purpose": one.purpose, "ground": held.GROUNDS[one.ground],
        "source": held.SOURCES[one.source], "seen_by": held.VIEWERS[one.seen_by], "term": keeping.declared(one),
        "persons": [asdict(who) for who in one.whose],
        "ends": [asdict(ends) for ends in one.ends],
        "columns": {name: column(one, personal) for name, personal in one.personal.items()},
        "plain_columns": list(one.plain),
    }


def column(one: held.Table, personal: held.Personal) -> dict:
    """One column, with what it takes from its table filled in."""
    return {
        "meaning": personal.meaning, "category": held.CATEGORIES[personal.category], "purpose": one.purpose,
        "ground": held.GROUNDS[one.ground], "source": held.SOURCES[personal.source or one.source],
        "seen_by": held.VIEWERS[personal.seen_by or one.seen_by], "term": keeping.declared(one),
        "export": personal.export, "why_not": personal.why_not, "erase": [who.erase for who in one.whose],
    }


def table_text(found: dict) -> str:
    """A table for people: a heading and a line for each column."""
    erased = ", ".join(f"{who['role']} {who['erase']}" for who in found["persons"])
    lines = [f"table {found['name']}: {found['title']}",
             f"  why: {found['purpose']}; ground: {found['ground']}; source: {found['source']}",
             f"  kept: {found['term']}; at deletion: {erased}"]
    lines += [f"  {name:<16} {one['meaning']} ({one['category'].lower()}; seen by {one['seen_by']}"
              f"{'' if one['export'] else '; not exported'})" for name, one in found["columns"].items()]
    return "\n".join(lines)
