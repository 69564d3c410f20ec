"""`import`: makes listings of a shop's feed for one member, and tells what became of each offer."""

from pathlib import Path

import click

from web import media
from web.catalog import store as catalogs
from web.commands.feeds.choices import Choices, choose
from web.commands.feeds.fitting import Draft, fit
from web.commands.feeds.matching import load_map
from web.commands.feeds.money import parse_rates
from web.commands.feeds.offer import Problem, Repeats, Unreadable
from web.commands.feeds.reading import read
from web.commands.feeds.report import Report
from web.commands.feeds.rubrics import rubrics
from web.commands.intake import Intake
from web.commands.intake_photos import Photographer
from web.commands.options import with_settings
from web.commands.saying import Stopped
from web.commands.site import House, opened
from web.consents import documents
from web.consents import store as consents
from web.core.settings import Settings
from web.listings import rules


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--member", "email", required=True, help="E-mail of the member whose listings they become.")
@click.option("--category", default="", metavar="SLUG", help="Our category for offers that no other rule places.")
@click.option("--map", "mapping", type=click.Path(path_type=Path), help="CSV rows: the feed's category, our SLUG or -.")
@click.option("--rate", "rates", multiple=True, metavar="RUB=5.6", help="Tenge for one unit of a currency.")
@click.option("--photos", type=click.Path(path_type=Path), help="Folder with the photos that the feed names.")
@click.option("--town", default="", metavar="SLUG", help="Town of offers that name none; the member's if not given.")
@click.option("--dry-run", "dry", is_flag=True, help="Tell what would be done, and do nothing.")
@click.option("--publish", is_flag=True, help="Publish at once; otherwise they become drafts.")
@click.option("--json", "as_json", is_flag=True, help="Report in lines of JSON.")
@with_settings
def import_(settings: Settings, file: Path, email: str, dry: bool, publish: bool, as_json: bool, **said) -> int:
    """Make listings of FILE: a CSV table, or a feed for Yandex Market (YML) or Google Merchant."""
    with opened(settings) as house:
        member = house.member(email)
        if publish and not consents.given(house.db, member.id, "publication"):
            raise Stopped(f"{email} has not agreed to publication; leave --publish out, or let them agree first.")
        if publish and not documents.accepted(house.db, member.id):
            raise Stopped(f"{email} has not accepted the policy; leave --publish out, or let them accept it first.")
        if member.blocked_at:
            raise Stopped(f"The data of {email} are blocked; nothing of theirs may be changed.")
        choices = chosen(house, **said)
        return run(house, file, choices, Intake(house.db, member, dry, publish), Report(click.echo, as_json))


def chosen(house: House, category: str, mapping: Path | None, rates: tuple[str, ...], photos: Path | None,
           town: str) -> Choices:
    """What the options say, checked. Raises Stopped."""
    ours = rubrics(catalogs.catalog(house.db))
    try:
        pairs = load_map(mapping, ours) if mapping else {}
        return choose(ours, category=category, pairs=pairs, rates=parse_rates(rates), photos=photos,
                      max_photos=rules.MOST_PHOTOS, place=town)
    except Unreadable as error:
        raise Stopped(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error


def run(house: House, file: Path, choices: Choices, intake: Intake, report: Report) -> int:
    """Takes every offer of the file, a line of the report each, and returns the exit status."""
    worker, repeats = media.photo_worker(house.settings), Repeats()
    photographer = Photographer(house.db, worker, media.folder(house.settings), intake.books)
    try:
        for one in read(file):
            draft = one if isinstance(one, Problem) else fit(one, choices)
            if isinstance(draft, Problem):
                report.problem(draft)
            elif not repeats.first(draft.key):
                report.draft(draft, "refused", "the same id stands above already")
            else:
                report.draft(draft, *take(draft, intake, photographer))
    finally:
        worker.close()
    return report.close()


def take(draft: Draft, intake: Intake, photographer: Photographer) -> tuple[str, str]:
    """Stores one draft with its photos and publishes it; returns what became of it, and why."""
    try:
        outcome, why, row = intake.take(draft)
    except Unreadable as error:
        return "refused", str(error)
    if row is None:
        return outcome, why
    changed, refused = photographer.bring(row, draft.photos, whole=bool(draft.photos) and not draft.photos_missing)
    intake.show(row)
    if changed and outcome == "unchanged":
        outcome = "updated"
    return outcome, "; ".join(refused)
