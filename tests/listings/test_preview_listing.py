"""Preview: the page as others will see it, for the owner alone."""

from tests.listings.selling import begin, filled, publish


def test_it_saves_and_shows_what_others_will_see(house, aigerim):
    number = begin(aigerim)
    answer = aigerim.do(f"/listings/{number}/edit", {**filled(house), "preview": "1"})
    page = aigerim.page(answer.headers["location"])
    assert "Телефон в хорошем состоянии" in page and "185\u202f000\u00a0₸" in page and 'content="noindex"' in page
    assert f'action="/listings/{number}/publish"' in page and "/messages/new" not in page


def test_what_is_missing_is_named_with_the_way_to_it(aigerim):
    number = begin(aigerim)
    page = aigerim.page(f"/listings/{number}/preview")
    assert f'href="/listings/{number}/edit#title_ru"' in page and ">Опубликовать</button>" not in page


def test_a_published_listing_needs_none(house, aigerim):
    number = publish(house, aigerim)
    assert aigerim.get(f"/listings/{number}/preview").headers["location"] == f"/listings/{number}"


def test_nobody_else_sees_it(house, aigerim, sanzhar, madina, guest):
    number = begin(aigerim)
    sanzhar.page(f"/listings/{number}/preview", 404)
    madina.page(f"/listings/{number}/preview", 404)
    assert guest.get(f"/listings/{number}/preview").status_code == 303
