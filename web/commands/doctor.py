"""`doctor`: looks at everything that can go wrong and says it in a line each; changes nothing."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from web.commands.health import database, folder, running
from web.commands.health.finding import PROBLEM, Finding, problem
from web.commands.options import with_settings
from web.commands.site import plainly
from web.core.db import Database, Door
from web.core.settings import Settings
from web.core.writer import Writer
from web.operator.store import operator


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print it for machines.")
@with_settings
def doctor(settings: Settings, as_json: bool) -> int:
    """Check database, files, jobs and settings; the exit status is 1 when something is a problem."""
    with plainly(settings):
        findings = list(look(settings))
    if as_json:
        click.echo(json.dumps([vars(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            click.echo(f"{finding.level:<8}{finding.about}: {finding.says}")
        counts = Counter(finding.level for finding in findings)
        click.echo(", ".join(f"{count} {level}" for level, count in counts.items()))
    return 1 if any(finding.level == PROBLEM for finding in findings) else 0


def look(settings: Settings) -> Iterator[Finding]:
    """Every finding; what depends on a sound database is left out when it is not."""
    data = Path(settings.data)
    path = data / "soq.db"
    if not path.exists():
        yield problem("database", f"there is none in {data}; run.py makes it when it serves for the first time")
        return
    checked = [*database.sound(path), *folder.room(data), *folder.permissions(data), *folder.backups(data)]
    yield from checked
    if any(finding.about == "database" and finding.level == PROBLEM for finding in checked):
        return
    opened = Database(path, Writer)  # without migrating
    try:
        yield from of_content(settings, data, opened.new_door())
    finally:
        opened.close()


def of_content(settings: Settings, data: Path, db: Door) -> Iterator[Finding]:
    """What the tables tell; only of a database of our version."""
    declared = list(database.declared(db))
    yield from declared
    if all(finding.level == "ok" for finding in declared):
        yield from database.pictures(db, data)
        yield from database.destroyed(db, data)
        yield from running.journals(db)
        yield from running.jobs(db)
        yield from running.operator(db, operator(db), settings)
        yield from running.letters(db, settings)
        yield from running.relay(settings)
        yield from running.calendar(db)
    yield from running.public(settings)
