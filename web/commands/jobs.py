"""`jobs`: runs the periodic jobs that are due, or one by its name, and tells how they ended."""

import click

from web.app import SITE
from web.commands.options import with_settings
from web.commands.saying import Stopped
from web.commands.site import House, opened
from web.core import clock
from web.core.feature import Job
from web.core.jobs import is_due, run_one, take
from web.core.settings import Settings


@click.command()
@click.argument("name", required=False)
@with_settings
def jobs(settings: Settings, name: str | None) -> int:
    """Run the periodic jobs that are due, or the one called NAME even if it is not."""
    every: list[Job] = SITE.joined("jobs")
    chosen = [job for job in every if job.name == name] if name else every
    if not chosen:
        raise Stopped(f"There is no job “{name}”. Jobs: {', '.join(job.name for job in every)}.")
    with opened(settings) as house:
        ended = [run(house, job, bool(name)) for job in chosen]
    return 0 if all(ended) else 1


def run(house: House, job: Job, always: bool) -> bool:
    """Runs one job if it is due, or always; False when it failed. One that runs elsewhere is left alone."""
    every = 0 if always else job.every
    if not is_due(house.db, job.name, every, clock.now()) or not house.db.write(take, job.name, every, clock.now()):
        click.echo(f"{job.name}: {'runs in another process now' if always else 'not due'}")
        return True
    run_one(job, house.work)
    failed = house.db.value("select failed from job where name = :name", name=job.name)
    click.echo(f"{job.name}: {'failed with ' + failed if failed else 'done'}")
    return not failed
