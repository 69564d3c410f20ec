"""Unread marks: counted for the one who has not read, gone when they have."""

from tests.messages.conftest import bubbles, count, reply, unread, write
from web.messages.store.unread import COUNT, read


def test_a_message_is_unread_for_the_receiver_only(aigerim, boris, sanzhar, guest, thread):
    reply(boris, thread, "И ещё: колёса целые?")
    assert (unread(aigerim), unread(boris), unread(sanzhar)) == (2, 0, 0)


def test_looking_at_the_conversation_reads_it(aigerim, boris, thread):
    aigerim.page(f"/messages/{thread}")
    assert unread(aigerim) == 0
    reply(boris, thread, "Ау?")
    assert unread(aigerim) == 1


def test_looking_through_earlier_messages_reads_nothing(aigerim, boris, thread):
    reply(boris, thread, "Ау?")
    last = bubbles(boris.page(f"/messages/{thread}"))[-1]
    aigerim.page(f"/messages/{thread}?before={last}")
    assert unread(aigerim) == 2


def test_a_page_fetched_ahead_of_a_click_reads_nothing(aigerim, thread):
    aigerim.get(f"/messages/{thread}", headers={"sec-purpose": "prefetch;prerender"})
    assert unread(aigerim) == 1


def test_answering_without_looking_leaves_the_rest_unread(aigerim, boris, thread):
    reply(aigerim, thread, "Сәлем! Қазір жауап берем.")
    assert (unread(aigerim), unread(boris)) == (1, 1)
    aigerim.page(f"/messages/{thread}")
    assert unread(aigerim) == 0


def test_what_came_live_is_read_up_to_the_number_that_was_seen(aigerim, boris, thread):
    for text in ("Раз", "Два"):
        reply(boris, thread, text)
    first, second, _ = bubbles(boris.page(f"/messages/{thread}"))
    for _ in range(2):
        aigerim.do(f"/messages/{thread}/read", {"upto": second}, 204)
        assert unread(aigerim) == 1
    aigerim.do(f"/messages/{thread}/read", {"upto": first}, 204)
    assert unread(aigerim) == 1, "reading never goes back"
    aigerim.do(f"/messages/{thread}/read", {"upto": 2**63 - 1}, 204)
    aigerim.do(f"/messages/{thread}/read", {"upto": "чушь"}, 204)
    assert unread(aigerim) == 0
    reply(boris, thread, "Три")
    assert unread(aigerim) == 1


def test_the_store_never_takes_reading_back_either(house, aigerim, boris, thread):
    reply(boris, thread, "Ау?")
    first, _ = bubbles(aigerim.page(f"/messages/{thread}"))
    house.db.write(read, aigerim.member_id, thread, first)
    assert unread(aigerim) == 0


def test_an_answer_with_htmx_reads_what_comes_with_it(aigerim, boris, thread):
    [shown] = bubbles(aigerim.page(f"/messages/{thread}"))
    reply(boris, thread, "Ау?")
    part = {"hx-request-type": "partial"}
    answer = aigerim.do(f"/messages/{thread}", {"text": "Иә", "after": shown}, 200, headers=part)
    assert "Ау?" in answer.text and unread(aigerim) == 0


def test_conversations_are_counted_together_and_marked_apart(aigerim, boris, sanzhar, listing, thread):
    other = write(sanzhar, listing, "Отдадите за 70 000?")
    assert unread(aigerim) == 2
    aigerim.page(f"/messages/{thread}")
    page = aigerim.page("/messages")
    assert unread(aigerim) == 1
    assert page.count('class="item fresh"') == 1
    first, second = (page.index(f"/messages/{number}#end") for number in (other, thread))
    assert page.index('class="item fresh"') < first < second


def test_counting_looks_only_at_threads_with_news(house, boris, thread):
    plan = house.db.all("explain query plan " + COUNT, me=boris.member_id)
    steps = " ".join(row.detail for row in plan)
    assert "thread_buyer_fresh" in steps and "thread_seller_fresh" in steps
    assert "SCAN t" not in steps and "SCAN m" not in steps


def test_a_hundred_is_as_far_as_it_counts(house, aigerim, boris, thread):
    def many(tx):
        for _ in range(150):
            number = tx.new_id()
            tx.insert("message", id=number, thread_id=thread, sender_id=boris.member_id, body="Ау", send_key="", at=1)
        tx.run("update thread set last_id = :id where id = :thread", id=number, thread=thread)
    house.db.write(many)
    assert count(house, "message") == 151
    assert house.db.value(COUNT, me=aigerim.member_id) == 100
    assert '<span class="count"><span aria-hidden="true">99+</span>' in aigerim.page("/messages")
