"""What two people do from an offer to their reviews, each on a page of their own."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Locator, expect

from tests.browser.people import Person
from tests.browser.selling import photos
from tests.browser.talking import LIVE
from tests.browser.tour import MEASURES
from tests.payments.conftest import Service
from web.core import clock, format, i18n

PLACE, TIME = "у фонтана в Парке 28 гвардейцев", "18:30"


def path(person: Person, address: str = "") -> str:
    """The path of an address, or of the open page, without its language."""
    return urlsplit(address or person.page.url).path.removeprefix("/kk")


def money(person: Person, sum_: int) -> str:
    """A sum as it is written on this person's pages."""
    with i18n.speaking(person.language):
        return format.money(sum_)


def unfold(person: Person, message: str) -> None:
    """Opens what is folded behind this line, unless it is open."""
    line = person.page.locator("summary").filter(has_text=re.compile(r"^\s*" + re.escape(person.say(message)) + r"\s*$")).first
    if line.evaluate("one => !one.parentElement.open"):
        line.click()


def choose(person: Person, label: str) -> None:
    """Takes one of several."""
    person.page.get_by_role("radio", name=label, exact=True).filter(visible=True).check()


def ask_with_photo(buyer: Person, text: str) -> None:
    """Writes to the seller of the listing on the screen for the first time, with a photo."""
    buyer.follow("Write to the seller")
    _send_with_photo(buyer, text, "Photos")


def answer_with_photo(seller: Person, text: str) -> None:
    """Answers in the open conversation with a photo."""
    _send_with_photo(seller, text, "Photos and quick replies")


def _send_with_photo(person: Person, text: str, where: str) -> None:
    """What is typed stays while the photo is sent."""
    person.fill({"Message": text})
    unfold(person, where)
    person.field("Add a photo").set_input_files(photos(1)[0])
    if not person.scripts:
        person.press("Send the photo")
    expect(person.button("Remove photo %(n)s", n=1)).to_be_in_viewport()
    fits(person)
    person.press("Send")
    expect(photo_of(person, text)).to_be_visible()


def opens_menu(person: Person, text: str, *deeds: str) -> None:
    """What can be done with a message stands behind its time."""
    message = person.page.get_by_role("log").locator(".bubble").filter(has_text=text)
    message.locator("summary").click()
    for deed in deeds:
        expect(message.get_by_role("link", name=person.say(deed), exact=True)).to_be_visible()
    fits(person)


def photo_of(person: Person, text: str) -> Locator:
    """The photo above these words in the conversation."""
    message = person.page.get_by_role("log").locator(".bubble").filter(has_text=text)
    return message.get_by_role("img", name=person.say("Photo %(n)s", n=1))


def sees_photo(buyer: Person, text: str) -> str:
    """The photo comes with its words, and can be drawn; returns its address."""
    if not buyer.scripts:
        buyer.page.reload()
    photo = photo_of(buyer, text)
    expect(photo).to_be_visible(timeout=LIVE)
    photo.scroll_into_view_if_needed()
    buyer.page.wait_for_function("image => image.complete && image.naturalWidth", arg=photo.element_handle())
    return path(buyer, photo.evaluate("image => image.src"))


def offer(buyer: Person, price: int, pay: str) -> str:
    """Makes an offer in the open conversation, and returns the path of the deal."""
    buyer.follow("Make an offer")
    buyer.heading(buyer.say("Make an offer"))
    buyer.fill({"Price of all together": str(price)})
    choose(buyer, buyer.say(pay))
    buyer.press("Send the offer")
    buyer.reads("The offer stands. The other person gets a mail unless they see it on the site first.")
    return path(buyer)


def counter(seller: Person, title: str, asked: int, price: int) -> None:
    """Finds the offer in the list of deals, and names another price."""
    seller.go("/deals")
    seller.sees(money(seller, asked))
    seller.page.get_by_role("main").get_by_role("link", name=title).click()
    seller.reads("Your turn")
    unfold(seller, "Name another price")
    seller.fill({"Price of all together": str(price)})
    seller.press("Send the offer")
    seller.reads("Done. The other person will hear of it.", "Now the other person answers.")


def accept(buyer: Person, price: int) -> None:
    """Comes from the conversation to the price that was named, and accepts it."""
    buyer.follow("Conversation")
    buyer.sees(money(buyer, price))
    buyer.follow("Deal")
    buyer.press("Accept the offer")
    buyer.reads("agreed")


def reserve(seller: Person, days: int) -> None:
    """Sets it aside."""
    seller.page.reload()
    unfold(seller, "Set it aside for the buyer")
    choose(seller, seller.count("%(n)s day", "%(n)s days", days))
    seller.press("Set it aside")
    seller.reads("set aside for the buyer")


def meet(seller: Person) -> None:
    """Names a place and a time."""
    day = clock.day(clock.now()) + timedelta(days=2)
    unfold(seller, "Name a meeting")
    seller.fill({"Where": PLACE, "Day": day.isoformat(), "Time": TIME})
    seller.press("Save the meeting")
    seller.sees(PLACE)


def takes_calendar(buyer: Person) -> str:
    """Reads where to come, and keeps the meeting; returns what is in the file."""
    buyer.page.reload()
    buyer.sees(PLACE)
    with buyer.page.expect_download() as download:
        buyer.follow("Into my calendar")
    return download.value.path().read_text(encoding="utf-8").replace("\r\n ", "")


def pay_by_link(seller: Person, buyer: Person, link: str) -> None:
    """The seller names an address, and the buyer reads a warning before it."""
    unfold(seller, "How it is paid")
    choose(seller, seller.say("By the seller's link"))
    seller.fill({"Your address for paying": link})
    seller.press("Save")
    seller.reads("By the seller's link")
    buyer.page.reload()
    buyer.reads("The address leads to:")
    expect(buyer.page.get_by_role("link", name=link)).to_have_attribute("rel", "nofollow ugc noopener noreferrer")


def pay_at_service(seller: Person, buyer: Person, service: Service, price: int) -> str:
    """The buyer goes to the page of the payment service and pays; both find the receipt, whose path is returned."""
    unfold(buyer, "How it is paid")
    choose(buyer, buyer.say("On the page of a payment service"))
    buyer.press("Save")
    buyer.press("Pay %(sum)s", sum=money(buyer, price))
    address, receipt = buyer.link("To the payment page").get_attribute("href"), path(buyer)
    assert address.startswith(service.address)
    service.pay(address.rpartition("/")[2])
    for person in (buyer, seller):
        _finds_receipt(person, receipt, price)
        person.follow("Deal")
    return receipt


def _finds_receipt(person: Person, receipt: str, price: int) -> None:
    """Looks again until the news of the service have come."""
    person.go(receipt)
    for _ in range(LIVE // 250):
        if person.page.get_by_role("heading", level=1, name=person.say("Receipt")).is_visible():
            break
        person.page.wait_for_timeout(250)
        person.page.reload()
    person.heading(person.say("Receipt"))
    person.sees(money(person, price))


def hand_over(seller: Person, buyer: Person) -> None:
    """Both confirm it."""
    seller.page.reload()
    unfold(seller, "I have handed it over")
    seller.press("Yes, it is handed over")
    seller.reads("the seller says it was handed over")
    buyer.page.reload()
    buyer.reads("Your turn")
    buyer.press("Yes, I have it")
    buyer.reads("done: both confirmed it")


def review(author: Person, stars: str, words: str) -> str:
    """Writes a review from the page of the deal, and returns its path."""
    author.page.reload()
    author.follow("Reviews of this deal")
    choose(author, author.say(stars))
    author.fill({"How was it?": words})
    author.press("Save the review")
    author.sees(words)
    return path(author)


def reply(seller: Person, words: str) -> None:
    """Answers the review on the open page."""
    unfold(seller, "Reply")
    seller.fill({"Your reply": words})
    seller.press("Publish the reply")
    seller.sees(words)


def lacks(person: Person, *texts: str) -> None:
    """None of the texts stands on the page."""
    for text in texts:
        expect(person.page.get_by_text(text)).to_have_count(0)


def fits(*people: Person) -> None:
    """What stands before these people is no wider than their screen, can be hit by a finger, and has names."""
    for one in people:
        found = one.page.evaluate(MEASURES)
        assert (found["wide"], found["small"], found["nameless"], found["headings"]) == ([], [], [], 1), one.page.url
