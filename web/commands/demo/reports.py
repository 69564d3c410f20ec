"""Invented complaints about listings, for the moderators' queue."""

from collections.abc import Iterator, Sequence

from web.commands.demo.dice import Dice
from web.commands.demo.shapes import DemoListing, DemoMember, DemoReport
from web.commands.demo.vocabulary import data

WEIGHTS = {"scam": 30, "duplicate": 22, "category": 18, "other": 18, "prohibited": 6, "offensive": 6}


def reports(seed: int | str, n: int, listings: Sequence[DemoListing],
            members: Sequence[DemoMember]) -> Iterator[DemoReport]:
    """n complaints of members about listings of others. Raises ValueError without listings or a second member."""
    if not listings or len(members) < 2:
        raise ValueError("complaints need a listing and two members")
    for number in range(n):
        dice = Dice(seed, "report", number)
        subject = dice.below(len(listings))
        reporter = (listings[subject].member + 1 + dice.below(len(members) - 1)) % len(members)
        reason = dice.weighted(WEIGHTS)
        detail = dice.pick(data("complaints")[reason][members[reporter].language])
        yield DemoReport(subject, reporter, reason, detail, int(listings[subject].age_seconds * dice.share() * 0.9))
