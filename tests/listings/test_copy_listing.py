"""Copying: a draft with the same words, without the photos, and nothing of the original changes."""

from tests.listings.selling import publish, row
from tests.media.pictures import jpeg
from web.listings import rules


def test_the_copy_is_a_draft_with_the_same_words(house, aigerim):
    number = publish(house, aigerim, **{"a-brand": "Apple"})
    aigerim.do(f"/listings/{number}/photos", {"upload_key": "k"}, files={"photo": ("a.jpg", jpeg(), "image/jpeg")})
    before = row(house, number)
    answer = aigerim.do(f"/listings/{number}/duplicate")
    copy = row(house, int(answer.headers["location"].split("/")[2]))
    assert (copy.state, copy.seq, copy.photos, copy.cover, copy.published_at) == ("draft", None, 0, "", None)
    for name in ("title_ru", "text_ru", "price", "price_mode", "category_id", "attributes", "town_id", "region_id"):
        assert copy[name] == before[name]
    assert row(house, number) == before
    assert "не копируются" in aigerim.page(answer.headers["location"])


def test_sent_twice_it_is_one_copy(house, aigerim):
    number = publish(house, aigerim)
    places = {aigerim.do(f"/listings/{number}/duplicate").headers["location"] for _ in range(2)}
    assert len(places) == 1 and house.db.value("select count(*) from listing") == 2


def test_with_too_many_drafts_there_is_no_copy(house, aigerim, monkeypatch):
    number = publish(house, aigerim)
    monkeypatch.setattr(rules, "MOST_DRAFTS", 0)
    assert "drafts-full" in aigerim.do(f"/listings/{number}/duplicate").headers["location"]


def test_only_the_owner_copies(house, aigerim, sanzhar, guest):
    number = publish(house, aigerim)
    sanzhar.do(f"/listings/{number}/duplicate", status=404)
    guest.do(f"/listings/{number}/duplicate")
    assert house.db.value("select count(*) from listing") == 1
