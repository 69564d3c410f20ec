"""The inbox: conversations, the last spoken in first."""

import re

from tests.conftest import plain_text
from tests.messages.conftest import put_listing, reply, write


def threads_in(html: str) -> list[int]:
    """The numbers of the threads on a page of the inbox, in their order."""
    return [int(number) for number in re.findall(r'href="/messages/(\d+)#end"', html)]


def test_an_empty_inbox_says_what_will_be_there(boris):
    page = boris.page("/messages")
    assert 'class="empty"' in page and "Переписок пока нет" in page


def test_each_line_has_name_listing_and_last_words(aigerim, boris, thread):
    page = plain_text(aigerim.page("/messages"))
    assert "Борис" in page and "Коляска Inglesina" in page and "Коляска ещё продаётся?" in page
    assert "Вы: Здравствуйте!" in plain_text(boris.page("/messages"))


def test_titles_follow_the_language_of_the_page(aigerim, thread):
    assert "Inglesina арбасы" in aigerim.page("/kk/messages")


def test_the_thread_last_spoken_in_is_first(house, aigerim, boris, sanzhar, listing, thread):
    other = write(sanzhar, listing, "А коляска лёгкая?")
    assert threads_in(aigerim.page("/messages")) == [other, thread]
    reply(boris, thread, "Ау?")
    assert threads_in(aigerim.page("/messages")) == [thread, other]


def test_bought_and_sold_stand_together_and_are_paged_by_key(house, aigerim, boris):
    made = []
    for number in range(25):
        owner, buyer = (aigerim, boris) if number % 2 else (boris, aigerim)
        made.append(write(buyer, house.db.write(put_listing, owner.member_id), f"Вопрос {number}"))
    first = aigerim.page("/messages")
    onward = re.search(r'href="(/messages\?before=\d+)"', first)[1]
    second = aigerim.page(onward)
    assert threads_in(first) + threads_in(second) == made[::-1]
    assert (len(threads_in(first)), "Раньше" in second) == (20, False)


def test_a_page_of_the_inbox_bears_any_key(boris, thread):
    for key in ("0", "abc", "-1", "99999999999999999999"):
        boris.page(f"/messages?before={key}")


def test_a_listing_that_is_gone_leaves_its_title(house, boris, thread):
    house.db.write(lambda tx: tx.run("delete from listing"))
    for path in ("/messages", f"/messages/{thread}"):
        assert "Коляска Inglesina" in boris.page(path)
    assert "Объявление больше не активно" in boris.page(f"/messages/{thread}")
    assert "/listings/" not in boris.page(f"/messages/{thread}").split("<main")[1].split("</main")[0]


def test_a_photo_is_shown_where_the_listing_has_one(house, boris, thread):
    house.db.write(lambda tx: tx.run("update listing set cover = 'abcdefghijklmnopqrstuvwxyz'"))
    assert "/photos/ab/abcdefghijklmnopqrstuvwxyz-160.webp" in boris.page("/messages")
    house.db.write(lambda tx: tx.run("update listing set state = 'closed'"))
    assert "/photos/" not in boris.page("/messages")


def test_a_listing_that_ended_is_a_link_for_its_owner_only(house, aigerim, boris, listing, thread):
    house.db.write(lambda tx: tx.run("update listing set state = 'closed'"))
    assert f'href="/listings/{listing}"' in aigerim.page(f"/messages/{thread}")
    assert f'href="/listings/{listing}"' not in boris.page(f"/messages/{thread}")
