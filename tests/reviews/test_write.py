"""Writing a review: who may, when it opens, changing it, withdrawing it, answering it."""

import pytest

from tests.conftest import plain_text
from tests.deals.conftest import offer, step
from tests.messages.conftest import freeze, put_listing
from tests.reviews.conftest import done, later, listed, mark_in, number, review, totals


def test_both_reviews_open_together_when_the_second_is_written(house, aigerim, boris, guest, deal):
    review(boris, deal, 5, "Быстро и честно")
    for person in (aigerim, guest):
        assert "Быстро и честно" not in listed(person, aigerim)
    assert "Быстро и честно" not in aigerim.page(f"/reviews/{deal}") and totals(house, aigerim) == (0, 0)
    answer = review(aigerim, deal, 4, "Пришёл вовремя")
    assert answer.headers["location"].endswith("said=review-open")
    assert "Быстро и честно" in listed(guest, aigerim) and "Пришёл вовремя" in listed(guest, boris)
    assert (totals(house, aigerim), totals(house, boris)) == ((5, 1), (4, 1))


def test_one_review_opens_alone_after_fourteen_days_and_nothing_more_can_be_written(house, aigerim, boris, guest, deal):
    review(boris, deal, 2, "Опоздала на час")
    later(house, 13.9)
    assert "Опоздала" not in listed(guest, aigerim)
    later(house, 0.2)
    assert "Опоздала" in listed(aigerim, aigerim) and totals(house, aigerim) == (2, 1)
    house.run_job("reviews")
    assert "Опоздала" in listed(guest, aigerim), "kept pages are made anew"
    assert "закончился" in plain_text(review(aigerim, deal, 1, "А он грубил", 409).text)
    assert totals(house, boris) == (0, 0)


def test_until_it_opens_it_can_be_changed_and_sending_twice_makes_one(house, aigerim, boris, deal):
    for stars, words in ((1, "Плохо"), (4, "Нет, хорошо"), (4, "Нет, хорошо")):
        review(boris, deal, stars, words)
    assert house.db.value("select count(*) from review") == 1
    review(aigerim, deal)
    review(boris, deal, 4, "Нет, хорошо")
    review(boris, deal, 1, "Передумал", 409)
    assert totals(house, aigerim) == (4, 1) and "Нет, хорошо" in listed(boris, aigerim)


@pytest.mark.parametrize("given", [{"stars": ""}, {"stars": "6"}, {"stars": "0"}, {"stars": "x"}, {"stars": "5", "words": "а" * 1_001}])
def test_what_does_not_fit_is_said_and_nothing_is_written(house, boris, deal, given):
    boris.do(f"/reviews/{deal}", given, 422)
    assert house.db.value("select count(*) from review") == 0


def test_only_the_two_of_a_deal_that_both_confirmed_can_write(house, aigerim, boris, sanzhar, guest, deal):
    for path in (f"/reviews/{deal}", f"/reviews/{deal}/withdraw"):
        sanzhar.page(path, 404)
        assert guest.get(path).status_code == 303
    review(sanzhar, deal, status=404)
    half = offer(boris, house.db.write(put_listing, aigerim.member_id))
    step(aigerim, half, "accept")
    step(aigerim, half, "give")
    boris.page(f"/reviews/{half}", 404)
    review(boris, half, status=404)
    boris.page(f"/reviews/{2**63 - 1}", 404)


def test_before_a_phone_becomes_public_the_author_is_asked(house, aigerim, boris, deal):
    words = "Хорошая, звоните 8 701 123 45 67"
    page = review(boris, deal, 5, words, 422).text
    assert "45 67" in page and house.db.value("select count(*) from review") == 0
    masked = review(boris, deal, 5, words, 200, mask="all").text
    assert "•" in masked
    review(boris, deal, 5, words, as_it_is=mark_in(page, "as_it_is"))
    review(aigerim, deal)
    page = aigerim.do(f"/reviews/{deal}/reply", {"reply": words}, 422).text
    aigerim.do(f"/reviews/{deal}/reply", {"reply": words, "as_it_is": mark_in(page, "as_it_is")})
    assert listed(boris, aigerim).count("45 67") == 2


def test_withdrawn_before_it_opens_it_is_gone_and_can_be_written_anew(house, aigerim, boris, deal):
    review(boris, deal, 1, "Сгоряча")
    assert "никто" in plain_text(boris.page(f"/reviews/{deal}/withdraw")).lower()
    for _ in range(2):
        boris.do(f"/reviews/{deal}/withdraw")
    assert house.db.value("select count(*) from review") == 0
    review(boris, deal, 5, "Остыл")
    review(aigerim, deal)
    assert totals(house, aigerim) == (5, 1)


def test_withdrawn_after_it_opened_it_is_empty_and_final_until_its_row_goes(house, aigerim, boris, deal):
    review(boris, deal, 1, "Ужас")
    review(aigerim, deal, 5)
    aigerim.do(f"/reviews/{deal}/reply", {"reply": "Неправда"})
    for _ in range(2):
        boris.do(f"/reviews/{deal}/withdraw")
    assert totals(house, aigerim) == (0, 0) and "Ужас" not in listed(boris, aigerim)
    row = house.db.one("select * from review where author_id = :id", id=boris.member_id)
    assert (row.stars, row.words, row.reply) == (0, "", "")
    review(boris, deal, 5, "Снова", 409)
    assert totals(house, boris) == (5, 1), "the other one's stands"
    house.db.write(lambda tx: tx.run("update review set withdrawn_at = 1 where withdrawn_at is not null"))
    later(house)
    house.run_job("terms of keeping")
    assert number(house, boris, deal) is None


def test_the_reviewed_answers_once_and_can_take_it_back(house, aigerim, boris, sanzhar, deal):
    review(boris, deal, 3, "Нормально")
    aigerim.do(f"/reviews/{deal}/reply", {"reply": "Рано"}, 404)
    review(aigerim, deal)
    boris.do(f"/reviews/{deal}/reply", {"reply": ""}, 422)
    sanzhar.do(f"/reviews/{deal}/reply", {"reply": "Я тут"}, 404)
    for _ in range(2):
        aigerim.do(f"/reviews/{deal}/reply", {"reply": "Спасибо за честность"})
    assert "уже есть ответ" in plain_text(aigerim.do(f"/reviews/{deal}/reply", {"reply": "Ещё одно"}, 409).text).lower()
    assert "Спасибо за честность" in listed(sanzhar, aigerim) and "Спасибо за честность" in boris.page(f"/reviews/{deal}")
    aigerim.do(f"/reviews/{deal}/reply/withdraw")
    assert "Спасибо за честность" not in listed(sanzhar, aigerim)


def test_of_somebody_whose_data_are_blocked_nothing_changes_and_nothing_is_shown(house, aigerim, boris, sanzhar, deal):
    review(boris, deal, 5, "Всё хорошо")
    before = house.db.one("select * from review")
    freeze(house, aigerim)
    review(boris, deal, 1, "Хитро", 409)
    boris.do(f"/reviews/{deal}/withdraw", status=409)
    assert "Айгерим" not in boris.page(f"/reviews/{deal}").split("<main")[1]
    later(house)
    house.run_job("reviews")
    after = house.db.one("select * from review")
    assert (after.revealed, after.stars, after.words) == (before.revealed, 5, "Всё хорошо")
    freeze(house, aigerim, None)
    house.run_job("reviews")
    assert totals(house, aigerim) == (5, 1)
    freeze(house, boris)
    assert totals(house, aigerim) == (0, 0) and "Всё хорошо" not in listed(sanzhar, aigerim)
    aigerim.do(f"/reviews/{deal}/reply", {"reply": "Спасибо"}, 409)


def test_the_conversation_the_deal_and_the_profile_lead_to_the_review(house, aigerim, boris, deal):
    thread = house.db.value("select thread_id from deal where id = :id", id=deal)
    for path in (f"/messages/{thread}", f"/deals/{deal}", "/profile/reviews"):
        assert f"/reviews/{deal}" in boris.page(path), path
    review(boris, deal)
    assert f"/reviews/{deal}" not in boris.page(f"/messages/{thread}") and f"/reviews/{deal}" in boris.page("/profile/reviews?tab=written")
    waiting = done(house, boris, aigerim)
    later(house)
    assert f"/reviews/{waiting}" not in boris.page("/profile/reviews"), "the term is over"
