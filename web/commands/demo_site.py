"""`demo`: fills a trial site with invented members, listings, photos, conversations, deals, reviews and reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

import click

from web import media
from web.catalog import store as catalogs
from web.commands.demo.deals import deals as invented_deals
from web.commands.demo.listings import listings as invented
from web.commands.demo.members import members as invented_members
from web.commands.demo.reports import reports as invented_reports
from web.commands.demo.shapes import DemoListing, DemoMember
from web.commands.demo.threads import threads as invented_threads
from web.commands.options import with_settings
from web.commands.saying import Progress, Stopped
from web.commands.site import House, opened
from web.commands.trial import dealing, goods, people, talk
from web.commands.trial.pictures import Pictures
from web.core import clock, passwords
from web.core.settings import Settings
from web.operator.store import operator
from web.places import store as places

PASSWORD = "apple-steppe-river-2049"  # of every invented member; printed, so never of anybody else
AT_ONCE = 200  # rows of one kind in a transaction
TALKED_ABOUT = 5_000  # listings that conversations are about, at most
DEALT_IN = 8  # of so many listings one is dealt in
OLDEST = 30 * clock.DAY


@click.command()
@click.option("--listings", "count", type=click.IntRange(1, 5_000_000), default=1_000, show_default=True)
@click.option("--members", "people_count", type=click.IntRange(2, 200_000), default=100, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="One seed, one content.")
@click.option("--yes", is_flag=True, help="Go on although the site has real members.")
@with_settings
def demo(settings: Settings, count: int, people_count: int, seed: int, yes: bool) -> None:
    """Fill a trial site with invented content; not for a site that people use."""
    with opened(settings) as house:
        check(house, seed, yes)
        persons = list(invented_members(seed, people_count))
        cast = fill(house, seed, count, persons)
        messages, deals, reviews, reports = converse(house, seed, count, persons, cast)
    click.echo(f"Added: {count:,} listings, {len(persons):,} members, {messages:,} messages, {deals:,} deals, {reviews:,} reviews,"
               f" {reports:,} reports.")
    click.echo(f"Log in as {people.email(seed, 1)} … {people.email(seed, len(persons))} with the password {PASSWORD}")


def check(house: House, seed: int, yes: bool) -> None:
    """Raises Stopped where invented content would stand among real people's, or is there already."""
    real = people.real(house.db)
    if real and not yes:
        raise Stopped(f"This site has {real:,} real members; give --yes to put invented ones among them.")
    if house.db.value("select id from member where email_hash = :hash", hash=house.keys.lookup(people.email(seed, 1))):
        raise Stopped("This site has the invented content of this seed already; give another --seed or another --data.")


def batches(items: Iterator, size: int = AT_ONCE) -> Iterator[list]:
    """The items in lists of at most `size`."""
    items = iter(items)
    while batch := list(islice(items, size)):
        yield batch


def fill(house: House, seed: int, count: int, persons: Sequence[DemoMember]) -> talk.Cast:
    """Writes members and listings, and returns some of them to talk about; memory does not grow with `count`."""
    books, ids = goods.Books(catalogs.catalog(house.db), places.country(house.db)), []
    hashed = passwords.hash_password(PASSWORD)
    for batch in batches(enumerate(persons, 1)):
        ids += house.db.write(people.put, batch, seed, hashed, house.keys, books.country, operator(house.db))
    photos, progress = media.folder(house.settings), Progress("Listings", count)
    photos.mkdir(mode=0o700, exist_ok=True)
    pictures, kept, kept_ids, done = Pictures(photos, seed), [], [], 0
    every = -(-count // TALKED_ABOUT)
    for batch in batches(enumerate(aged(seed, count, persons))):
        ready = [goods.Ready(number, listing, ids[listing.member], pictured, bool(persons[listing.member].phone))
                 for (number, listing), pictured in zip(batch, pictures.of(batch), strict=True)]
        numbers = house.db.write(goods.put, ready, books, seed)
        kept += [one.listing for one in ready if one.number % every == 0]
        kept_ids += [number for one, number in zip(ready, numbers, strict=True) if one.number % every == 0]
        done += len(batch)
        progress.at(done)
    pictures.tidy()
    progress.done(done)
    return talk.Cast(kept, kept_ids, ids)


def aged(seed: int, count: int, persons: Sequence[DemoMember]) -> Iterator[DemoListing]:
    """The invented listings, each newer than the one before, because lists are in the order of writing."""
    for number, listing in enumerate(invented(seed, count, persons)):
        share = (count - number - 0.5) / count
        yield replace(listing, age_seconds=60 + int(share ** 1.6 * (OLDEST - 120)))


def converse(house: House, seed: int, count: int, persons: Sequence[DemoMember], cast: talk.Cast) -> tuple[int, int, int, int]:
    """Writes conversations, deals and reports; returns how many messages, deals, reviews and reports."""
    threads = list(invented_threads(seed, min(TALKED_ABOUT, max(3, count // 5)), cast.listings, persons))
    messages = sum(house.db.write(talk.put_threads, batch, cast) for batch in batches(iter(threads)))
    taken = {(one.listing, one.buyer) for one in threads}
    deals = list(invented_deals(seed, min(TALKED_ABOUT // 4, count // DEALT_IN), cast.listings, persons, taken))
    written = [house.db.write(dealing.put_deals, batch, cast) for batch in batches(iter(deals))]
    reports = list(invented_reports(seed, min(40, max(3, count // 100)), cast.listings, persons))
    return (messages + sum(one for one, _reviews in written), len(deals), sum(reviews for _messages, reviews in written),
            house.db.write(talk.put_reports, reports, cast))
