"""One server and one Chromium for the tests of this folder; without a Chromium they are skipped, or fail in CI."""

import os
import shutil
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.people import Person
from tests.browser.site_process import Site, running
from tests.conftest import PASSWORD
from tests.payments import conftest as payments

service = payments.service  # the fixture
PATIENCE = 15_000  # milliseconds that a busy machine may take to show something
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")


def browser_path() -> str:
    """Where Chromium is; run.py says it, and without run.py it is looked for."""
    known = os.environ.get("SOQ_TEST_BROWSER")
    path = known if known is not None else shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("there is no Chromium here")
    return path


@pytest.fixture(scope="package")
def browser() -> Browser:
    """The browser; each person gets a context of their own in it."""
    path = browser_path()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        expect.set_options(timeout=PATIENCE)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def site(tmp_path_factory, service: payments.Service) -> Site:
    """The site with its stock and a payment service."""
    with running(tmp_path_factory.mktemp("site"), service) as made:
        yield made


@pytest.fixture
def person(browser: Browser, site: Site) -> Callable[..., Person]:
    """Makes persons, each before a browser of their own, and closes what they left open."""
    made: list[Person] = []

    def begin(*args, email: str = "", **given) -> Person:
        made.append(Person(browser, site, *args, **given))
        made[-1].context.set_default_timeout(PATIENCE)
        if email:
            made[-1].log_in(email, PASSWORD)
        return made[-1]

    yield begin
    for one in made:
        one.leave()
