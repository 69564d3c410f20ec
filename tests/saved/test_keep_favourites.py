"""The heart on a listing: saved once, shown with what changed since, and never more than its owner's."""

from tests.conftest import plain_text
from tests.search.market import publish
from web.listings.store import drafts, ending, rows, shelf
from web.saved import rules


def heart(client, number: int, keep: int = 1, status: int = 303):
    return client.do(f"/saved/listings/{number}", {"keep": str(keep)}, status)


def reprice(house, number: int, price: int, mode: str = "fixed") -> None:
    row = rows.one(house.db, number)
    house.db.write(drafts.save, row.member_id, number, {"price": price, "price_mode": mode}, shelf.books(house.db), True)


def test_a_heart_is_on_the_page_of_a_listing_and_stays_pressed(house, boris):
    number = publish(house, "Угловой диван")
    assert 'aria-pressed="false"' in boris.page(f"/listings/{number}")
    assert heart(boris, number).headers["location"].startswith(f"/listings/{number}?said=favourite-kept")
    assert 'aria-pressed="true"' in boris.page(f"/listings/{number}")


def test_pressed_twice_is_the_same_as_once(house, boris):
    number = publish(house, "Угловой диван")
    heart(boris, number)
    heart(boris, number)
    assert house.db.value("select count(*) from favourite") == 1
    heart(boris, number, 0)
    heart(boris, number, 0)
    assert house.db.value("select count(*) from favourite") == 0


def test_htmx_gets_the_heart_alone(house, boris):
    number = publish(house, "Угловой диван")
    answer = boris.post(f"/saved/listings/{number}", data={"keep": "1"}, headers={"hx-request": "true", "hx-request-type": "partial"})
    assert answer.status_code == 200 and answer.text.lstrip().startswith("<form") and 'aria-pressed="true"' in answer.text


def test_a_guest_is_led_to_log_in_and_back(house, guest):
    number = publish(house, "Угловой диван")
    assert f'/login?next=/listings/{number}"' in guest.page(f"/listings/{number}")
    assert guest.do(f"/saved/listings/{number}", {"keep": "1"}).headers["location"].startswith("/login")


def test_ones_own_listing_and_what_is_not_there_cannot_be_saved(house, aigerim, boris):
    number = publish(house, "Угловой диван")
    heart(aigerim, number, status=404)
    heart(boris, number + 1, status=404)


def test_only_its_owner_sees_the_list(house, boris, sanzhar):
    heart(boris, publish(house, "Угловой диван"))
    assert "Угловой диван" in boris.page("/profile/saved")
    assert "Угловой диван" not in sanzhar.page("/profile/saved")


def test_a_lower_price_is_told_with_the_difference(house, boris):
    number = publish(house, "Угловой диван", price=50_000)
    heart(boris, number)
    reprice(house, number, 40_000)
    assert "−10 000 ₸ с тех пор, как вы сохранили" in plain_text(boris.page("/profile/saved"))


def test_what_ended_says_so_and_no_more_of_itself(house, boris):
    number = publish(house, "Угловой диван", price=50_000)
    heart(boris, number)
    house.db.write(ending.close, rows.one(house.db, number).member_id, number, "sold_here")
    page = plain_text(boris.page("/profile/saved"))
    assert "Завершено" in page and "50 000" in page and "диван" not in page.replace("Диваны", "")
    house.db.write(drafts.delete, rows.one(house.db, number).member_id, number)
    assert "Недоступно" in boris.page("/profile/saved")
    heart(boris, number, 0)
    assert "Недоступно" not in boris.page("/profile/saved")


def test_a_listing_of_somebody_blocked_is_not_shown(house, boris, aigerim):
    heart(boris, publish(house, "Угловой диван"))
    aigerim.do("/profile/block")
    assert "Угловой диван" not in boris.page("/profile/saved") and "Недоступно" in boris.page("/profile/saved")


def test_there_is_an_end_to_favourites(house, boris, monkeypatch):
    monkeypatch.setattr(rules, "MOST_FAVOURITES", 1)
    heart(boris, publish(house, "Угловой диван"))
    assert "favourites-full" in heart(boris, publish(house, "Второй диван")).headers["location"]


def test_many_favourites_turn_by_key(house, boris, monkeypatch):
    monkeypatch.setattr("web.saved.views.favourites.AT_ONCE", 2)
    for n in range(5):
        heart(boris, publish(house, f"Диван номер {n}"))
    seen, path = [], "/profile/saved"
    while path:
        page = boris.page(path)
        seen += [n for n in range(5) if f"Диван номер {n}" in page]
        path = page.partition('rel="next" href="')[2].partition('"')[0].partition("#")[0].replace("&amp;", "&")
    assert sorted(seen) == [0, 1, 2, 3, 4]


def test_an_empty_page_says_how_it_fills(boris):
    page = plain_text(boris.page("/profile/saved"))
    assert "Сохранённых поисков пока нет" in page and "Избранного пока нет" in page
