"""The public page of a member: what they open to whom, and what they offer."""

from tests.conftest import plain_text
from tests.listings.selling import begin, publish, row, set_member, town
from web.listings.views import members

TOLD = {"first_name": "Айгерим", "last_name": "Сейтова", "about": "Продаю своё", "phone": "+77011234567"}


def test_by_default_it_tells_the_name_the_beginning_and_the_listings(house, aigerim, guest):
    set_member(house, aigerim.member_id, town_id=int(town(house)), **TOLD)
    live, draft = publish(house, aigerim), begin(aigerim)
    page = guest.page(f"/members/{aigerim.member_id}")
    assert f"/listings/{live}" in page and f"/listings/{draft}" not in page and "На сайте с" in page
    assert not [text for text in ("Сейтова", "Продаю своё", "7011234567", "aigerim@") if text in page]


def test_each_field_is_told_to_whom_its_owner_chose(house, aigerim, guest, boris):
    set_member(
        house,
        aigerim.member_id,
        name_seen_by="members",
        about_seen_by="everyone",
        town_seen_by="nobody",
        town_id=int(town(house)),
        **TOLD,
    )
    path = f"/members/{aigerim.member_id}"
    assert "Сейтова" not in guest.page(path) and "Продаю своё" in guest.page(path)
    assert "Сейтова" in boris.page(path) and "Алматы" not in plain_text(boris.page(path))
    assert "Алматы" in plain_text(aigerim.page(path))


def test_the_phone_is_never_there(house, aigerim, boris):
    set_member(house, aigerim.member_id, phone_seen_by="everyone", **TOLD)
    assert "701" not in plain_text(boris.page(f"/members/{aigerim.member_id}"))


def test_it_changes_with_its_listings_though_it_is_kept_in_memory(house, aigerim, guest):
    path = f"/members/{aigerim.member_id}"
    assert "ничего не предлагается" in guest.page(path)
    number = publish(house, aigerim)
    assert f"/listings/{number}" in guest.page(path)
    aigerim.do(f"/listings/{number}/close", {"reason": "sold_here"})
    assert f"/listings/{number}" not in guest.page(path)


def test_blocked_unconfirmed_and_unknown_members_have_no_page(house, aigerim, guest, madina):
    path = f"/members/{aigerim.member_id}"
    guest.page(path)
    set_member(house, aigerim.member_id, blocked_at=1)
    guest.page(path, 404), madina.page(path, 404), guest.page("/members/1", 404), guest.page(f"/members/{2**65}", 404)
    set_member(house, aigerim.member_id, blocked_at=None, confirmed_at=None)
    guest.page(path, 404)


def test_many_listings_are_shown_page_by_page(house, aigerim, guest, monkeypatch):
    monkeypatch.setattr(members, "AT_ONCE", 2)
    numbers = [publish(house, aigerim, category) for category in ("401", "402", "403")]
    page = guest.page(f"/members/{aigerim.member_id}")
    last = row(house, numbers[1]).seq
    assert f'/listings/{numbers[0]}"' not in page and f"before={last}" in page
    assert f'/listings/{numbers[0]}"' in guest.page(f"/members/{aigerim.member_id}?before={last}")
