"""Results on a screen while others publish: what comes appears by itself, calmly, and without scripts it is counted."""

import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import selling
from tests.browser.bad_line import line_to
from tests.browser.people import DESKTOP, PHONE, Person, quiet
from tests.browser.site_process import Site
from tests.search.market import publish

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SOON = 10_000  # milliseconds; two seconds on an idle machine is the bench's to judge
HIDE = """hidden => { Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
                      document.dispatchEvent(new Event("visibilitychange")); }"""


def card(reader: Person, title: str) -> Locator:
    """The cards with that title."""
    return reader.page.get_by_role("article").filter(has_text=title)


def button(reader: Person) -> Locator:
    """The button that says that there are new ones."""
    return reader.page.get_by_role("link", name=re.compile(re.escape(reader.say("Show new listings"))))


def opened(person, path: str, **given) -> Person:
    """A reader who has results open and hears what comes."""
    reader = person(**given)
    with reader.page.expect_response(lambda answer: "/live/" in answer.url):
        reader.go(path)
    return reader


def stock(site, word: str, count: int) -> None:
    for number in range(count):
        publish(site.house, f"{word} прежний {number}", seller="boris")


def test_a_listing_published_in_one_browser_appears_in_another(site, person):
    stock(site, "Велосипед", 1)
    seller = person(email="aigerim@example.kz")
    readers = [opened(person, "/search?q=велосипеды", size=size, language=language)
               for size, language in ((PHONE, "ru"), (DESKTOP, "ru"), (PHONE, "kk"))]
    goods = selling.Goods("Прогулочный велосипед с корзиной", "Почти новый, на нём ездили один раз.", "велосипеды", photos=0)
    selling.choose(seller)
    selling.describe(seller, goods)
    selling.preview(seller, goods)
    seller.page.get_by_role("button", name=seller.say("Publish")).click(no_wait_after=True)
    seller.reads("Your listing is published.")
    began = time.monotonic()
    for reader in readers:
        expect(card(reader, goods.title)).to_be_visible(timeout=SOON)
        expect(card(reader, goods.title)).to_contain_text(reader.say("new"))
    assert time.monotonic() - began < SOON / 1_000 + 1
    assert quiet([seller, *readers]) == []


def test_who_reads_further_down_is_not_disturbed_and_sees_a_count(site, person):
    stock(site, "Самокат", 12)
    reader = opened(person, "/search?q=самокат")
    read = card(reader, "Самокат прежний 2")
    read.scroll_into_view_if_needed()
    reader.page.mouse.wheel(0, 300)
    before = read.bounding_box()
    for number in range(3):
        publish(site.house, f"Самокат новый {number}")
    expect(button(reader)).to_contain_text("3", timeout=SOON)
    expect(button(reader)).to_be_in_viewport()
    assert read.bounding_box() == before and card(reader, "Самокат новый").count() == 0
    button(reader).click()
    expect(card(reader, "Самокат новый 2")).to_be_in_viewport()
    titles = reader.page.get_by_role("article").get_by_role("heading").all_inner_texts()
    assert titles[:4] == ["Самокат новый 2", "Самокат новый 1", "Самокат новый 0", "Самокат прежний 11"]
    expect(button(reader)).to_be_hidden()


def test_nothing_found_becomes_a_button_as_soon_as_there_is_something(site, person):
    reader = opened(person, "/search?q=дирижабль")
    publish(site.house, "Дирижабль")
    expect(button(reader)).to_contain_text("1", timeout=SOON)
    button(reader).click()
    expect(card(reader, "Дирижабль")).to_be_visible()


def test_a_renewed_listing_moves_up_and_is_there_once(site, person):
    stock(site, "Глобус", 3)
    reader = opened(person, "/search?q=глобус")
    old = site.house.db.one("select * from listing where title_ru = 'Глобус прежний 0'")
    site.house.db.write(lambda tx: tx.run("update listing set renewed_at = 1 where id = :id", id=old.id))
    seller = person(email="boris@example.kz")
    seller.go("/profile/listings")
    seller.page.request.post(seller.url(f"/listings/{old.id}/renew"), headers={"sec-fetch-site": "same-origin"})
    expect(reader.page.get_by_role("article").first).to_contain_text("Глобус прежний 0", timeout=SOON)
    expect(card(reader, "Глобус прежний 0")).to_have_count(1)


def test_a_page_that_nobody_looks_at_has_no_stream_and_catches_up(site, person):
    stock(site, "Якорь", 1)
    reader = opened(person, "/search?q=якорь")
    with reader.page.expect_event("requestfailed", lambda asked: "/live/" in asked.url):
        reader.page.evaluate(HIDE, True)
    publish(site.house, "Якорь новый")
    with reader.page.expect_request(lambda asked: "/live/" in asked.url):
        reader.page.evaluate(HIDE, False)
    expect(card(reader, "Якорь новый")).to_have_count(1, timeout=SOON)


def test_a_lost_connection_is_made_up_for(site, browser):
    stock(site, "Компас", 1)
    with line_to(urlsplit(site.origin).port) as line:
        reader = Person(browser, Site(f"http://127.0.0.1:{line.port}", site.house, site.stock))
        with reader.page.expect_response(lambda answer: "/live/" in answer.url):
            reader.go("/search?q=компас")
        publish(site.house, "Компас первый")
        expect(card(reader, "Компас первый")).to_be_visible(timeout=SOON)
        line.cut()
        publish(site.house, "Компас второй")
        line.dead = False
        expect(card(reader, "Компас второй")).to_be_visible(timeout=SOON)  # browsers wait before they come again
        assert reader.page.get_by_role("article").count() == 3
        reader.leave()


def test_without_streams_a_button_counts_and_leads_to_the_first_page(site, person):
    stock(site, "Барометр", 1)
    reader = opened(person, "/search?q=барометр")
    reader.context.route("**/live/**", lambda route: route.fulfill(status=503))
    reader.page.evaluate(HIDE, True)
    for number in range(2):
        publish(site.house, f"Барометр новый {number}")
    reader.page.evaluate(HIDE, False)
    expect(button(reader)).to_contain_text("2", timeout=SOON)
    button(reader).click()
    expect(card(reader, "Барометр новый")).to_have_count(2)


def test_another_question_in_the_same_page_is_heard_from_then_on(site, person):
    stock(site, "Телескоп", 1)
    publish(site.house, "Микроскоп")
    reader = opened(person, "/search?q=телескоп", size=DESKTOP)
    with reader.page.expect_response(lambda answer: "/live/" in answer.url):
        words = reader.field("Words")
        words.fill("микроскоп")
        words.press("Enter")
    reader.sees("Микроскоп")
    reader.page.mouse.move(5, 5)
    publish(site.house, "Телескоп новый")
    publish(site.house, "Микроскоп новый")
    expect(card(reader, "Микроскоп новый").or_(button(reader)).first).to_be_visible(timeout=SOON)
    expect(card(reader, "Телескоп")).to_have_count(0)


def test_without_scripts_a_link_looks_for_new_ones_and_counts_them(site, person):
    stock(site, "Секстант", 1)
    reader = person(scripts=False)
    reader.go("/search?q=секстант")
    publish(site.house, "Секстант новый")
    reader.follow("Look for new ones")
    reader.sees(reader.say("New since you last looked: %(n)s.", n=1), "Секстант новый")
    reader.follow("Look for new ones")
    reader.reads("Nothing new since you last looked.")
    expect(button(reader)).to_be_hidden()
