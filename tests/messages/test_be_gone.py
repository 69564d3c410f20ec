"""Conversations with somebody whose data are blocked, or whose account is gone."""

import pytest

from tests.conftest import plain_text
from tests.messages.conftest import count, freeze, put_listing, reply, unread, write
from web.messages.store import threads


def erase(tx, member_id: int) -> None:
    """Leaves of a member in messages what the inventory says is left."""
    tx.run("update message set sender_id = null, body = '', send_key = '' where sender_id = :id", id=member_id)
    tx.run("update thread set buyer_id = null where buyer_id = :id", id=member_id)
    tx.run("update thread set seller_id = null, listing_title = '' where seller_id = :id", id=member_id)
    tx.run("delete from listing where member_id = :id", id=member_id)
    tx.run("delete from outbox where member_id = :id", id=member_id)
    tx.run("delete from session where member_id = :id", id=member_id)
    tx.run("delete from member where id = :id", id=member_id)


def test_the_other_sees_nothing_of_somebody_whose_data_are_blocked(house, aigerim, boris, thread):
    reply(aigerim, thread, "Мекенжай: Абай 10")
    freeze(house, aigerim)
    for path in (f"/messages/{thread}", "/messages"):
        page = plain_text(boris.page(path))
        assert "Недоступно" in page
        assert not any(word in page for word in ("Айгерим", "Абай 10", "Коляска Inglesina", "inglesina"))
    assert "ещё продаётся" in boris.page(f"/messages/{thread}"), "what Boris wrote stays his"
    assert "сейчас недоступен" in reply(boris, thread, "Ау?", status=422).text


def test_the_store_gives_out_no_name_of_somebody_whose_data_are_blocked(house, aigerim, boris, thread):
    freeze(house, aigerim)
    row = threads.one(house.db, boris.member_id, thread)
    assert (row.other_name, row.listing_title, row.title_ru) == (None, "", None)


def test_what_was_not_seen_is_unread_again_when_they_come_back(house, aigerim, boris, thread):
    reply(aigerim, thread, "Иә")
    freeze(house, aigerim)
    assert unread(boris) == 0
    boris.page(f"/messages/{thread}")
    freeze(house, aigerim, None)
    assert unread(boris) == 1
    assert "Иә" in boris.page(f"/messages/{thread}")


def test_who_blocked_their_own_data_reads_and_cannot_write(house, aigerim, boris, thread):
    freeze(house, aigerim)
    page = plain_text(aigerim.page(f"/messages/{thread}"))
    assert "Борис" in page and "ещё продаётся" in page and "Коляска Inglesina" in page
    assert "Вы заблокировали свои данные" in page and 'class="write' not in page
    assert reply(aigerim, thread, "Иә").headers["location"].startswith("/profile/block")
    assert count(house, "message") == 1
    freeze(house, aigerim, None)
    assert unread(aigerim) == 1, "looking marked nothing meanwhile"


def test_a_conversation_with_a_deleted_seller_still_reads_well(house, aigerim, boris, thread):
    reply(aigerim, thread, "Иә, сатылады")
    house.db.write(erase, aigerim.member_id)
    page = plain_text(boris.page(f"/messages/{thread}"))
    assert "Удалённый аккаунт" in page and "Объявление удалено" in page and "ещё продаётся" in page
    assert "Это сообщение удалено вместе с аккаунтом." in page and "сатылады" not in page
    assert "Пожаловаться" not in page and "Заблокировать" not in page
    assert "Удалённый аккаунт" in boris.page("/messages")
    assert unread(boris) == 0


def test_nothing_can_be_sent_to_a_deleted_account(house, aigerim, boris, thread):
    house.db.write(erase, boris.member_id)
    assert "Этот аккаунт удалён." in reply(aigerim, thread, "Борис?", status=422).text
    assert "Коляска Inglesina" in aigerim.page(f"/messages/{thread}")
    for word in ("block", "unblock", "read"):
        assert aigerim.post(f"/messages/{thread}/{word}", data={"upto": 1}).status_code in (303, 204)
    assert count(house, "person_block") == 0


@pytest.mark.parametrize("state", ["closed", "expired", "hidden"])
def test_people_may_go_on_talking_when_the_listing_is_no_longer_live(house, aigerim, boris, listing, thread, state):
    house.db.write(lambda tx: tx.run("update listing set state = :state", state=state))
    reply(aigerim, thread, "Сатып қойдым")
    assert "Объявление больше не активно" in boris.page(f"/messages/{thread}")


def test_a_blocked_person_whose_data_are_blocked_has_no_name_in_the_list(house, aigerim, boris, thread):
    aigerim.do(f"/messages/{thread}/block")
    freeze(house, boris)
    page = aigerim.page("/messages/blocked")
    assert "Борис" not in page and "Недоступно" in page


def test_a_title_in_one_language_only_serves_both(house, aigerim, boris):
    number = house.db.write(put_listing, aigerim.member_id, title_ru="", title_kk="Қолдан тоқылған шапан")
    thread = write(boris, number, "Здравствуйте")
    assert "Қолдан тоқылған шапан" in boris.page(f"/messages/{thread}")
