"""Muting, the archive, deleting for oneself: each side has its own, and the other notices nothing."""

import pytest

from tests.conftest import plain_text
from tests.messages.conftest import (
    add_photo,
    archive,
    bubbles,
    clear,
    count,
    delete,
    destroy,
    freeze,
    mute,
    photos_in,
    put_listing,
    reply,
    threads_in,
    unread,
    write,
)

NEWEST = "select body from message order by id desc limit 1"


def test_a_muted_conversation_sends_no_mail_and_is_not_counted(house, aigerim, boris, thread):
    mute(aigerim, thread)
    assert house.mails() == [], "the mail that had not left is taken back"
    reply(boris, thread, "Ау?")
    assert (house.mails(), unread(aigerim)) == ([], 0)
    assert "item fresh" in aigerim.page("/messages"), "the line still shows that it is unread"
    mute(aigerim, thread, False)
    reply(boris, thread, "Ау?")
    assert (len(house.mails()), unread(aigerim)) == (1, 3)


def test_the_archive_is_apart_and_the_other_notices_nothing(aigerim, boris, thread):
    archive(aigerim, thread)
    archive(aigerim, thread)
    assert threads_in(aigerim.page("/messages")) == [] and threads_in(aigerim.page("/messages?show=archived")) == [thread]
    assert threads_in(boris.page("/messages")) == [thread] and threads_in(boris.page("/messages?show=archived")) == []
    archive(aigerim, thread, False)
    assert threads_in(aigerim.page("/messages")) == [thread]


@pytest.mark.parametrize(("muted", "where"), [(False, "/messages"), (True, "/messages?show=archived")])
def test_a_new_message_brings_it_out_of_the_archive_unless_it_is_muted(aigerim, boris, thread, muted, where):
    archive(aigerim, thread)
    mute(aigerim, thread, muted)
    reply(boris, thread, "Ау?")
    assert threads_in(aigerim.page(where)) == [thread]


def test_the_unread_ones_are_listed_alone_and_paged(house, aigerim, boris, sanzhar, listing, thread):
    other = write(sanzhar, listing, "А коляска лёгкая?")
    aigerim.page(f"/messages/{other}")
    assert threads_in(aigerim.page("/messages?show=unread")) == [thread]
    assert threads_in(boris.page("/messages?show=unread")) == []
    assert "Вы всё прочитали" in boris.page("/messages?show=unread")
    assert threads_in(aigerim.page("/messages?show=nonsense")) == [other, thread]


def test_a_message_deleted_for_oneself_is_still_there_for_the_other(house, aigerim, boris, thread):
    reply(boris, thread, "Мой адрес: Абая 10")
    number = bubbles(boris.page(f"/messages/{thread}"))[-1]
    assert "Абая 10" in boris.page(f"/messages/{thread}/delete?message={number}")
    for _ in range(2):
        delete(boris, thread, number)
    assert "Абая 10" not in boris.page(f"/messages/{thread}") + boris.page("/messages")
    assert "Абая 10" in aigerim.page(f"/messages/{thread}") and "Абая 10" in aigerim.page("/messages")
    assert house.db.value(NEWEST) == "Мой адрес: Абая 10"


def test_what_both_deleted_is_gone_for_good_and_not_sent_again(house, aigerim, boris, thread):
    add_photo(boris, thread)
    reply(boris, thread, "Мой адрес: Абая 10", "key")
    number = bubbles(boris.page(f"/messages/{thread}"))[-1]
    delete(boris, thread, number)
    delete(aigerim, thread, number)
    assert (house.db.value(NEWEST), count(house, "photo")) == ("", 0)
    assert not [path for path in (house.settings.data / "withheld").rglob("*") if path.is_file()]
    reply(boris, thread, "Мой адрес: Абая 10", "key")
    assert count(house, "message") == 2 and "Абая" not in aigerim.page(f"/messages/{thread}")


def test_a_deleted_conversation_comes_back_with_the_next_message_alone(aigerim, boris, thread):
    reply(boris, thread, "Второе")
    clear(aigerim, thread)
    assert (threads_in(aigerim.page("/messages")), unread(aigerim), threads_in(boris.page("/messages"))) == ([], 0, [thread])
    reply(boris, thread, "Третье")
    assert threads_in(aigerim.page("/messages")) == [thread] and unread(aigerim) == 1
    page = aigerim.page(f"/messages/{thread}")
    assert "Третье" in page and "Второе" not in page and len(bubbles(page)) == 1
    assert len(bubbles(boris.page(f"/messages/{thread}"))) == 3


def test_what_came_while_one_was_asked_is_not_deleted(aigerim, boris, thread):
    upto = aigerim.page(f"/messages/{thread}/delete").split('name="upto" value="')[1].split('"')[0]
    reply(boris, thread, "Только что")
    aigerim.do(f"/messages/{thread}/delete", {"upto": upto})
    assert threads_in(aigerim.page("/messages")) == [thread] and "Только что" in aigerim.page(f"/messages/{thread}")


def test_what_one_deleted_goes_when_the_other_account_is_destroyed(house, aigerim, boris, thread):
    clear(boris, thread)
    assert house.db.value(NEWEST) != ""
    destroy(house, aigerim)
    house.run_job("unseen messages")
    assert house.db.value(NEWEST) == ""


def test_under_a_legal_hold_nothing_is_emptied(house, aigerim, boris, thread):
    house.db.write(lambda tx: tx.run("update member set held = true where id = :id", id=boris.member_id))
    clear(aigerim, thread)
    clear(boris, thread)
    house.run_job("unseen messages")
    assert "Коляска" in house.db.value(NEWEST) and "Коляска ещё" not in boris.page(f"/messages/{thread}")
    house.db.write(lambda tx: tx.run("update member set held = false"))
    house.run_job("unseen messages")
    assert house.db.value(NEWEST) == ""


def test_nothing_changes_while_data_of_one_are_blocked(house, aigerim, boris, thread):
    number = bubbles(boris.page(f"/messages/{thread}"))[-1]
    before = house.db.one("select * from thread"), house.db.one("select * from message")
    freeze(house, aigerim)
    for path, data in (("put-away", {"as": "muted"}), ("put-away", {"as": "archived"}), ("delete", {"message": number}),
                       ("delete", {"upto": 1})):
        boris.do(f"/messages/{thread}/{path}", data, 409)
    assert (house.db.one("select * from thread"), house.db.one("select * from message")) == before


def test_strangers_and_numbers_of_other_conversations_find_nothing(house, aigerim, boris, sanzhar, thread):
    number = bubbles(boris.page(f"/messages/{thread}"))[-1]
    for path, data in (("put-away", {"as": "muted"}), ("delete", {"message": number}), ("delete", {"upto": 1})):
        sanzhar.do(f"/messages/{thread}/{path}", data, 404)
    sanzhar.page(f"/messages/{thread}/delete", 404)
    other = write(sanzhar, house.db.write(put_listing, aigerim.member_id), "Здравствуйте")
    sanzhar.do(f"/messages/{other}/delete", {"message": number}, 404)
    sanzhar.page(f"/messages/{other}/delete?message={number}", 404)
    boris.do(f"/messages/{thread}/put-away", {"as": "seller_id"}, 404)
    assert photos_in(boris.page(f"/messages/{thread}")) == []


def test_the_page_asks_before_it_deletes_and_leads_back(boris, thread):
    page = plain_text(boris.page(f"/messages/{thread}/delete"))
    assert "Удалить эту переписку?" in page and "Удаляется только у вас" in page and "Отмена" in page
