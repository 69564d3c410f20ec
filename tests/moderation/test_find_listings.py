"""The panel of listings: by words, number, state and member; hidden ones are restored from it."""

import pytest

from tests.conftest import plain_text
from tests.moderation.cases import hide, offer


@pytest.fixture
def sofa(house, boris):
    return offer(house, boris, title_ru="Диван угловой", text_ru="Самовывоз, третий этаж.")


def found(client, query: str = "") -> str:
    return plain_text(client.page("/admin/listings" + query).split("<main")[1])


def test_others_find_no_panel(boris, sanzhar):
    for person in (boris, sanzhar):
        person.page("/admin/listings", 404)


def test_published_listings_are_found_by_words_in_any_form(madina, listing, sofa):
    assert "Смартфон" in found(madina) and "Диван" in found(madina)
    assert "Диван" in found(madina, "?q=дивана") and "Смартфон" not in found(madina, "?q=дивана")
    assert "Диван" in found(madina, f"?q={sofa}"), "by number"
    assert "не подходит" in found(madina, "?q=вертолёт") and "не подходит" in found(madina, "?q=1")


def test_hidden_ones_are_found_by_state_with_their_reason_and_restored(madina, guest, listing, sofa):
    hide(madina, "listing", sofa)
    assert "Диван" not in found(madina)
    page = found(madina, "?state=hidden")
    assert "Диван" in page and "Просят предоплату" in page and "Смартфон" not in page
    assert "Диван" in found(madina, "?state=hidden&q=диван") and "Диван" not in found(madina, "?state=hidden&q=софа")
    madina.do(f"/admin/reports/listing/{sofa}/take-back")
    guest.page(f"/listings/{sofa}")


def test_the_listings_of_one_member(madina, aigerim, boris, listing, sofa):
    page = found(madina, f"?member={boris.member_id}")
    assert "Диван" in page and "Смартфон" not in page
    assert "Диван" in found(madina, f"?member={boris.member_id}&q=ДИВАН")


def test_drafts_and_what_members_froze_stay_theirs(house, madina, aigerim, listing):
    draft = int(aigerim.do("/listings", {"category": "401"}).headers["location"].split("/")[2])
    assert str(draft) not in madina.page(f"/admin/listings?member={aigerim.member_id}")
    assert "не подходит" in found(madina, f"?q={draft}")
    aigerim.do("/profile/block")
    for query in ("", "?q=смартфон", f"?member={aigerim.member_id}", f"?q={listing}"):
        assert "Смартфон" not in found(madina, query)
    assert "Куплен" not in madina.page(f"/admin/reports/listing/{listing}")


def test_pages_follow_by_key(house, madina, aigerim, monkeypatch):
    monkeypatch.setattr("web.moderation.views.listings.AT_ONCE", 2)
    for number in range(3):
        offer(house, aigerim, title_ru=f"Стол номер {number}")
    for query in ("?", "?q=стол"):
        page = madina.page("/admin/listings" + query)
        assert "номер 2" in page and "номер 0" not in page
        older = page.split('class="button push" href="')[1].split('"')[0].replace("&amp;", "&")
        assert "номер 0" in madina.page(older) and "номер 2" not in madina.page(older)


def test_a_search_among_titles_reads_a_bounded_number_and_goes_on(house, madina, aigerim, monkeypatch):
    monkeypatch.setattr("web.moderation.store.listings.LOOKED_AT", 2)
    for title in ("Стол дубовый", "Шкаф", "Полка"):
        hide(madina, "listing", offer(house, aigerim, title_ru=title + " старый"))
    page = madina.page("/admin/listings?state=hidden&q=стол")
    older = page.split('class="button push" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Стол дубовый" not in page and "Стол дубовый" in madina.page(older)
