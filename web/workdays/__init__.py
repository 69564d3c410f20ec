"""Floor 1: the working days of Kazakhstan, by which the law counts its terms."""

from web.core import held
from web.core.feature import Feature, Panel
from web.core.i18n import N_
from web.core.view import get, post
from web.workdays import store, views

FEATURE = Feature(
    "workdays",
    routes=(
        get(views.PATH, views.calendar_page, need="administrator"),
        post(views.PATH + "/day", views.change_day, need="administrator"),
        post(views.PATH + "/swap", views.swap, need="administrator"),
        post(views.PATH + "/year", views.add_year, need="administrator"),
    ),
    held=(held.plain("calendar_year", N_("Years whose working days are known"), "year", "added_at"),
          held.plain("calendar_day", N_("Days that are not as their weekday"), "day", "works", "name")),
    panels=(Panel(N_("Calendar"), views.PATH, "clock", 75, "administrator", store.count_unknown),),
    load=store.begin,
    said={
        "calendar-saved": N_("The calendar is changed; due dates follow it within ten minutes."),
        "year-added": N_("The year is added with the holidays of the law. Look it through, and enter what the government moves."),
    },
    parameters=frozenset({"year"}),
)
