"""Decisions about reviews: when they open, the plain average, what counts as a pattern, and answer times in coarse words."""

from statistics import median_low

from web.core.clock import DAY, HOUR
from web.core.i18n import N_
from web.core.limits import Limit

WINDOW = 14 * DAY  # seconds after the deal: until then one writes, then everything opens
LONGEST = 1_000  # characters of a review, and of a reply
FEW = 3  # with fewer there is no average
PRAISE, WITHIN, BURST = 4, 30 * DAY, 5  # stars; seconds; reviews about one person in one day
SINCE, ENOUGH, NEWEST = 90 * DAY, 5, 60  # answer times: seconds back, conversations at least and at most
WRITING = Limit("reviews", 60, HOUR)
STARS = {"5": N_("5, very good"), "4": N_("4, good"), "3": N_("3, middling"), "2": N_("2, bad"), "1": N_("1, very bad")}
SIDES = {"buyer": N_("as the buyer"), "seller": N_("as the seller")}
HIDING = {  # the only reasons for which staff hide a review or a reply; they stand in public in its place
    "insult": N_("Insults or threats"), "private": N_("Somebody's personal data in it"),
    "offtopic": N_("Not about the deal"), "invented": N_("The deal was made up for the review"),
    "pressed": N_("Written under pressure or for a reward"), "unlawful": N_("Against the law"),
}
ANSWERS = {"hour": N_("usually within an hour"), "day": N_("usually within a day"), "longer": N_("usually later than a day")}
FIELDS = ("since", "sold", "answers", "reviews")
DEFAULTS = {"since_seen_by": "everyone", "sold_seen_by": "nobody", "answers_seen_by": "nobody", "reviews_seen_by": "everyone",
            "mails": True}


def average(total: int, count: int) -> int | None:
    """The plain average of `count` reviews with `total` stars in tenths of a star, halves upwards; None while they are few."""
    return (20 * total + count) // (2 * count) if count >= FEW else None


def answer_word(waits: list[int]) -> str:
    """The code in ANSWERS for the middle one of these waits in seconds; empty while there are too few to hide a single one."""
    if len(waits) < ENOUGH:
        return ""
    middle = median_low(waits)
    return "hour" if middle <= HOUR else "day" if middle <= DAY else "longer"


def is_closed(inside: int, received: int) -> bool:
    """Whether a circle of accounts lives of itself: at least half of what its members received comes from the circle."""
    return received > 0 and 2 * inside >= received
