"""Saving a search from its results: once, with a name and channels, for its owner alone."""

from tests.conftest import plain_text
from tests.saved.watching import look, save, search
from tests.search.market import publish, shown
from web.core import clock
from web.saved import rules
from web.saved.store import searches


def test_results_offer_to_save_them(house, boris):
    publish(house, "Угловой диван")
    page = boris.page("/c/home/furniture/almaty?price_to=5000")
    assert 'action="/saved/searches"' in page and 'value="/c/home/furniture/almaty?price_to=5000"' in page


def test_a_search_is_saved_with_its_one_address_and_a_name(house, boris):
    number = save(boris, "/search?category=furniture&place=almaty&q=диван&before=7&nonsense=1")
    row = search(house, number)
    assert row.address == "/c/home/furniture/almaty?q=%D0%B4%D0%B8%D0%B2%D0%B0%D0%BD"
    assert row.name == "«диван», Мебель, Алматы" and row.mail == "" and row.on_site


def test_the_same_search_is_saved_once(house, boris):
    assert save(boris, "/c/home/furniture") == save(boris, "/search?category=furniture")
    assert house.db.value("select count(*) from saved_search") == 1


def test_what_is_no_address_of_results_is_not_saved(boris):
    for address in ("/c/nowhere", "/profile", "https://example.com/search", ""):
        boris.do("/saved/searches", {"address": address}, 404)


def test_others_find_nothing_at_its_address(house, boris, sanzhar, guest):
    number = save(boris)
    sanzhar.page(f"/profile/saved/{number}", 404)
    sanzhar.do(f"/profile/saved/{number}", {"name": "Моё", "mail": "daily"}, 404)
    sanzhar.do(f"/profile/saved/{number}/delete")
    assert search(house, number).name == "Мебель"
    assert guest.get(f"/profile/saved/{number}").headers["location"].startswith("/login")


def test_deleted_it_is_gone_with_its_log(house, boris):
    number = save(boris)
    publish(house, "Угловой диван")
    look(house)
    assert house.db.value("select count(*) from saved_delivery") == 1
    boris.do(f"/profile/saved/{number}/delete")
    boris.do(f"/profile/saved/{number}/delete")
    assert house.db.value("select count(*) from saved_search") == house.db.value("select count(*) from saved_delivery") == 0


def test_there_is_an_end_to_searches(boris, monkeypatch):
    monkeypatch.setattr(rules, "MOST_SEARCHES", 1)
    save(boris)
    assert "searches-full" in boris.do("/saved/searches", {"address": "/search"}).headers["location"]


def test_new_listings_are_counted_and_listed_until_newer_ones_come(house, boris):
    old, number = publish(house, "Старый диван"), save(boris)
    first = publish(house, "Угловой диван")
    look(house)
    assert search(house, number).fresh == 1
    assert "1 новость для вас" in plain_text(boris.page("/"))
    assert shown(boris.page(f"/profile/saved/{number}")) == [first]
    assert search(house, number).fresh == 0 and "новость" not in plain_text(boris.page("/"))
    assert shown(boris.page(f"/profile/saved/{number}")) == [first], "looked at again"
    second = publish(house, "Круглый стол")
    look(house)
    assert shown(boris.page(f"/profile/saved/{number}")) == [second]
    assert old not in shown(boris.page(f"/profile/saved/{number}"))


def test_ones_own_listings_and_renewed_ones_are_no_news(house, boris):
    number, theirs = save(boris), publish(house, "Угловой диван", seller="boris")
    old = publish(house, "Круглый стол")
    house.db.write(lambda tx: tx.run("update listing set renewed_at = renewed_at + 700000 where id = :id", id=old))
    look(house)
    assert search(house, number).fresh == 0 and theirs


def test_without_the_channel_of_the_site_nothing_is_counted(house, boris):
    number = save(boris, on_site="")
    publish(house, "Угловой диван")
    look(house)
    assert search(house, number).fresh == 0


def test_the_owner_reads_what_they_were_told(house, boris):
    number = save(boris)
    for title in ("Угловой диван", "Круглый стол"):
        publish(house, title)
        look(house)
    page = plain_text(boris.page(f"/profile/saved/{number}"))
    assert "На сайте 2 показано на странице поиска" in page and "хранится 90 дней" in page


def test_a_year_without_use_stops_it_and_says_so(house, boris, monkeypatch):
    number = save(boris, mail="daily")
    now = clock.now() + rules.UNUSED + clock.DAY
    monkeypatch.setattr(clock, "now", lambda: now)
    house.run_job("unused searches")
    house.run_job("unused searches")
    assert [row.kind for row in house.mails()] == ["search stopped"]
    publish(house, "Угловой диван")
    look(house)
    boris = house.client(boris.member_id)
    assert search(house, number).fresh == 0
    assert "вы год им не пользовались" in plain_text(boris.page(f"/profile/saved/{number}"))
    boris.do(f"/profile/saved/{number}", {"name": "Мебель", "on_site": "1", "mail": ""})
    publish(house, "Круглый стол")
    look(house)
    assert search(house, number).fresh == 1, "it goes on from then, and not from before"


def test_a_wrong_answer_is_named_and_changes_nothing(house, boris):
    number = save(boris)
    page = boris.do(f"/profile/saved/{number}", {"name": " ", "mail": "daily"}, 422).text
    assert "Это нужно заполнить" in page or 'aria-invalid="true"' in page
    boris.do(f"/profile/saved/{number}", {"name": "Мебель", "mail": "by pigeon"}, 422)
    assert search(house, number).mail == ""


def test_what_a_search_asks_is_made_anew_when_the_catalog_changes(house, boris):
    number = save(boris)
    house.db.write(lambda tx: (tx.run("update saved_search set expression = 'stale', anchor = 'stale'"), tx.touch("catalog"))[0])
    publish(house, "Угловой диван")
    look(house)
    assert search(house, number).fresh == 1


def test_a_search_whose_category_is_gone_says_so(house, boris):
    number = save(boris)
    house.db.write(lambda tx: tx.run("update saved_search set address = '/c/gone', made_with = ''"))
    publish(house, "Угловой диван")
    look(house)
    assert search(house, number).fresh == 0
    assert "больше нет, и он ничего не находит" in plain_text(boris.page(f"/profile/saved/{number}"))


def test_whose_data_are_blocked_gets_no_news_and_loses_nothing_they_had(house, boris):
    number = save(boris)
    boris.do("/profile/block")
    publish(house, "Угловой диван")
    look(house)
    assert search(house, number).fresh == 0
    assert boris.do(f"/profile/saved/{number}/delete").headers["location"].startswith("/profile/block")
    assert searches.one(house.db, number) is not None
