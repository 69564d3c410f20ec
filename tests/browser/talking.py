"""Finding a listing, writing about it and answering."""

from playwright.sync_api import expect

from tests.browser.people import Person
from tests.browser.selling import Goods

LIVE = 10_000  # milliseconds in which an answer appears on an open page


def find(buyer: Person, goods: Goods) -> None:
    """Searches for another form of a word in the title, and opens what is found."""
    buyer.go("/")
    buyer.page.get_by_role("searchbox", name=buyer.say("Search listings")).first.fill(goods.asked)
    buyer.page.get_by_role("search").first.get_by_role("button", name=buyer.say("Search")).click()
    buyer.page.get_by_role("link", name=goods.title).first.click()
    expect(buyer.page.get_by_role("heading", level=1, name=goods.title)).to_be_visible()


def sees_photo(buyer: Person) -> None:
    """The first photo is there and can be drawn."""
    picture = buyer.page.get_by_role("img", name=buyer.say("Photo %(n)s", n=1)).first
    expect(picture).to_be_visible()
    buyer.page.wait_for_load_state("load")
    assert picture.evaluate("image => image.complete && image.naturalWidth") > 0


def ask(buyer: Person, text: str) -> None:
    """Writes to the seller of the listing on the screen for the first time."""
    buyer.follow("Write to the seller")
    buyer.fill({"Message": text})
    buyer.press("Send")
    buyer.sees(text)


def sees_unread(seller: Person, buyer: str, text: str) -> None:
    """Finds the mark on the home page, and opens the conversation from the inbox."""
    seller.go("/")
    mark = seller.count("%(n)s unread message", "%(n)s unread messages", 1)
    link = seller.link("Messages")
    expect(link).to_contain_text(mark)
    link.click()
    expect(seller.page.get_by_role("article").first).to_contain_text(mark)
    seller.page.get_by_role("link", name=buyer).first.click()
    seller.sees(text)


def answer(seller: Person, text: str) -> None:
    """Answers in the open conversation."""
    seller.fill({"Message": text})
    seller.press("Send")
    seller.sees(text)


def hears(buyer: Person, text: str) -> None:
    """The answer appears by itself where there are scripts, and after a reload where there are none."""
    if not buyer.scripts:
        expect(buyer.page.get_by_text(text)).to_have_count(0)
        buyer.page.reload()
    expect(buyer.page.get_by_text(text)).to_be_visible(timeout=LIVE)
