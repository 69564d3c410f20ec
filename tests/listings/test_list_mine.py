"""«My listings»: by state, with deeds for several at once that touch nobody else's."""

from tests.conftest import plain_text
from tests.listings.selling import begin, indexed, pass_days, publish, row
from web.listings.store import hiding
from web.listings.views import mine


def test_each_state_has_its_place(house, aigerim, boris):
    live, draft, ended, hidden = (
        publish(house, aigerim),
        begin(aigerim),
        publish(house, aigerim, "402"),
        publish(house, aigerim, "403"),
    )
    aigerim.do(f"/listings/{ended}/close", {"reason": "sold_here"})
    house.db.write(hiding.hide, hidden, "Запрещённый товар")
    foreign = publish(house, boris)
    for tab, number in (("active", live), ("drafts", draft), ("ended", ended), ("hidden", hidden)):
        page = aigerim.page(f"/profile/listings?tab={tab}")
        assert [one for one in (live, draft, ended, hidden, foreign) if f"/listings/{one}" in page] == [number]
        assert page.count('aria-current="page"') >= 1
    words = plain_text(aigerim.page("/profile/listings?tab=hidden"))
    assert "Опубликовано 1 Черновики 1 Завершено 1 Скрыто 1" in words and "Запрещённый товар" in words


def test_somebody_new_is_shown_the_way(aigerim, guest):
    assert 'href="/listings/new"' in aigerim.page("/profile/listings")
    assert "Мои объявления" in aigerim.page("/profile")
    assert guest.get("/profile/listings").headers["location"].startswith("/login")


def test_the_ticked_ones_are_renewed_where_it_is_time(house, aigerim):
    old, fresh, other = publish(house, aigerim), publish(house, aigerim, "402"), publish(house, aigerim, "403")
    pass_days(house, old, 8), pass_days(house, other, 8)
    before = {number: row(house, number).seq for number in (old, fresh, other)}
    answer = aigerim.do("/profile/listings", {"listing": [str(old), str(fresh)], "do": "renew"})
    assert answer.headers["location"] == "/profile/listings?said=renewed"
    moved = {number for number, seq in before.items() if row(house, number).seq != seq}
    assert moved == {old} and len(indexed(house)) == 3
    again = aigerim.do("/profile/listings", {"listing": [str(old), str(fresh)], "do": "renew"})
    assert again.headers["location"] == "/profile/listings?said=renewed-early"


def test_the_ticked_ones_end_and_no_others(house, aigerim, boris):
    first, second, foreign, draft = (
        publish(house, aigerim),
        publish(house, aigerim, "402"),
        publish(house, boris),
        begin(aigerim),
    )
    ticked = [str(first), str(first), str(foreign), str(draft), "x", "9" * 40]
    for _ in range(2):
        aigerim.do("/profile/listings", {"listing": ticked, "do": "sold_here"})
    states = [row(house, number).state for number in (first, second, foreign, draft)]
    assert states == ["closed", "live", "live", "draft"]


def test_nothing_ticked_or_an_unknown_deed_changes_nothing(house, aigerim):
    number = publish(house, aigerim)
    assert "none-ticked" in aigerim.do("/profile/listings", {"do": "sold_here"}).headers["location"]
    aigerim.do("/profile/listings", {"listing": [str(number)], "do": "explode"}, 400)
    assert row(house, number).state == "live"


def test_many_are_shown_page_by_page(house, aigerim, monkeypatch):
    monkeypatch.setattr(mine, "AT_ONCE", 2)
    numbers = [publish(house, aigerim, category) for category in ("401", "402", "403")]
    page = aigerim.page("/profile/listings")
    assert f"before={numbers[1]}" in page and f'/listings/{numbers[0]}"' not in page
    older = aigerim.page(f"/profile/listings?tab=active&before={numbers[1]}")
    assert f'/listings/{numbers[0]}"' in older and f'/listings/{numbers[1]}"' not in older
