"""The public page: what the seller allowed, in the reader's language, light, and gone as soon as it ended."""

import brotli
import pytest

from tests.conftest import plain_text
from tests.listings.selling import begin, pass_days, publish, row, set_member
from tests.media.pictures import jpeg

PHONE = "+77011234567"
LIGHT = 14_600  # bytes of one round trip


def test_it_shows_answers_text_price_place_and_seller(house, aigerim, guest):
    number = publish(
        house, aigerim, text_ru="Первая строка\nВторая & последняя", **{"a-brand": "Apple", "a-battery_state": "91"}
    )
    words = plain_text(guest.page(f"/listings/{number}")).replace("\u202f", " ").replace("\u00a0", " ")
    for expected in (
        "Бренд Apple",
        "Ёмкость батареи 91%",
        "185 000 ₸",
        "Алматы",
        "Айгерим",
        "Первая строка Вторая &amp; последняя",
        "Электроника Телефоны",
    ):
        assert expected in words


def test_the_reader_s_language_is_taken_where_there_is_one_and_else_the_other_marked(house, aigerim, guest):
    number = publish(house, aigerim, title_kk="Телефон сатылады", text_kk="Жақсы күйде")
    assert "Жақсы күйде" in guest.page(f"/kk/listings/{number}")
    assert "Куплен в прошлом году." in guest.page(f"/listings/{number}")
    only = publish(house, aigerim, title_ru="", text_ru="", title_kk="Велосипед сатылады")
    page = guest.page(f"/listings/{only}")
    assert '<h1 lang="kk">Велосипед сатылады</h1>' in page and "на казахском" in page
    assert "на казахском" not in guest.page(f"/kk/listings/{only}")


def test_neither_phone_nor_mail_is_in_the_page(house, aigerim, guest, sanzhar):
    set_member(house, aigerim.member_id, phone=PHONE, phone_seen_by="everyone")
    number = publish(house, aigerim, show_phone="y")
    for reader in (guest, sanzhar, aigerim):
        page = reader.page(f"/listings/{number}")
        assert "7011234567" not in page and "123\u00a045" not in page and "aigerim@example.kz" not in page


def test_what_a_signed_in_reader_opens_is_kept_from_nobody_else(house, aigerim, guest, sanzhar):
    number = publish(house, aigerim)
    assert "s-maxage" in guest.get(f"/listings/{number}").headers["cache-control"]
    assert sanzhar.get(f"/listings/{number}").headers["cache-control"] == "private, no-store"
    assert "/delete" not in guest.page(f"/listings/{number}")


def test_it_is_kept_in_memory_until_it_or_its_seller_changes(house, aigerim, guest):
    number = publish(house, aigerim)
    path, cache = f"/listings/{number}", house.front.cache
    guest.page(path)
    hits = cache.hits
    guest.page(path)
    assert cache.hits == hits + 1
    set_member(house, aigerim.member_id, display_name="Айгерим К.")
    assert "Айгерим К." in guest.page(path)


def test_with_ten_photos_and_a_long_text_it_is_still_one_round_trip(house, aigerim, guest):
    words = "Продаю телефон в хорошем состоянии, все вопросы в сообщениях. Батарея держит день, экран целый. "
    number = publish(
        house,
        aigerim,
        text_ru=(words * 30)[:2_500],
        **{"a-brand": "Apple", "a-model": "iPhone 13", "a-condition": "used"},
    )
    for place in range(10):
        aigerim.do(
            f"/listings/{number}/photos",
            {"upload_key": str(place)},
            files={"photo": ("a.jpg", jpeg(100, 80), "image/jpeg")},
        )
    page = guest.get(f"/listings/{number}", headers={"accept-encoding": "identity"}).content
    assert len(brotli.compress(page, quality=5)) <= LIGHT


def test_the_first_photo_loads_at_once_and_the_others_when_needed(house, aigerim, guest):
    number = publish(house, aigerim)
    for place in range(3):
        aigerim.do(
            f"/listings/{number}/photos",
            {"upload_key": str(place)},
            files={"photo": ("a.jpg", jpeg(100, 80), "image/jpeg")},
        )
    page, cover = guest.page(f"/listings/{number}"), row(house, number).cover
    assert page.count('loading="lazy"') == 2 and page.count('fetchpriority="high"') == 1
    assert (
        f"/photos/{cover[:2]}/{cover}-320.webp" in page
        and f'{cover}-1280.jpg" alt="Фото 1" width="100" height="80"' in page
    )


@pytest.mark.parametrize("reason", ["sold_here", "sold_elsewhere", "withdrawn"])
def test_an_ended_listing_is_gone_at_once_and_others_like_it_are_named(house, aigerim, guest, sanzhar, reason):
    number = publish(house, aigerim)
    assert guest.page(f"/listings/{number}")
    aigerim.do(f"/listings/{number}/close", {"reason": reason})
    for other in (guest, sanzhar):
        page = other.page(f"/listings/{number}", 404)
        assert "Похожие: Телефоны" in page and "Телефон в хорошем состоянии" not in page
    assert "Телефон в хорошем состоянии" in aigerim.page(f"/listings/{number}")


def test_a_draft_is_its_owner_s_alone(house, aigerim, guest, sanzhar, madina, olzhas):
    number = begin(aigerim)
    for other in (guest, sanzhar, madina, olzhas):
        assert "Похожие" not in other.page(f"/listings/{number}", 404)
    assert 'content="noindex"' in aigerim.page(f"/listings/{number}")


def test_blocked_data_are_invisible_to_everybody_but_their_owner(house, aigerim, guest, madina):
    number = publish(house, aigerim)
    ended = publish(house, aigerim, title_ru="Другой телефон")
    aigerim.do(f"/listings/{ended}/close", {"reason": "withdrawn"})
    assert guest.page(f"/listings/{number}")
    set_member(house, aigerim.member_id, blocked_at=1)
    for other in (guest, madina):
        other.page(f"/listings/{number}", 404)
        assert "Похожие" not in other.page(f"/listings/{ended}", 404)
    aigerim.page(f"/listings/{number}")


def test_the_owner_is_told_the_state_and_what_can_be_done(house, aigerim, sanzhar):
    number = publish(house, aigerim)
    page = aigerim.page(f"/listings/{number}")
    assert 'id="owner"' in page and f"/listings/{number}/close" in page and f"/listings/{number}/renew" not in page
    assert "/messages/new" not in page and "/report?" not in page
    pass_days(house, number, 8)
    assert f'action="/listings/{number}/renew"' in aigerim.page(f"/listings/{number}")
    other = sanzhar.page(f"/listings/{number}")
    assert 'id="owner"' not in other and f"/messages/new?listing={number}" in other
    assert f"/report?subject=listing&amp;id={number}" in other


def test_search_engines_are_told_the_address_and_its_translations(house, aigerim, guest):
    number = publish(house, aigerim)
    page = guest.page(f"/kk/listings/{number}")
    assert f'rel="canonical" href="http://127.0.0.1:8000/kk/listings/{number}"' in page and "noindex" not in page
    assert f'hreflang="ru" href="http://127.0.0.1:8000/listings/{number}"' in page
    assert 'content="Куплен в прошлом году.">' in page


def test_the_page_never_says_today_because_it_may_be_kept_for_longer(house, aigerim, guest):
    number = publish(house, aigerim)
    assert "сегодня" not in guest.page(f"/listings/{number}")
    assert "сегодня" not in guest.page(f"/members/{aigerim.member_id}")
