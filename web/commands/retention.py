"""`retention`: deletes what is past its declared term, or tells what would go at a moment."""

from datetime import datetime

import click

from web.app import SITE
from web.commands.options import with_settings
from web.commands.saying import Stopped
from web.commands.site import House, opened
from web.core import clock
from web.core.settings import Settings
from web.privacy import jobs
from web.privacy import retention as terms
from web.privacy.rows import Inventory


@click.command()
@click.option("--dry-run", is_flag=True, help="Tell what would be deleted, and delete nothing.")
@click.option("--at", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), metavar="DATE",
              help="Pretend it is this day, as 2027-01-31 (in Kazakhstan's time); only with --dry-run.")
@with_settings
def retention(settings: Settings, dry_run: bool, at: datetime | None) -> None:
    """Delete what is past its term now; the running site does so every hour by itself."""
    if at and not dry_run:
        raise Stopped("--at only pretends, so it needs --dry-run.")
    with opened(settings) as house:
        if dry_run:
            tell(house, int(at.replace(tzinfo=clock.KAZAKHSTAN).timestamp()) if at else clock.now())
        else:
            count = jobs.keep_terms(house.work)
            click.echo(f"Deleted {count:,} rows past their term; {jobs.destroy_due(house.work):,} accounts destroyed.")
            jobs.purge(house.work)


def tell(house: House, at: int) -> None:
    """Prints, a line each, how many rows of which table would go at that moment, and how many accounts."""
    inventory = Inventory(SITE.tables)
    click.echo(f"At {clock.local(at):%Y-%m-%d %H:%M} these would be deleted:")
    for due in terms.due(house.db, inventory, at):
        days = due.ends.seconds / clock.DAY
        when = f" where {due.ends.when}" if due.ends.when else ""
        click.echo(f"{due.count:>9,}  {due.table.name}: {days:g} days after {due.ends.column}{when}")
    accounts = house.db.value(f"select count(*) from {inventory.person.name}"
                              " where delete_after <= :at and blocked_at is null", at=at)
    click.echo(f"{accounts:>9,}  accounts whose owners asked for it, with everything of theirs")
