"""Coming and going, and what a person does in «Мой профиль»."""

import zipfile

from playwright.sync_api import expect

from tests.browser.people import Person
from tests.conftest import PASSWORD
from web.app import SITE
from web.places.store import country


def register(person: Person, name: str, email: str) -> None:
    """Makes an account from the home page, and opens the link in the mail."""
    town = country(person.site.house.db).town_by_slug("almaty").name(person.language)
    person.go("/")
    person.follow("Log in")
    person.follow("Create an account")
    person.fill({"How shall we call you?": name, "E-mail": email, "Password": PASSWORD})
    person.field("Town").select_option(label=town)
    consents = person.page.get_by_label(person.say("I agree"))
    for number in range(consents.count()):
        expect(consents.nth(number)).not_to_be_checked()
    for needed in ("Collecting and processing my data to run my account",
                   "Publishing my listings and what I open in my profile where everyone can read it"):
        person.page.get_by_label(person.say(needed)).check()
    person.field("I accept").check()
    person.press("Create the account")
    person.heading(person.say("Look into your mail"))
    confirm(person, email)
    person.heading(name)


def confirm(person: Person, email: str) -> None:
    """Opens the link in the mail and presses the button there."""
    person.page.goto(person.site.origin + person.site.link_for(email))
    person.press("Confirm")


def open_section(person: Person, title: str) -> None:
    """Opens a section from the list of all of them."""
    person.go("/profile")
    person.page.get_by_role("main").get_by_role("link", name=person.say(title)).first.click()
    person.heading(person.say(title))


def open_every_section(person: Person) -> None:
    """Opens each section that the features give, one after another."""
    assert len(SITE.sections) >= 8
    for section in SITE.sections:
        open_section(person, section.title)


def change_name(person: Person, name: str) -> None:
    """Takes another name."""
    open_section(person, "Personal details")
    person.fill({"Name that is shown": name, "About me": "Отвечаю вечером."})
    person.press("Save")
    person.go("/profile")
    person.heading(name)


def export(person: Person) -> list[str]:
    """Downloads everything about this person, and returns the names of the files in the archive."""
    open_section(person, "Export")
    person.fill({"Password": PASSWORD})
    with person.page.expect_download() as download:
        person.press("Download my data")
    open_section(person, "Export")
    person.reads("Your export is ready")
    person.press("Delete the file now")
    person.reads("The export is deleted.")
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def withdraw(person: Person, purpose: str) -> None:
    """Takes a consent back on the page of consents."""
    _decide(person, purpose, "Withdraw", "Written down: you no longer agree.")


def agree(person: Person, purpose: str) -> None:
    """Gives a consent on the page of consents."""
    _decide(person, purpose, "I agree", "Written down: you agree.")


def _decide(person: Person, purpose: str, word: str, said: str) -> None:
    open_section(person, "My consents")
    one = person.page.locator("section").filter(has=person.page.get_by_role("heading", name=person.say(purpose), exact=True))
    one.get_by_role("button", name=person.say(word)).click()
    person.reads(said)


def demand(person: Person, text: str) -> None:
    """Makes a request to the operator, adds a message, and takes it back."""
    open_section(person, "My requests")
    person.follow("New request")
    person.page.get_by_role("main").get_by_role("link", name=person.say("Something else")).click()
    person.fill({"Your request": text})
    person.press("Send the request")
    person.reads("Received. This page is your receipt; a mail with the number is on its way.")
    person.fill({"Message": text})
    person.press("Send")
    person.reads("Sent. Staff see it with your request.")
    person.press("Take the request back")
    person.reads("You took the request back.")


def block(person: Person) -> None:
    """Blocks everything about this person."""
    open_section(person, "Block my data")
    person.press("Block my data")
    expect(person.button("Lift the block")).to_be_visible()


def unblock(person: Person) -> None:
    """Lifts the block."""
    open_section(person, "Block my data")
    person.press("Lift the block")
    expect(person.button("Block my data")).to_be_visible()


def delete_at_once(person: Person) -> None:
    """Deletes the account without the fourteen days."""
    open_section(person, "Delete my account")
    person.fill({"Password": PASSWORD})
    person.field("At once. I do not want the 14 days to change my mind.").check()
    person.press("Delete my account")
    person.heading(person.say("Your account is gone"))
    person.go("/profile")
    person.heading(person.say("Log in"))
