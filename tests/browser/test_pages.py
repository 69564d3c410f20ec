"""Every kind of page in a browser: fits the screen, can be hit by a finger, has names, is silent and asks nobody else."""

import pytest

from tests.browser import tour
from tests.browser.people import Person
from tests.conftest import PASSWORD
from tests.house.tree import clean
from web.app import SITE

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WHO = {"guest": ("kk", "", tour.guest_pages), "seller": ("kk", "aigerim", tour.seller_pages),
       "leaver": ("ru", "timur", tour.leaver_pages), "newcomer": ("kk", "dana", tour.newcomer_pages),
       "buyer": ("ru", "boris", tour.buyer_pages), "staff": ("ru", "olzhas", tour.staff_pages)}


@pytest.fixture(scope="package", params=WHO)
def toured(request, browser, site):
    """A person who has seen all pages meant for them, and what each page was like."""
    language, key, pages = WHO[request.param]
    person = Person(browser, site, language)
    person.who = request.param
    if key:
        person.log_in(f"{key}@example.kz", PASSWORD)
    yield person, list(tour.look(person, pages(site.stock)))
    person.leave()


def faults(pages: list[tour.Seen], kind: str) -> list[str]:
    """The faults of this kind, each with the page that has it."""
    return [f"{page.path} {fault}" for page in pages for fault in getattr(page, kind)]


def test_no_page_is_wider_than_the_screen(toured):
    clean(faults(toured[1], "overflow"))


def test_what_is_pressed_is_large_enough_for_a_finger(toured):
    clean(faults(toured[1], "small"))


def test_every_control_has_a_name_and_every_id_is_there_once(toured):
    clean(faults(toured[1], "nameless"))


def test_every_page_has_one_main_heading(toured):
    clean([f"{page.path} has {page.headings}" for page in toured[1] if page.headings != 1])


def test_no_page_asks_another_host(toured):
    assert toured[0].watch.requests
    clean(toured[0].watch.foreign)


def test_the_console_stays_silent_and_every_file_is_there(toured):
    clean(toured[0].watch.complaints + toured[0].watch.failed)


def test_readers_get_no_cookie_and_members_only_the_declared_ones(toured):
    declared = {cookie.name for cookie in SITE.cookies}
    kept = {cookie["name"] for cookie in toured[0].context.cookies()}
    assert toured[0].watch.cookies == kept == (set() if toured[0].who == "guest" else declared)
