"""What others see: the list, the plain average and how it is made, pages, and who is not shown."""

from tests.conftest import plain_text
from tests.listings.selling import publish
from tests.reviews.conftest import done, listed, review, totals
from web.core import clock
from web.core.db import Transaction
from web.reviews import rules


def put(tx: Transaction, about: int, author: int | None, stars: int, words: str = "", **more) -> int:
    """An open review as it would stand in the database, without its deal."""
    number = tx.new_id()
    tx.insert("review", **{"id": number, "deal_id": number, "side": "buyer", "author_id": author, "about_id": about, "stars": stars,
                           "words": words, "reply": "", "reply_at": None, "hidden_rule": "", "hidden_reason": "", "reply_rule": "",
                           "reply_reason": "", "shown_at": 1, "revealed": True, "withdrawn_at": None, "at": 1, "changed_at": 1, **more})
    return number


def test_with_two_reviews_there_is_no_average_and_with_three_there_is(house, aigerim, boris, guest):
    listing = publish(house, aigerim)
    for count, stars in enumerate((5, 5, 4), 1):
        house.db.write(put, aigerim.member_id, boris.member_id, stars)
        page = plain_text(boris.page(f"/listings/{listing}"))
        assert (f"Мало отзывов: {count}" in page) is (count < 3) and ("4,7" in page) is (count == 3), count
    assert "4,7 · 3 отзыва" in plain_text(aigerim.page(f"/members/{aigerim.member_id}"))
    assert "4.7 · 3 reviews" in plain_text(aigerim.page(f"/en/members/{aigerim.member_id}/reviews"))
    assert "сумма всех звёзд, делённая на число отзывов (3)" in listed(guest, aigerim)


def test_the_average_is_rounded_halves_upwards():
    assert [rules.average(total, 4) for total in (17, 18, 19)] == [43, 45, 48]
    assert rules.average(13, 3) == 43 and rules.average(14, 3) == 47 and rules.average(15, 3) == 50
    assert rules.average(0, 0) is rules.average(10, 2) is None


def test_pages_go_on_by_number_and_show_each_review_once(house, aigerim, boris, guest):
    for n in range(45):
        house.db.write(put, aigerim.member_id, boris.member_id, 4, f"слово{n:02}")
    path, seen = f"/members/{aigerim.member_id}/reviews", []
    while path:
        page = guest.page(path)
        seen += [word for word in plain_text(page).split() if word.startswith("слово")]
        path = page.split('rel="next" href="')[1].split('"')[0] if 'rel="next"' in page else ""
    assert seen == [f"слово{n:02}" for n in reversed(range(45))]
    assert plain_text(guest.page(f"/members/{aigerim.member_id}")).count("слово") == 5
    for wrong in ("?before=x", "?before=0", "?before=" + "9" * 40):
        guest.page(f"/members/{aigerim.member_id}/reviews{wrong}")
    guest.page("/members/12345/reviews", 404)


def test_guests_read_no_words_of_an_author_who_did_not_agree_to_be_published(house, aigerim, boris, sanzhar, guest, deal):
    review(boris, deal, 4, "Добрая продавщица")
    review(aigerim, deal)
    assert "Добрая" in listed(guest, aigerim)
    boris.do("/profile/consents", {"purpose": "publication", "decision": "withdrawn"})
    page = listed(guest, aigerim)
    assert "Добрая" not in page and "Борис" not in page and "только вошедшие участники" in page
    assert "Добрая" in listed(sanzhar, aigerim) and totals(house, aigerim) == (4, 1)
    guest.page(f"/members/{boris.member_id}/reviews", 404)


def test_a_member_chooses_who_sees_each_thing_and_time_of_answering_is_off_at_first(house, aigerim, boris, sanzhar, guest):
    done(house, aigerim, boris)
    path, words = f"/members/{aigerim.member_id}", ("На сайте с", "1 продажа, подтверждённая", "Отвечает обычно")
    answered(house, aigerim, 5, 600)
    assert [word in plain_text(guest.page(path)) for word in words] == [True, False, False]
    fields = dict.fromkeys(("since_seen_by", "sold_seen_by", "answers_seen_by", "reviews_seen_by"), "members")
    aigerim.do("/profile/reviews/shown", fields)
    assert [word in plain_text(guest.page(path)) for word in words] == [False, False, False]
    assert [word in plain_text(sanzhar.page(path)) for word in words] == [True, True, True]
    assert "не показывает здесь отзывы" in plain_text(guest.page(path))
    guest.page(path + "/reviews", 404)
    aigerim.do("/profile/reviews/shown", {**fields, "sold_seen_by": "nobody", "since_seen_by": "nobody"})
    assert [word in plain_text(sanzhar.page(path)) for word in words] == [False, False, True]
    aigerim.do("/profile/reviews/shown", {**fields, "since_seen_by": "dealt"})
    stranger = house.client(house.member("Дана"))
    assert ["На сайте с" in plain_text(person.page(path)) for person in (boris, stranger)] == [True, False], "she answered Boris"
    aigerim.do("/profile/reviews/shown", {**fields, "sold_seen_by": "anybody"}, 422)
    assert house.db.value("select count(*) from seller_choice") == 1


def answered(house, seller, conversations: int, wait: int | None) -> None:
    """That many conversations were begun with the seller two days ago and answered after so many seconds, or not at all."""
    others = [row.id for row in house.db.all("select id from member where id <> :me order by id", me=seller.member_id)]
    for n in range(conversations):
        house.db.write(talk, seller.member_id, others[n % len(others)], clock.now() - 2 * clock.DAY, wait)


def talk(tx: Transaction, seller: int, buyer: int, start: int, wait: int | None) -> None:
    """A conversation of one question and, after so many seconds, one answer."""
    thread = tx.new_id()
    tx.insert("thread", id=thread, listing_id=tx.new_id(), listing_title="", buyer_id=buyer, seller_id=seller,
              buyer_read=0, seller_read=0, last_id=thread, last_at=start, created_at=start)
    for sender, at in ((buyer, start), (seller, start + wait)) if wait is not None else ((buyer, start),):
        tx.insert("message", id=tx.new_id(), thread_id=thread, sender_id=sender, body="Слово", send_key="", at=at)


def note(tx: Transaction, thread: int, sender: int, at: int) -> None:
    """A step of a deal in a conversation."""
    tx.insert("message", id=tx.new_id(), thread_id=thread, sender_id=sender, body="", send_key="", at=at, kind="deal")


def test_time_of_answering_is_a_coarse_word_from_five_conversations_on(house, aigerim, sanzhar):
    fields = dict.fromkeys(("since_seen_by", "sold_seen_by", "answers_seen_by", "reviews_seen_by"), "everyone")
    aigerim.do("/profile/reviews/shown", fields)
    answered(house, aigerim, 4, 60)
    path = f"/members/{aigerim.member_id}"
    assert "Отвечает" not in plain_text(sanzhar.page(path))
    answered(house, aigerim, 1, 60)
    assert "обычно в течение часа" in plain_text(sanzhar.page(path))
    answered(house, aigerim, 6, 5_000)
    for row in house.db.all("select id as thread, created_at as at from thread"):
        house.db.write(note, row.thread, aigerim.member_id, row.at)
    assert "обычно в течение дня" in plain_text(sanzhar.page(path)), "steps of deals are no answers"
    assert "обычно в течение дня" in plain_text(sanzhar.page(path))
    answered(house, aigerim, 12, None)
    assert "обычно позже чем через день" in plain_text(sanzhar.page(path))


def test_the_months_are_named_in_each_language_and_the_day_is_not(house, aigerim, sanzhar):
    house.db.write(lambda tx: tx.run("update member set created_at = 1710000000 where id = :id", id=aigerim.member_id))
    for prefix, words in (("", "На сайте с марта 2024"), ("/kk", "Сайтқа тіркелген уақыты: 2024 ж. наурыз"), ("/en", "since March 2024")):
        page = plain_text(sanzhar.page(f"{prefix}/members/{aigerim.member_id}"))
        assert words in page, page[:900]


def test_the_page_of_ones_own_reviews_shows_both_sides_and_when_the_others_open(house, aigerim, boris, deal):
    review(boris, deal, 4, "Моё слово")
    page = plain_text(boris.page("/profile/reviews?tab=written"))
    assert "Моё слово" in page and "откроется не позже" in page and "Айгерим" in page
    assert "Моё слово" not in plain_text(aigerim.page("/profile/reviews"))
    assert "уже написала отзыв" in plain_text(aigerim.page(f"/reviews/{deal}"))
    review(aigerim, deal)
    assert "Моё слово" in plain_text(aigerim.page("/profile/reviews"))
