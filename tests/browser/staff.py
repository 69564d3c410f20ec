"""What a moderator does on the admin page."""

from playwright.sync_api import expect

from tests.browser.people import Person


def hide(moderator: Person, title: str, reason: str) -> None:
    """Finds the listing on the admin page and hides it with a reason."""
    moderator.go("/")
    moderator.follow("Administration")
    menu = moderator.page.get_by_role("navigation", name=moderator.say("Administration"))
    menu.get_by_role("link", name=moderator.say("Listings"), exact=True).click()
    moderator.field("Words or the number of a listing").fill(title)
    moderator.press("Find")
    moderator.page.get_by_role("link", name=title).first.click()
    moderator.heading(title)
    moderator.page.get_by_role("radio", name=moderator.say("Wrong category")).check()
    moderator.fill({"Reason": reason})
    moderator.press("Hide")
    expect(moderator.page.get_by_text(reason).first).to_be_visible()


def reads_reason(author: Person, path: str, reason: str) -> None:
    """The author of a hidden listing finds it among their own, and the reason on it."""
    author.go("/profile/listings?tab=hidden")
    author.sees(reason)
    author.go(path)
    author.reads("A moderator hid this listing:")
    author.sees(reason)
