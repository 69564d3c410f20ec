"""Searching in one's own conversations: by any form of a word, nobody else's, and nothing of what was deleted."""

import pytest

from tests.messages.conftest import bubbles as numbers
from tests.messages.conftest import clear, delete, destroy, find, freeze, put_listing, reply, write
from web.messages.store import words


def test_a_conversation_is_found_by_any_form_of_what_either_said_and_by_its_listing(aigerim, boris, thread):
    reply(aigerim, thread, "Иә, дөңгелектері жаңа. Самовывоз из Алматы")
    for person in (aigerim, boris):
        for asked in ("коляску", "продаётся ДӨҢГЕЛЕК", "алматы самовывоза", "inglesina"):
            assert find(person, asked) == [thread], asked
        for asked in ("велосипед", "коляска велосипед", "?!", ""):
            assert find(person, asked) == [], asked


def test_a_conversation_is_found_by_the_beginning_of_the_other_ones_name(house, aigerim, boris, sanzhar, thread, listing):
    other = write(sanzhar, listing, "Здравствуйте! Ещё продаётся?")
    assert (find(aigerim, "борис"), find(aigerim, "САНЖ"), find(aigerim, "санжар коляска")) == ([thread], [other], [other])
    assert find(boris, "айгерим") == find(boris, "Айге") == [thread]
    for asked in ("арис", "борис санжар", "б", "_о", "о%"):
        assert find(aigerim, asked) == [], asked
    assert find(boris, "борис") == find(boris, "санжар") == []


def test_a_name_is_found_in_russian_letters_with_its_second_word_and_as_it_is_now(house, boris):
    friend = house.client(house.member("Әлия Сәуленқызы", email="aliya@example.kz"))
    thread = write(boris, house.db.write(put_listing, friend.member_id), "Добрый день")
    for asked in ("алия", "Әлия", "сауленкызы", "әли сәуле"):
        assert find(boris, asked) == [thread], asked
    house.db.write(lambda tx: tx.run("update member set display_name = 'Пётр' where id = :id", id=friend.member_id))
    assert (find(boris, "петр"), find(boris, "Пётр"), find(boris, "алия")) == ([thread], [thread], [])


def test_a_name_finds_nothing_while_data_are_blocked_or_after_the_account_is_gone(house, aigerim, boris, thread):
    freeze(house, aigerim)
    assert find(boris, "айгерим") == []
    freeze(house, aigerim, None)
    assert find(boris, "айгерим") == [thread]
    destroy(house, aigerim)
    assert find(boris, "айгерим") == []


def test_nobody_finds_conversations_of_others(sanzhar, thread):
    assert find(sanzhar, "коляска") == []
    assert "Коляска" not in sanzhar.do("/messages/search", {"words": "коляска"}, 200).text


def test_what_is_looked_for_stands_in_no_address(boris, thread):
    page = boris.do("/messages/search", {"words": "коляска"}, 200).text
    assert 'value="коляска"' in page and "?words" not in page and "words=" not in page


def test_a_deleted_message_is_not_found_by_who_deleted_it_and_the_rest_still_is(house, aigerim, boris, thread):
    reply(boris, thread, "Пароль от калитки: ромашка")
    delete(aigerim, thread, numbers(aigerim.page(f"/messages/{thread}"))[-1])
    assert find(aigerim, "коляска") == [], "until the words are made anew nothing is found, rather than too much"
    house.run_job("words of messages")
    assert (find(aigerim, "ромашка"), find(aigerim, "коляска"), find(boris, "ромашка")) == ([], [thread], [thread])


def test_a_deleted_conversation_is_found_again_by_new_words_only(house, aigerim, boris, thread):
    clear(aigerim, thread)
    reply(boris, thread, "Отвечу вечером")
    house.run_job("words of messages")
    assert find(aigerim, "вечером") == [thread]
    assert find(aigerim, "здравствуйте") == []
    assert find(boris, "здравствуйте") == [thread]


def test_words_of_somebody_whose_data_are_blocked_find_nothing_meanwhile(house, aigerim, boris, thread):
    reply(aigerim, thread, "Есть дождевик")
    freeze(house, aigerim)
    assert (find(boris, "дождевик"), find(boris, "здравствуйте")) == ([], [thread])
    assert find(aigerim, "дождевик") == [thread], "her own data she may look at"
    freeze(house, aigerim, None)
    assert find(boris, "дождевик") == [thread]


def test_a_message_hidden_by_a_moderator_is_found_by_its_author_alone(house, aigerim, boris, thread):
    reply(boris, thread, "Нужна предоплата")
    hide = next(entry for entry in house.state.site.joined("reportable") if entry.name == "message").hide
    house.db.write(hide, numbers(boris.page(f"/messages/{thread}"))[-1], "предоплата")
    house.run_job("words of messages")
    assert (find(aigerim, "предоплата"), find(boris, "предоплата")) == ([], [thread])


def test_words_of_a_destroyed_account_find_nothing(house, aigerim, boris, thread):
    reply(aigerim, thread, "Есть дождевик")
    destroy(house, aigerim)
    assert (find(boris, "дождевик"), find(boris, "коляска здравствуйте")) == ([], [thread])
    assert house.db.value("select count(*) from thread_word where others <> ''") == 0


def test_conversations_of_before_are_made_searchable(house, aigerim, boris, thread):
    house.db.write(lambda tx: [tx.run("delete from thread_word"), tx.run("update thread set worded = false")])
    assert find(boris, "коляска") == []
    reply(boris, thread, "И дождевик")
    house.run_job("words of messages")
    assert find(boris, "коляска дождевик") == [thread]


def test_what_is_kept_are_digests_that_differ_from_member_to_member(house, aigerim, boris, thread):
    own, others = house.db.one("select own, others from thread_word where reader_id = :id", id=boris.member_id).values()
    assert not set(own.split()) & set(house.db.value("select others from thread_word where reader_id = :id", id=aigerim.member_id).split())
    assert all(len(one) == 6 and set(one) <= set("abcdefghijklmnopqrstuvwxyz234567") for one in (own + " " + others).split())


@pytest.mark.parametrize("text", ["%", "_", "' or 1=1 --", "я" * 5_000, "а б в г д е ж з и к л м н", "\x00"])
def test_any_question_is_borne(boris, thread, text):
    assert find(boris, text) == []


def test_what_is_found_is_paged(house, aigerim, boris):
    made = [write(boris, house.db.write(put_listing, aigerim.member_id), f"Вопрос {number}") for number in range(22)]
    first = boris.do("/messages/search", {"words": "вопрос"}, 200).text
    before = first.split('name="before" value="')[1].split('"')[0]
    second = boris.do("/messages/search", {"words": "вопрос", "before": before}, 200).text
    assert [number for number in made[::-1] if f"/messages/{number}#end" in first] == made[:1:-1]
    assert all(f"/messages/{number}#end" in second for number in made[:2]) and 'name="before"' not in second


def test_one_conversation_keeps_at_most_so_many_words(house, boris, thread, monkeypatch):
    monkeypatch.setattr(words, "MOST", 5)
    reply(boris, thread, "один два три четыре пять шесть семь восемь")
    assert len(house.db.value("select own from thread_word where reader_id = :id", id=boris.member_id).split()) == 5
