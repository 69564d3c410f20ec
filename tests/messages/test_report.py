"""Reporting a message, and a moderator's decision about it."""

import re

import pytest

from tests.messages.conftest import add_photo, bubbles, photos_in, reply, unread


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


def test_a_moderator_reads_the_passage_for_a_stated_reason_only(house, aigerim, boris, sanzhar, madina, thread):
    for number in range(6):
        reply((aigerim, boris)[number % 2], thread, f"реплика-{number}")
    add_photo(boris, thread)
    reply(boris, thread, "Переведите предоплату")
    number = bubbles(aigerim.page(f"/messages/{thread}"))[-1]
    [photo] = photos_in(aigerim.page(f"/messages/{thread}"))
    assert "до пяти предыдущих" in aigerim.page(f"/report?subject=message&id={number}")
    aigerim.do("/report", {"subject": "message", "id": number, "reason": "scam", "detail": "Просит предоплату"})
    path = f"/admin/reports/message/{number}"
    shown = path + "/photos/" + photo.split("/")[-1]
    assert "реплика" not in madina.page(path) and madina.get(shown).status_code == 404
    madina.do(path + "/look", {"look-reason": "Жалоба на предоплату, проверяю переписку"})
    page = madina.page(path)
    assert re.findall(r"реплика-\d", page) == [f"реплика-{one}" for one in range(1, 6)]
    assert "Переведите предоплату" in page and "ещё продаётся" not in page, "no more than the passage"
    assert (madina.get(shown).status_code, sanzhar.get(shown).status_code) == (200, 404)
