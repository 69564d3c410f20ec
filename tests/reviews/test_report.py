"""Reports about reviews and replies, hiding with a public reason of the list, and patterns for moderators."""

import pytest

from tests.conftest import plain_text
from tests.messages.conftest import freeze
from tests.moderation.cases import deeds, hide, report, reports
from tests.reviews.conftest import done, listed, number, review, totals
from tests.reviews.test_show import put
from web.core import clock

WHY = "Оскорбляет человека, уберите это слово"


@pytest.fixture
def opened(house, aigerim, boris, deal) -> int:
    """The number of Boris's open review about Aigerim, with her reply."""
    review(boris, deal, 1, "Ужасная баба")
    review(aigerim, deal)
    aigerim.do(f"/reviews/{deal}/reply", {"reply": "Сам хорош"})
    return number(house, boris, deal)


def test_a_hidden_review_shows_the_reason_of_the_list_and_counts_no_more(house, aigerim, boris, sanzhar, madina, guest, opened, deal):
    report(sanzhar, "review", opened, "offensive")
    assert "Ужасная баба" in madina.page(f"/admin/reports/review/{opened}")
    hide(madina, "review", opened, WHY, "insult")
    page = listed(guest, aigerim)
    assert "Оскорбления или угрозы" in page and not any(word in page for word in ("Ужасная", "Сам хорош", "уберите"))
    assert totals(house, aigerim) == (0, 0) and "уберите это слово" in boris.page(f"/reviews/{deal}")
    assert "Ужасная" not in aigerim.page(f"/reviews/{deal}")
    assert [mail.member_id for mail in house.mails() if mail.kind == "review hidden"] == [boris.member_id]
    assert deeds(house)[-1] == (madina.member_id, "review hidden", opened)
    madina.do(f"/admin/reports/review/{opened}/take-back")
    assert "Ужасная" in listed(guest, aigerim) and totals(house, aigerim) == (1, 1)


def test_a_reply_is_hidden_alone(house, aigerim, boris, sanzhar, madina, opened, deal):
    report(boris, "reply", opened, "offensive")
    hide(madina, "reply", opened, WHY, "insult")
    page = listed(sanzhar, aigerim)
    assert "Ужасная" in page and "Сам хорош" not in page and "Ответ скрыт сотрудниками: Оскорбления" in page
    aigerim.do(f"/reviews/{deal}/reply", {"reply": "Ещё раз"}, 409)
    assert totals(house, aigerim) == (1, 1) and deeds(house)[-1][1] == "reply hidden"


def test_only_reasons_of_the_list_hide_and_only_what_is_open_is_reported(house, aigerim, boris, sanzhar, madina, guest, deal):
    review(boris, deal, 1, "Тайное")
    secret = number(house, boris, deal)
    report(sanzhar, "review", secret, status=404)
    assert "Тайное" not in madina.page(f"/admin/reports/review/{secret}")
    hide(madina, "review", secret, WHY, "insult", status=404)
    review(aigerim, deal)
    hide(madina, "review", secret, WHY, "scam", status=422)
    report(guest, "reply", secret, status=404)
    report(guest, "review", secret)
    assert len(reports(house)) == 1 and house.db.value("select hidden_rule from review where id = :id", id=secret) == ""
    freeze(house, aigerim)
    report(sanzhar, "review", secret, status=404)


def test_staff_do_not_hide_their_own_and_others_do_not_get_there(house, madina, boris, sanzhar, olzhas, aigerim):
    deal = done(house, madina, boris)
    review(madina, deal, 5, "Моё")
    review(boris, deal, 5)
    hide(madina, "review", number(house, madina, deal), WHY, "insult", status=400)
    hide(sanzhar, "review", number(house, madina, deal), WHY, "insult", status=404)
    sanzhar.page("/admin/reviews", 404)


def fresh(house, about, author, stars: int = 5, days: float = 1, **more) -> int:
    """An open review of some days ago."""
    at = clock.now() - int(days * clock.DAY)
    return house.db.write(put, about.member_id, author.member_id, stars, at=at, shown_at=at, **more)


def panel(client) -> str:
    """The words of the panel."""
    return plain_text(client.page("/admin/reviews").split("<main")[1])


def test_people_who_praise_one_another_are_told_to_moderators(house, aigerim, boris, sanzhar, madina):
    one = fresh(house, aigerim, boris)
    fresh(house, boris, aigerim, deal_id=one, side="seller")
    assert "Айгерим" not in panel(madina), "both ways about one deal is how it should be"
    fresh(house, boris, aigerim, days=9)
    assert "Айгерим , Борис : поставили друг другу" in panel(madina) and "всего 3, из них друг от друга — 3" in panel(madina)
    for _ in range(4):
        fresh(house, aigerim, madina)
    assert "Айгерим , Борис" not in panel(madina), "most of what they received comes from others"


def test_circles_of_three_are_told_once_and_old_or_poor_reviews_are_not(house, aigerim, boris, sanzhar, madina, olzhas):
    people = (aigerim, boris, sanzhar)
    for days, stars in ((40, 5), (2, 3)):
        for place, person in enumerate(people):
            fresh(house, people[place - 1], person, stars, days)
    assert "Санжар" not in panel(madina)
    for place, person in enumerate(people):
        fresh(house, people[place - 1], person, 4, place)
    assert panel(madina).count("поставили друг другу") == 1 and "Айгерим , Борис , Санжар" in panel(madina)
    freeze(house, sanzhar)
    assert "Санжар" not in panel(olzhas)


def test_many_reviews_in_a_day_are_told(house, aigerim, boris, sanzhar, madina):
    for _ in range(4):
        fresh(house, aigerim, boris)
    assert "авторов:" not in panel(madina)
    fresh(house, aigerim, sanzhar)
    assert ": 5, авторов: 2" in panel(madina)
