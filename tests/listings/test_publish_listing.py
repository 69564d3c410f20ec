"""Publishing: with consent, within limits, findable at once, once however often it is sent."""

from tests.conftest import plain_text
from tests.listings.selling import FLATS, begin, filled, indexed, live, publish, row
from web.consents import store as consents
from web.core import clock
from web.index import tags
from web.index.match import match
from web.index.words import query_terms
from web.listings import rules
from web.listings.store import publishing, shelf


def refuse_publication(house, member_id: int) -> None:
    """Takes the consent to publishing back."""
    house.db.write(
        lambda tx: tx.run("delete from consent where member_id = :id and purpose = 'publication'", id=member_id)
    )


def found(house, words: str, *wanted: str) -> list[int]:
    """The seqs that a search finds."""
    rows = house.db.all(
        "select rowid from listing_index where listing_index match :match", match=match(query_terms(words), wanted)
    )
    return [row.rowid for row in rows]


def test_it_is_found_from_the_commit_on_by_words_answers_and_place(house, aigerim):
    number = publish(house, aigerim, **{"a-brand": "apple", "a-memory_gb": "128", "a-delivery": ["pickup"]})
    made = row(house, number)
    assert found(house, "телефоны хорошие") == found(house, "Apple Алматы") == [made.seq]
    assert found(house, "", tags.category_in_town(400, made.town_id), tags.option("memory_gb", "128")) == [made.seq]
    assert found(house, "", tags.option("has_photo", False), tags.price_tags(185_000, 185_000)[0], tags.language("ru")) == [made.seq]
    assert found(house, "велосипед") == []


def test_it_lives_for_thirty_days(house, aigerim):
    made = row(house, publish(house, aigerim))
    assert made.state == "live" and abs(made.expires_at - clock.now() - 30 * clock.DAY) < 60
    assert made.published_at == made.renewed_at


def test_each_list_it_stands_in_is_told(house, aigerim):
    made = row(house, publish(house, aigerim))
    told = {topic.name for topic in house.db.all("select name from topic")}
    assert {
        f"listing:{made.id}",
        "category:401",
        "category:400",
        f"town:{made.town_id}",
        f"region:{made.region_id}",
        "newest",
        f"member:{aigerim.member_id}",
    } <= told


def test_without_consent_it_is_asked_for_in_full_and_never_ticked_before(house, aigerim):
    refuse_publication(house, aigerim.member_id)
    number = begin(aigerim)
    answer = aigerim.do(f"/listings/{number}/edit", {**filled(house), "publish": "1"})
    assert answer.headers["location"] == f"/listings/{number}/preview"
    page = aigerim.page(answer.headers["location"])
    assert 'name="publication"' in page and "checked" not in page
    assert row(house, number).state == "draft"


def test_an_unticked_box_is_no_consent_and_a_ticked_one_is_written_down(house, aigerim):
    refuse_publication(house, aigerim.member_id)
    number = begin(aigerim)
    aigerim.do(f"/listings/{number}/edit", {**filled(house), "save": "1"})
    assert "publication-error" in aigerim.do(f"/listings/{number}/publish", status=422).text
    assert not consents.given(house.db, aigerim.member_id, "publication") and row(house, number).state == "draft"
    for _ in range(2):
        aigerim.do(f"/listings/{number}/publish", {"publication": "1"})
    given = [one for one in consents.history(house.db, aigerim.member_id) if one.purpose == "publication"]
    assert [(one.decision, one.method) for one in given] == [("given", "publishing form")]
    assert given[0].wording in plain_text(given[0].wording) and row(house, number).state == "live"


def test_an_incomplete_draft_is_not_published_and_what_is_missing_is_said(house, aigerim):
    number = begin(aigerim)
    answer = aigerim.do(f"/listings/{number}/publish", status=422)
    assert f'href="/listings/{number}/edit#title_ru"' in answer.text
    assert row(house, number).state == "draft" and indexed(house) == set()


def test_sent_twice_it_is_published_once(house, aigerim):
    number = begin(aigerim)
    aigerim.do(f"/listings/{number}/edit", {**filled(house), "save": "1"})
    for _ in range(2):
        aigerim.do(f"/listings/{number}/publish")
    assert house.db.value("select last from sequence where name = 'listing'") == row(house, number).seq == 2
    assert house.db.value("select count(*) from price_change") == 1


def test_a_hundred_are_the_most_and_it_is_said(house, aigerim, monkeypatch):
    monkeypatch.setattr(rules, "MOST_LIVE", 1)
    publish(house, aigerim)
    number = begin(aigerim, FLATS)
    answer = aigerim.do(f"/listings/{number}/edit", {**filled(house), "publish": "1"})
    assert answer.headers["location"] == f"/listings/{number}/preview?said=live-full"
    assert "100 опубликованных" in aigerim.page(answer.headers["location"])
    assert row(house, number).state == "draft" and indexed(house) == live(house)


def test_what_changed_after_it_was_judged_is_not_published(house, aigerim):
    number = begin(aigerim)
    aigerim.do(f"/listings/{number}/edit", {**filled(house), "save": "1"})
    judged = row(house, number)
    aigerim.do(f"/listings/{number}/edit", {"title_ru": "", "text_ru": "", "save": "1"})
    try:
        house.db.write(publishing.publish, aigerim.member_id, judged, shelf.books(house.db))
        raise AssertionError("it was published")
    except publishing.Changed:
        assert row(house, number).state == "draft"


def test_only_the_owner_publishes(house, aigerim, sanzhar, guest):
    number = begin(aigerim)
    aigerim.do(f"/listings/{number}/edit", {**filled(house), "save": "1"})
    sanzhar.do(f"/listings/{number}/publish", {"publication": "1"}, 404)
    guest.do(f"/listings/{number}/publish")
    assert row(house, number).state == "draft"


def test_nobody_publishes_while_their_data_are_blocked(house, aigerim):
    number = begin(aigerim)
    aigerim.do(f"/listings/{number}/edit", {**filled(house), "save": "1"})
    house.db.write(lambda tx: tx.run("update member set blocked_at = 1 where id = :id", id=aigerim.member_id))
    aigerim.do(f"/listings/{number}/publish")
    assert row(house, number).state == "draft"
