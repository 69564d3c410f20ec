"""Reporting a message, and a moderator's decision about it."""

import re

import pytest

from tests.messages.conftest import bubbles, reply, unread


@pytest.fixture
def reportable(house):
    """What the messages feature tells of messages as things to report."""
    return next(entry for entry in house.state.site.joined("reportable") if entry.name == "message")


def test_each_message_of_the_other_has_a_link_to_report_it(aigerim, boris, thread):
    first = bubbles(aigerim.page(f"/messages/{thread}"))[0]
    assert f'href="/report?subject=message&amp;id={first}"' in aigerim.page(f"/messages/{thread}")
    assert "/report?" not in boris.page(f"/messages/{thread}"), "one's own message is not to be reported"


def test_a_reported_message_is_found_with_its_sender_and_without_its_words(house, boris, thread, reportable):
    [number] = bubbles(boris.page(f"/messages/{thread}"))
    title, path, owner = reportable.find(house.db, number)
    assert (path, owner) == (f"/messages/{thread}#message-{number}", boris.member_id)
    assert re.match(r"Сообщение от \d+ ", title) and "Коляска" not in title
    assert reportable.find(house.db, 1) is None


def test_a_hidden_message_is_kept_from_the_other_and_its_sender_sees_why(house, aigerim, boris, thread, reportable):
    reply(boris, thread, "Переведите предоплату")
    number = bubbles(boris.page(f"/messages/{thread}"))[-1]
    house.db.write(reportable.hide, number, "предоплата")
    assert unread(aigerim) == 1
    for path in (f"/messages/{thread}", "/messages"):
        page = aigerim.page(path)
        assert "Модератор скрыл это сообщение." in page and "Переведите" not in page
    page = boris.page(f"/messages/{thread}")
    assert "Переведите предоплату" in page and "Причина: предоплата" in page


def test_a_restored_message_is_there_again(house, aigerim, boris, thread, reportable):
    [number] = bubbles(boris.page(f"/messages/{thread}"))
    house.db.write(reportable.hide, number, "ошибка")
    house.db.write(reportable.restore, number)
    house.db.write(reportable.restore, 1)
    page = aigerim.page(f"/messages/{thread}")
    assert "ещё продаётся" in page and "Модератор" not in page.split("<details")[0]
