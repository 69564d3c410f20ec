"""`retention`: deletes what is past its term, tells what would go at a moment, or what went lately."""

from datetime import datetime

import click

from web.app import SITE
from web.commands.options import with_settings
from web.commands.saying import Stopped
from web.commands.site import House, opened
from web.core import clock
from web.core.settings import Settings
from web.privacy import jobs
from web.terms import due, store
from web.terms import jobs as unused
from web.terms.holds import ON_HOLD


@click.command()
@click.option("--dry-run", is_flag=True, help="Tell what would be deleted, and delete nothing.")
@click.option("--at", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), metavar="DATE",
              help="Pretend it is this day, as 2027-01-31 (in Kazakhstan's time); only with --dry-run.")
@click.option("--log", is_flag=True, help="Tell what the last runs deleted, and delete nothing.")
@with_settings
def retention(settings: Settings, dry_run: bool, at: datetime | None, log: bool) -> None:
    """Delete what is past its term now; the running site does so every hour by itself."""
    if at and not dry_run:
        raise Stopped("--at only pretends, so it needs --dry-run.")
    with opened(settings) as house:
        if log:
            tell_log(house)
        elif dry_run:
            tell(house, int(at.replace(tzinfo=clock.KAZAKHSTAN).timestamp()) if at else clock.now())
        else:
            unused.warn_unused(house.work)
            count = jobs.keep_terms(house.work)
            click.echo(f"Deleted {count:,} rows past their term; {jobs.destroy_due(house.work):,} accounts destroyed.")
            jobs.purge(house.work)


def tell(house: House, at: int) -> None:
    """Prints, a line each, how many rows would go at that moment by which term, and how many accounts."""
    click.echo(f"At {clock.local(at):%Y-%m-%d %H:%M} these would be deleted:")
    for term in due.terms(house.db, SITE.tables):
        if not term.ends.apart:
            count = due.count(house.db, SITE.tables, term, at)
            click.echo(f"{count:>9,}  {term.code}: {term.table.name}, {term.seconds / clock.DAY:g} days after {term.ends.column}")
    foreseen = unused.foreseen(house.db, SITE.tables, at)
    click.echo(f"{foreseen['end']:>9,}  {unused.CODE}: accounts that nobody uses, with everything of theirs")
    click.echo(f"{foreseen['warn']:>9,}  accounts that nobody uses would be warned by mail")
    asked = house.db.value(f"select count(*) from {due.person(SITE.tables).name} where delete_after <= :at and blocked_at is null"
                           f" and id not in ({ON_HOLD})", at=at)
    click.echo(f"{asked:>9,}  accounts whose owners asked for it, with everything of theirs")


def tell_log(house: House) -> None:
    """Prints what the last runs deleted, newest first."""
    runs = store.runs(house.db, 100)
    for run in runs:
        click.echo(f"{clock.local(run.at):%Y-%m-%d %H:%M}  {run.gone:>9,}  {run.code}")
    if not runs:
        click.echo("No run has deleted anything so far.")
