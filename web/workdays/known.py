"""The holidays of Kazakhstan: the years that are known, and what the law on holidays says of any other year.

Sources: Law of Kazakhstan No. 267-II on holidays and its amendments up to 2026; Labour Code Art. 84 and 85 (a holiday on
Saturday or Sunday moves to the next working day; 7 January and the first day of Kurban ait do not); decisions of the
government that move days off. The date of Kurban ait is the one that was announced.
"""

from datetime import date, timedelta

from web.core.i18n import N_

NEW_YEAR, CHRISTMAS = N_("New Year"), N_("Orthodox Christmas")
WOMEN, NAURYZ = N_("International Women's Day"), N_("Nauryz")
UNITY, DEFENDERS, VICTORY = N_("Unity Day"), N_("Defender's Day"), N_("Victory Day")
CAPITAL, REPUBLIC, INDEPENDENCE = N_("Capital Day"), N_("Republic Day"), N_("Independence Day")
CONSTITUTION, KURBAN = N_("Constitution Day"), N_("Kurban ait")
SWAPPED = N_("Moved by decision of the government")
FIXED = (  # month, day, name
    (1, 1, NEW_YEAR), (1, 2, NEW_YEAR), (3, 8, WOMEN), (3, 21, NAURYZ), (3, 22, NAURYZ), (3, 23, NAURYZ), (5, 1, UNITY),
    (5, 7, DEFENDERS), (5, 9, VICTORY), (7, 6, CAPITAL), (10, 25, REPUBLIC), (12, 16, INDEPENDENCE),
)
LAST = 2100  # the last year that can be entered
ONE, SATURDAY = timedelta(days=1), 5
Days = dict[str, tuple[bool, str]]  # ISO day: whether people work, and why


def by_law(year: int, kurban: date | None) -> Days:
    """The days of a year on which nobody works by the law alone, with those moved off a weekend."""
    names = {date(year, month, day): name for month, day, name in FIXED}
    if year <= 2025:
        names[date(year, 8, 30)] = CONSTITUTION
    if year >= 2027:
        names[date(year, 3, 15)] = CONSTITUTION
    unmoved = {date(year, 1, 7): CHRISTMAS} | ({kurban: KURBAN} if kurban else {})
    found = dict(sorted({**names, **unmoved}.items()))
    for day in sorted(names):
        if day.weekday() >= SATURDAY:
            found[_next_free(day, found)] = names[day]
    return {day.isoformat(): (False, name) for day, name in sorted(found.items())}


def _next_free(day: date, taken: dict[date, str]) -> date:
    while day.weekday() >= SATURDAY or day in taken:
        day += ONE
    return day


YEARS: dict[int, Days] = {
    2025: by_law(2025, date(2025, 6, 6)) | {"2025-01-03": (False, SWAPPED), "2025-01-05": (True, SWAPPED)},
    2026: by_law(2026, date(2026, 5, 27)),
    2027: by_law(2027, date(2027, 5, 16)),
}
