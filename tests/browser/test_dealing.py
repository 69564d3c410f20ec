"""The way of two people from the first question to their reviews, and what a third one sees of it: nothing."""

import pytest

from tests.browser import dealing, talking
from tests.browser.people import DESKTOP, PHONE, Person, quiet
from tests.browser.site_process import Site
from tests.browser.stock import add_photo
from tests.listings.selling import publish
from tests.payments.conftest import SECRET

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTION, ANSWER = "Здравствуйте! Можно посмотреть завтра?", "Да, вот как она выглядит сегодня."
PRAISE, THANKS, REPLY = "Вещь как на фото, отдали вовремя.", "Пришёл точно к сроку, всё проверил.", "Спасибо, приходите ещё."
ASKED, AGREED, LINK = 80_000, 82_000, "https://pay.bank.example.kz/abc"
WAYS = [pytest.param("ru", True, PHONE, "provider", id="ru-with-scripts"),
        pytest.param("kk", False, PHONE, "link", id="kk-without-scripts"),
        pytest.param("kk", True, DESKTOP, "cash", id="kk-desktop"), pytest.param("ru", False, PHONE, "cash", id="ru-without-scripts")]


@pytest.mark.parametrize(("language", "scripts", "size", "pay"), WAYS)
def test_two_people_deal_and_review_each_other_and_a_third_one_sees_nothing(person, site, service, request, language, scripts, size, pay):
    way = request.node.callspec.id
    sale = Sale(site, way)
    seller, buyer, third = (person(language, scripts, size, email=f"{key}-{way}@example.kz") for key in ("saule", "marat", "third"))
    guest = person(language, scripts, size)
    talk(sale, seller, buyer)
    agree(sale, seller, buyer)
    sale.shows(guest, "Set aside")
    if pay == "link":
        dealing.pay_by_link(seller, buyer, LINK)
    if pay == "provider":
        service.ask("POST", "/_config/webhooks/walk", url=site.origin + "/payments/news", secret=SECRET)
        sale.private.append(dealing.pay_at_service(seller, buyer, service, AGREED))
    dealing.fits(seller, buyer)
    dealing.hand_over(seller, buyer)
    dealing.fits(seller, buyer)
    judge(sale, seller, buyer, guest)
    sale.shuts_out(seller, third, guest)
    sale.shows(seller, "Sold")
    guest.go(sale.listing, 404)
    guest.reads("Sold")
    assert quiet((seller, buyer, third, guest)) == []


class Sale:
    """A listing of Saule's that Marat wants; keeps the addresses that are theirs alone."""

    def __init__(self, site: Site, way: str):
        seller, _, _ = (site.house.client(site.house.member(name, email=f"{key}-{way}@example.kz"))
                        for key, name in (("saule", "Сәуле"), ("marat", "Марат"), ("third", "Санжар")))
        self.title, self.seller_id = f"Швейная машинка {way}", seller.member_id
        number = publish(site.house, seller, title_ru=self.title, price="85 000")
        add_photo(seller, number, 1)
        self.listing, self.reviews = f"/listings/{number}", f"/members/{seller.member_id}/reviews"
        self.deal, self.private = "", []

    def shows(self, looker: Person, word: str) -> None:
        """The listing says how it stands."""
        looker.go(self.listing)
        looker.heading(self.title)
        looker.reads(word)
        dealing.fits(looker)

    def shuts_out(self, seller: Person, third: Person, guest: Person) -> None:
        """What the two have is not there for another member, and a guest is asked to log in."""
        for path in self.private:
            assert seller.page.request.get(seller.url(path)).ok
            third.go(path, 404)
            guest.go(path)
            guest.heading(guest.say("Log in"))
            dealing.lacks(guest, self.title, PRAISE)
        for listed in ("/deals", "/messages", "/profile/reviews"):
            third.go(listed)
            dealing.lacks(third, self.title, "Сәуле", "Марат")
            dealing.fits(third)


def talk(sale: Sale, seller: Person, buyer: Person) -> None:
    """A question and an answer, each with a photo."""
    buyer.go(sale.listing)
    dealing.fits(buyer)
    dealing.ask_with_photo(buyer, QUESTION)
    sale.private.append(dealing.path(buyer))
    talking.sees_unread(seller, "Марат", QUESTION)
    dealing.opens_menu(seller, QUESTION, "Delete", "Report")
    dealing.answer_with_photo(seller, ANSWER)
    sale.private.append(dealing.sees_photo(buyer, ANSWER))
    dealing.fits(seller, buyer)


def agree(sale: Sale, seller: Person, buyer: Person) -> None:
    """Offer and counter-offer, set aside, a meeting that goes into the calendar."""
    sale.deal = dealing.offer(buyer, ASKED, "In cash at the meeting")
    dealing.fits(buyer)
    dealing.counter(seller, sale.title, ASKED, AGREED)
    dealing.fits(seller)
    dealing.accept(buyer, AGREED)
    dealing.reserve(seller, 3)
    dealing.meet(seller)
    calendar = dealing.takes_calendar(buyer)
    assert "BEGIN:VEVENT" in calendar and dealing.PLACE in calendar
    sale.private += [sale.deal, sale.deal + "/meeting.ics"]
    dealing.fits(seller, buyer)


def judge(sale: Sale, seller: Person, buyer: Person, guest: Person) -> None:
    """Each writes without knowing what the other wrote; then both are open, and the seller answers."""
    reviews = dealing.review(buyer, "5, very good", PRAISE)
    sale.private.append(reviews)
    seller.go(reviews)
    seller.reads("The other person has written already. You both read both reviews as soon as you have written yours.")
    guest.go(sale.reviews)
    for one in (seller, guest):
        dealing.lacks(one, PRAISE)
    dealing.fits(seller, buyer)
    seller.go(sale.deal)
    dealing.review(seller, "4, good", THANKS)
    seller.sees(PRAISE)
    dealing.reply(seller, REPLY)
    buyer.page.reload()
    buyer.sees(THANKS, REPLY)
    guest.go(sale.reviews)
    guest.sees(PRAISE, REPLY, "Марат")
    dealing.fits(seller, buyer, guest)
