"""Letters about saved searches: when they go, what is in them, and how they end."""

import re
from email import message_from_bytes
from email.policy import default

import pytest

from tests.conftest import plain_text
from tests.saved.watching import deliver, later, letters, listed, look, save, search, written
from tests.search.market import publish
from web.core import clock
from web.listings.store import ending, rows
from web.saved import rules

NINE = 1_800_000_000 // clock.DAY * clock.DAY + 4 * clock.HOUR  # nine in the morning in Kazakhstan


def test_nothing_is_mailed_unless_the_owner_asks(house, boris):
    save(boris)
    publish(house, "Угловой диван")
    look(house)
    assert not letters(house)


def test_an_instant_letter_names_what_came_with_price_and_link(house, boris):
    save(boris, mail="instant")
    first, second = publish(house, "Угловой диван", price=50_000), publish(house, "Круглый стол")
    look(house)
    row, = letters(house)
    assert row.subject == "2 новых объявления: Мебель" and row.member_id == boris.member_id
    text = written(house, row)
    assert listed(text) == [second, first] and "Угловой диван" in text and "50\u202f000\u00a0₸" in text


def test_the_next_instant_letter_waits_five_minutes_and_collects(house, boris, monkeypatch):
    save(boris, mail="instant")
    publish(house, "Угловой диван")
    look(house)
    later(monkeypatch, 60)
    numbers = [publish(house, title) for title in ("Круглый стол", "Белый шкаф")]
    look(house)
    assert len(letters(house)) == 1
    later(monkeypatch, rules.APART)
    look(house)
    assert sorted(listed(written(house, letters(house)[1]))) == numbers


@pytest.mark.parametrize(("how", "now", "then"), [
    ("instant", NINE, NINE), ("hourly", NINE + 600, NINE + 3_600), ("daily", NINE - 1, NINE), ("daily", NINE, NINE + clock.DAY),
    ("daily", NINE + 15 * clock.HOUR - 1, NINE + clock.DAY), ("", NINE, None)])
def test_when_a_letter_is_due(how, now, then):
    assert rules.due(how, now, None) == then


def test_what_ended_or_was_blocked_before_the_letter_left_is_not_in_it(house, boris, aigerim):
    save(boris, mail="instant")
    number, kept = publish(house, "Угловой диван"), publish(house, "Круглый стол", seller="sanzhar")
    look(house)
    row, = letters(house)
    house.db.write(ending.close, aigerim.member_id, number, "withdrawn")
    assert listed(written(house, row)) == [kept]
    assert "Угловой" not in str(house.mails()), "nobody's words lie in the outbox"


def test_a_letter_with_nothing_left_to_tell_is_not_sent(house, boris, aigerim):
    number = save(boris, mail="instant")
    publish(house, "Угловой диван")
    look(house)
    aigerim.do("/profile/block")
    assert deliver(house) == 0 and not letters(house)
    look(house)
    assert "не отправлено: сообщать было уже не о чем" in plain_text(boris.page(f"/profile/saved/{number}"))


def test_the_log_says_that_a_letter_was_sent(house, boris):
    number = save(boris, mail="instant")
    publish(house, "Угловой диван")
    look(house)
    assert "ждёт отправки" in plain_text(boris.page(f"/profile/saved/{number}"))
    assert deliver(house) == 1
    look(house)
    assert "По почте 1 отправлено" in plain_text(boris.page(f"/profile/saved/{number}"))


def test_one_press_ends_the_letters_without_logging_in(house, boris, guest):
    number = save(boris, mail="instant")
    publish(house, "Угловой диван")
    look(house)
    deliver(house)
    mail = message_from_bytes(next((house.settings.data / "mail").glob("*.eml")).read_bytes(), policy=default)
    path = re.fullmatch(r"<http://[^/]+(/\S+)>", mail["List-Unsubscribe"]).group(1)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click" and path in mail.get_content()
    assert "Мебель" in guest.page(path) and search(house, number).mail == "instant", "looking changes nothing"
    for _time in range(2):
        program = house.client()
        program.headers.pop("sec-fetch-site")
        program.do(path, {"List-Unsubscribe": "One-Click"}, 200)
        assert search(house, number).mail == ""
    guest.page("/saved/stop/forged", 404)


def test_switching_letters_off_takes_back_what_waits(house, boris):
    number = save(boris, mail="instant")
    publish(house, "Угловой диван")
    look(house)
    boris.do(f"/profile/saved/{number}", {"name": "Мебель", "on_site": "1", "mail": ""})
    assert not letters(house)


def test_switched_on_later_letters_begin_from_then(house, boris):
    number = save(boris)
    publish(house, "Угловой диван")
    look(house)
    boris.do(f"/profile/saved/{number}", {"name": "Мебель", "on_site": "1", "mail": "instant"})
    second = publish(house, "Круглый стол")
    look(house)
    assert [listed(written(house, row)) for row in letters(house)] == [[second]]


def test_a_letter_is_in_the_language_of_its_reader(house, aigerim):
    save(aigerim, mail="instant")
    publish(house, "Угловой диван", seller="boris")
    look(house)
    row, = letters(house)
    assert row.subject.startswith("1 жаңа хабарландыру") and "/kk/listings/" in written(house, row)


def test_many_new_listings_make_one_letter_that_names_some(house, boris, monkeypatch):
    monkeypatch.setattr(rules, "IN_LETTER", 2)
    save(boris, mail="instant")
    for n in range(5):
        publish(house, f"Диван номер {n}")
    look(house)
    row, = letters(house)
    assert row.subject.startswith("5 новых") and len(listed(written(house, row))) == 2 and "и ещё 3" in written(house, row)


def test_letters_wait_while_the_owners_data_are_blocked(house, boris):
    save(boris, mail="hourly")
    publish(house, "Угловой диван")
    look(house)
    house.db.write(lambda tx: tx.run("update saved_search set mail_due = 1"))
    boris.do("/profile/block")
    look(house)
    assert not letters(house)
    boris.do("/profile/unblock")
    look(house)
    assert len(letters(house)) == 1


def test_the_link_changes_nothing_of_whose_data_are_blocked(house, boris, guest):
    number = save(boris, mail="instant")
    publish(house, "Угловой диван")
    look(house)
    path = re.search(r"/saved/stop/\S+", written(house, letters(house)[0])).group()
    boris.do("/profile/block")
    guest.do(path, {}, 409)
    assert search(house, number).mail == "instant" and rows.one(house.db, number) is None
