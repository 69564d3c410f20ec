"""A person before a screen: finds things by the words that stand on the page in their language."""

import re
from collections.abc import Iterable

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.site_process import Site
from tests.browser.watching import Watch
from web.core import i18n

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


class Person:
    """One browser of one person; every action names what is read on the page, never an id or a class."""

    def __init__(self, browser: Browser, site: Site, language: str = "ru", scripts: bool = True, size: dict = PHONE,
                 scheme: str = "light", density: float = 1):
        self.site, self.language, self.scripts = site, language, scripts
        self.context = browser.new_context(viewport=size, java_script_enabled=scripts, color_scheme=scheme,
                                           device_scale_factor=density, service_workers="block", locale=language)
        self.watch = Watch(self.context, site.origin)
        self.page: Page = self.context.new_page()

    def say(self, message: str, **values: object) -> str:
        """The site's words for the English message, in the language of this person."""
        with i18n.speaking(self.language):
            return i18n._(message, **values)

    def count(self, one: str, many: str, n: int) -> str:
        """The site's words for a number of things."""
        with i18n.speaking(self.language):
            return i18n.ngettext(one, many, n)

    def url(self, path: str) -> str:
        """The whole address of a path in the language of this person."""
        prefix = "" if self.language == "ru" else f"/{self.language}"
        return self.site.origin + prefix + (path if path != "/" or not prefix else "")

    def go(self, path: str, status: int = 200) -> None:
        """Types an address; it must answer with that status."""
        answer = self.page.goto(self.url(path))
        assert answer.status == status, f"{path}: {answer.status}"

    def link(self, message: str, **values: object) -> Locator:
        """The first visible link with these words."""
        return self._named("link", self.say(message, **values))

    def button(self, message: str, **values: object) -> Locator:
        """The first visible button with these words."""
        return self._named("button", self.say(message, **values))

    def field(self, message: str) -> Locator:
        """The field with this label."""
        return self.labelled(self.say(message))

    def labelled(self, label: str) -> Locator:
        """The first visible field whose label begins with these words."""
        return self.page.get_by_label(re.compile("^" + re.escape(label))).filter(visible=True).first

    def follow(self, message: str, **values: object) -> None:
        """Presses a link."""
        self.link(message, **values).click()

    def press(self, message: str, **values: object) -> None:
        """Presses a button."""
        self.button(message, **values).click()

    def fill(self, answers: dict[str, str]) -> None:
        """Types each answer into the field with that label."""
        for label, answer in answers.items():
            self.field(label).fill(answer)

    def sees(self, *texts: str) -> None:
        """Waits until each of the texts stands on the page."""
        for text in texts:
            expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def reads(self, *messages: str) -> None:
        """Waits until the site says each of these messages."""
        self.sees(*map(self.say, messages))

    def heading(self, text: str) -> None:
        """Waits until the page is headed so."""
        expect(self.page.get_by_role("heading", level=1, name=text).first).to_be_visible()

    def log_in(self, email: str, password: str) -> None:
        """Logs in through the page."""
        self.go("/login")
        self.fill({"E-mail": email, "Password": password})
        self.page.get_by_role("main").get_by_role("button", name=self.say("Log in")).click()
        expect(self.page).not_to_have_url(re.compile("/login"))

    def leave(self) -> None:
        """Closes the browser."""
        self.context.close()

    def _named(self, role: str, name: str) -> Locator:
        spaced = r"\s".join(map(re.escape, name.split()))  # sums hold narrow spaces, which browsers read as plain ones
        return self.page.get_by_role(role, name=re.compile(r"^\s*" + spaced, re.I)).filter(visible=True).first


def quiet(people: Iterable[Person]) -> list[str]:
    """What went wrong behind the pages of these people: foreign requests, complaints, files that failed."""
    return [fault for one in people for fault in (*one.watch.foreign, *one.watch.complaints, *one.watch.failed)]
