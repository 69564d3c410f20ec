"""The whole way of a stranger, a buyer and a moderator through the site, by hand, as people go it."""

import pytest

from tests.browser import own_pages, selling, staff, talking
from tests.browser.people import DESKTOP, PHONE, Person, quiet
from web.app import SITE

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ABROAD = "Sending my data to other countries"
QUESTION, ANSWER, WHY = "Ещё продаётся? Можно посмотреть сегодня?", "Да, приходите после шести.", "Перенесите в «Детский мир»."
WAYS = [pytest.param(language, scripts, PHONE, id=f"{language}-{'with' if scripts else 'without'}-scripts")
        for language in ("ru", "kk", "en") for scripts in (True, False)]


@pytest.mark.parametrize(("language", "scripts", "size"), [*WAYS, pytest.param("ru", True, DESKTOP, id="ru-desktop")])
def test_a_stranger_sells_a_bicycle_and_leaves(person, site, request, language, scripts, size):
    way = request.node.callspec.id
    site.house.member("Борис", email=f"boris-{way}@example.kz")
    seller, stranger = (person(language, scripts, size) for _ in range(2))
    goods = selling.BICYCLES[language]
    own_pages.register(seller, "Гүлнар", f"gulnar-{way}@example.kz")
    path = selling.post(seller, goods)
    talking.find(stranger, goods)
    talking.sees_photo(stranger)
    assert not stranger.watch.cookies
    buyer = person(language, scripts, size, email=f"boris-{way}@example.kz")
    sell(seller, buyer, goods)
    care(seller, stranger, path)
    moderator = person(language, scripts, size, email="madina@example.kz")
    staff.hide(moderator, goods.title, WHY)
    staff.reads_reason(seller, path, WHY)
    stranger.go(path, 404)
    own_pages.delete_at_once(seller)
    seller.go(path, 404)
    people = (seller, stranger, buyer, moderator)
    assert quiet(people) == []
    assert set().union(*(one.watch.cookies for one in people)) == {cookie.name for cookie in SITE.cookies}


def sell(seller: Person, buyer: Person, goods: selling.Goods) -> None:
    """The buyer finds it, asks and hears the answer."""
    talking.find(buyer, goods)
    talking.ask(buyer, QUESTION)
    talking.sees_unread(seller, "Борис", QUESTION)
    talking.answer(seller, ANSWER)
    talking.hears(buyer, ANSWER)


def care(seller: Person, stranger: Person, path: str) -> None:
    """The seller looks at every section, uses each right, takes another name, and freezes everything for a while."""
    own_pages.open_every_section(seller)
    assert {"index.html", "data.json"} <= set(own_pages.export(seller))
    own_pages.demand(seller, "Кто видит мои сообщения?")
    own_pages.agree(seller, ABROAD)
    own_pages.withdraw(seller, ABROAD)
    own_pages.change_name(seller, "Гүлнар Ә.")
    own_pages.block(seller)
    stranger.go(path, 404)
    own_pages.unblock(seller)
    stranger.go(path)
