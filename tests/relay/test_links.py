"""Links in mails that act without a login: what ends them, what they do not open, and that looking changes nothing."""

import re

import pytest

from tests.deals.conftest import offer, pieces, state, step
from tests.messages.conftest import freeze
from tests.relay.mailbox import Person, Post, labelled, links
from tests.reviews.conftest import later
from web.accounts import acting
from web.accounts.store import members
from web.core import clock
from web.core.limits import Limits, network
from web.deals import links as making
from web.reviews.store import sellers

BUYER, SELLER = "boris@example.kz", "aigerim@example.kz"
ACCEPT, DECLINE, COUNTER = "Ұсынысты қабылдау", "Ұсынысты қабылдамау", "Басқа баға айту"


@pytest.fixture
def letters(house) -> Post:
    return Post(house)


@pytest.fixture
def deal(house, boris, listing) -> int:
    """Boris has offered 80 000 tenge, on the site."""
    return offer(boris, listing)


@pytest.fixture
def seller(house, letters, deal) -> Person:
    return Person(house, letters, SELLER)


@pytest.fixture
def accept(seller) -> str:
    """The link by which Aigerim accepts."""
    return labelled(seller.reads(), ACCEPT)


def test_the_mail_has_a_link_for_each_step_that_needs_no_login(house, seller, boris, deal, letters):
    mail = seller.reads()
    assert len(links(mail)) == 3 and all(labelled(mail, label) for label in (ACCEPT, DECLINE, COUNTER))
    assert "80" in mail and "Коляска" in mail
    seller.presses(labelled(mail, ACCEPT))
    buyer = Person(house, letters, BUYER)
    steps = {making.find(house.db, house.state.keys, path.rpartition("/")[2]).step for path in links(buyer.reads())}
    assert steps == {"get", "meet", "fall", "cancel"}, "neither paying nor a moderator"


def test_nothing_of_a_link_lies_in_the_outbox_or_in_the_database(house, accept, deal):
    token = accept.rpartition("/")[2]
    assert all("/act/" not in mail.body for mail in house.mails())
    house.db.write(lambda tx: tx.run("update outbox set send_after = 0"))
    assert token.encode() not in b"".join(path.read_bytes() for path in house.settings.data.glob("*.db*"))


def test_looking_changes_nothing_however_often_and_by_whatever_method(house, seller, accept, deal):
    before = house.db.all("select * from deal"), house.db.all("select * from deal_step"), len(house.mails())
    for _n in range(3):
        page = seller.opens(accept)
        assert seller.browser.head(accept).status_code == 200
    assert "Коляска" in page and "Борис" in page and "Айгерим" in page and page.count("<form") == 2
    assert (house.db.all("select * from deal"), house.db.all("select * from deal_step"), len(house.mails())) == before


def test_the_page_is_kept_nowhere_told_to_nobody_and_opens_nothing_else(house, seller, accept, deal):
    for answer in (seller.browser.get(accept), seller.browser.post(accept), seller.browser.get(accept), seller.browser.get(accept + "x")):
        assert answer.headers["cache-control"] == "private, no-store" and answer.headers["referrer-policy"] == "no-referrer"
        assert "noindex" in answer.headers["x-robots-tag"] and "set-cookie" not in answer.headers
    for path in (f"/deals/{deal}", "/profile", "/messages"):
        assert "/login" in seller.browser.get(path).headers["location"]
    assert house.state.cache.find(("kk", accept.removeprefix("/kk"), (), b"")) is None


def test_pressed_twice_it_is_done_once_and_both_times_it_says_so(house, seller, accept, deal):
    pages = [seller.presses(accept, status=303) if place == 0 else seller.browser.do(accept) for place in range(2)]
    assert "Орындалды" in pages[0] and pages[1].headers["location"] == accept and "Орындалды" in seller.opens(accept)
    assert state(house, deal) == "agreed" and house.db.value("select count(*) from deal_step") == 2


def test_an_offer_pressed_twice_is_one_offer(house, boris, aigerim, letters, thread):
    aigerim.do(f"/messages/{thread}", {"text": "Да", "send_key": "a"})
    buyer = Person(house, letters, BUYER)
    path = buyer.link()
    fields = {"offer-price": "70000", "offer-quantity": "1", "offer-pay": "cash"}
    for _n in range(2):
        assert "Выполнено" in buyer.presses(path, **fields)
    assert [row.price for row in house.db.all("select price from deal")] == [70_000]
    step(boris, house.db.value("select id from deal"), "cancel")
    buyer.browser.do(path, fields)
    assert house.db.value("select count(*) from deal") == 1, "nor does it make another one after the first has ended"


@pytest.mark.parametrize("what", ["moved", "old", "password", "email", "frozen", "gone", "unconfirmed", "blocked by the other"])
def test_a_link_ends(house, seller, aigerim, boris, accept, deal, what, monkeypatch):
    me = aigerim.member_id
    if what == "moved":
        step(boris, deal, "cancel")
    if what == "old":
        now = clock.now()
        monkeypatch.setattr(clock, "now", lambda: now + acting.LASTS)
    if what in ("password", "email"):
        changed = {"password": {"password_hash": "other"}, "email": {"email": "x@y.kz", "email_hash": house.state.keys.lookup("x@y.kz")}}
        house.db.write(members.change, me, changed[what])
    if what == "frozen":
        freeze(house, aigerim)
    if what == "gone":
        house.db.write(lambda tx: tx.run("update deal set seller_id = null"))
    if what == "unconfirmed":
        house.db.write(members.change, me, {"confirmed_at": None})
    if what == "blocked by the other":
        boris.do(f"/messages/{house.db.value('select thread_id from deal')}/block")
    before = state(house, deal)
    page = seller.opens(accept, 410)
    assert "Бұл сілтеме енді жарамсыз" in page and "/kk/login?next=/deals" in page and "Коляска" not in page
    seller.browser.do(accept, status=410)
    assert state(house, deal) == before


def test_while_the_other_person_s_data_are_blocked_nothing_moves(house, seller, boris, accept, deal):
    freeze(house, boris)
    assert "Борис" not in seller.opens(accept, 410)
    seller.browser.do(accept, status=410)
    assert state(house, deal) == "bid"


def test_forged_and_changed_links_are_dead(house, seller, accept, deal):
    token = accept.rpartition("/")[2]
    wrong = [token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1:] for place in range(0, len(token), 3)]
    for one in (*wrong, token[:-1] + chr(ord(token[-1]) + 1), token + "A", token[:-4], "x", "a" * 39, "ы" * 39, "%00" * 20, token.lower()):
        assert seller.browser.post("/kk/deals/act/" + one).status_code in (404, 410)
    assert state(house, deal) == "bid"


def test_a_link_is_for_one_step_of_one_deal_of_one_person(house, seller, boris, deal, accept):
    keys, her, his = house.state.keys, *(members.by_email(house.db, house.state.keys.lookup(one)) for one in (SELLER, BUYER))
    last = house.db.value("select last_id from deal")
    for member, what, number, version in (
            (his, "accept", deal, f"deal {last}"), (her, "accept", deal + 1, f"deal {last}"), (her, "accept", deal, f"deal {last - 1}"),
            (her, "give", deal, f"deal {last}"), (her, "review", deal, f"deal {last}"), (her, "offer", deal, "offer 0")):
        token = acting.make(keys, member, what, number, version)
        for where in ("deals", "reviews"):
            assert seller.browser.post(f"/{where}/act/{token}").status_code == 410, (what, number, where)
    assert seller.browser.post(accept.replace("/deals/", "/reviews/")).status_code == 410 and state(house, deal) == "bid"


def test_another_site_s_secret_makes_no_links(house, tmp_path, seller, deal):
    other = type(house.state.keys)("another secret")
    her = members.by_email(house.db, house.state.keys.lookup(SELLER))
    token = acting.make(other, her, "accept", deal, f"deal {house.db.value('select last_id from deal')}")
    seller.browser.do("/deals/act/" + token, status=410)


def test_whoever_is_logged_in_in_that_browser_does_not_matter(house, sanzhar, accept, deal, madina):
    page = sanzhar.page(accept)
    assert "Санжар" not in page and "Айгерим" in page and 'name="_form"' not in page
    freeze(house, sanzhar)
    answer = sanzhar.post(accept, headers={"sec-fetch-site": "", "origin": "null"})
    assert answer.headers["location"] == accept and state(house, deal) == "agreed"
    assert house.db.value("select member_id from deal_step where step = 'accept'") != sanzhar.member_id


def test_what_cannot_be_read_is_asked_again_and_nothing_happens(house, seller, deal):
    path = labelled(seller.reads(), COUNTER)
    page = seller.presses(path, 422, **{"counter-price": "много"})
    assert "цифрмен" in page and "много" in page and state(house, deal) == "bid"
    assert "Орындалды" in seller.presses(path, **{"counter-price": "0"}) and state(house, deal) == "ask"


def test_fewer_pieces_than_the_deal_is_about_are_said(house, seller, listing, accept, deal):
    house.db.write(lambda tx: tx.run("update listing set reserved = 1 where id = :id", id=listing))
    assert "осы мәміледегіден аз" in seller.presses(accept, 409) and state(house, deal) == "bid"


def test_where_money_goes_through_the_service_every_step_needs_a_login(house, seller, aigerim, boris, deal, accept, letters):
    seller.presses(accept)
    buyer = Person(house, letters, BUYER)
    cancel = labelled(buyer.reads(), "Отменить сделку")
    house.db.write(lambda tx: tx.run("update deal set pay = 'provider'"))
    buyer.opens(cancel, 410)
    buyer.browser.do(cancel, status=410)
    step(aigerim, deal, "give")
    assert links(buyer.reads()) == [] and f"/deals/{deal}" in buyer.reads()


def test_who_took_a_step_by_a_link_hears_of_it_by_mail(house, seller, accept, letters):
    seller.presses(accept)
    mail = seller.reads()
    assert "Соңғы қадам сізге келген хаттағы сілтеме арқылы жасалды" in mail and len(links(mail)) == 5


def test_links_are_not_tried_without_end(house, seller):
    house.state.limits = Limits(True)
    assert seller.browser.get("/deals/act/" + "0" * 39).status_code == 410
    for _n in range(acting.OPENED.count - 1):
        house.state.limits.wait(acting.OPENED, network("testclient"))
    assert seller.browser.get("/deals/act/" + "1" * 39).status_code == 429 == seller.browser.post("/reviews/act/" + "1" * 39).status_code


@pytest.fixture
def reviewing(house, seller, accept, letters, deal) -> tuple[Person, Person]:
    """The deal is done; the seller and the buyer have the mail that asks for a review."""
    seller.presses(accept)
    seller.presses(labelled(seller.reads(), "Затты тапсырдым"))
    buyer = Person(house, letters, BUYER)
    buyer.presses(labelled(buyer.reads(), "Я получил(а) вещь"))
    return seller, buyer


def test_a_review_by_a_link_is_written_once_and_not_changed_by_it(house, reviewing):
    seller, _buyer = reviewing
    path = seller.link(kind="reviews")
    assert "Борис" in seller.opens(path)
    seller.presses(path, 422, words="Без звёзд")
    seller.presses(path, stars="5", words="Рақмет")
    seller.browser.do(path, {"stars": "1", "words": "Басқа"})
    assert [(row.stars, row.words) for row in house.db.all("select stars, words from review")] == [(5, "Рақмет")]
    assert "Орындалды" in seller.opens(path)


def test_what_should_not_become_public_is_asked_about_there_too(house, reviewing):
    seller, _buyer = reviewing
    path = seller.link(kind="reviews")
    page = seller.presses(path, 422, stars="5", words="Телефоны 8 701 123 45 67")
    assert house.db.value("select count(*) from review") == 0
    seal = re.search(r'name="as_it_is" value="([^"]+)"', page)[1]
    seller.presses(path, stars="5", words="Телефоны 8 701 123 45 67", as_it_is=seal)
    assert house.db.value("select count(*) from review") == 1


def test_the_other_hears_that_a_review_was_written_and_of_what_opened_unless_they_want_no_such_mails(house, reviewing, aigerim, letters):
    seller, buyer = reviewing
    seller.presses(seller.link(kind="reviews"), stars="4", words="Рақмет")
    told = buyer.reads()
    assert "Рақмет" not in told and "О вас написали отзыв" in str(letters.newest(BUYER)["Subject"])
    assert links(told, "reviews") and "/reviews/stop/" in told
    buyer.presses(links(told, "reviews")[0], stars="5", words="Спасибо")
    assert "Спасибо" in seller.reads() and "Рақмет" in buyer.reads()
    assert len([mail for mail in house.mails() if mail.kind == "review open"]) == 2


def test_mails_about_reviews_are_switched_off_where_one_s_reviews_are(house, reviewing, boris):
    seller, _buyer = reviewing
    seen = {f"{field}_seen_by": "nobody" for field in ("since", "sold", "answers", "reviews")}
    assert 'name="mails"' in boris.page("/profile/reviews/shown")
    boris.do("/profile/reviews/shown", seen)
    seller.presses(seller.link(kind="reviews"), stars="4")
    assert not [mail for mail in house.mails() if mail.kind == "review written"]
    later(house)
    house.run_job("reviews")
    assert not [mail for mail in house.mails() if mail.kind == "review open"]


def test_one_press_in_such_a_mail_ends_them(house, reviewing, letters, boris):
    seller, buyer = reviewing
    seller.presses(seller.link(kind="reviews"), stars="4")
    path = re.search(r"https://soq\.example\.kz(/reviews/stop/\S+)", buyer.reads())[1]
    assert path in letters.newest(BUYER)["List-Unsubscribe"]
    buyer.opens(path)
    assert sellers.choice(house.db, boris.member_id).mails
    for _n in range(2):
        assert buyer.browser.post(path, headers={"sec-fetch-site": ""}).status_code == 200
    assert not sellers.choice(house.db, boris.member_id).mails and sellers.choice(house.db, boris.member_id).reviews_seen_by == "everyone"
    assert buyer.browser.get(path[:-3]).status_code == 404
    freeze(house, boris)
    assert buyer.browser.post(path).status_code == 409, "in blocked data nothing changes"


def test_what_opens_by_the_clock_is_told_too(house, reviewing, letters):
    seller, buyer = reviewing
    seller.presses(seller.link(kind="reviews"), stars="4", words="Рақмет")
    buyer.reads()
    later(house)
    house.run_job("reviews")
    assert "Рақмет" in buyer.reads()


def test_more_pieces_are_offered_by_a_link_as_well(house, boris, aigerim, letters, listing, thread):
    house.db.write(pieces, listing, 5)
    aigerim.do(f"/messages/{thread}", {"text": "Да", "send_key": "a"})
    buyer = Person(house, letters, BUYER)
    buyer.presses(buyer.link(), **{"offer-price": "70000", "offer-quantity": "3", "offer-pay": "transfer"})
    assert house.db.value("select quantity from deal") == 3
