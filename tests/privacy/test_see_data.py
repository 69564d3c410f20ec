"""«Мои данные»: everything the inventory declares, with its headings, for its own person only."""

import re
from time import thread_time

from tests.conftest import plain_text
from tests.privacy.taking import plant_messages
from web.privacy.views import data


def test_every_table_of_the_inventory_is_there(house, boris):
    page = boris.page("/profile/data")
    for table in house.state.site.tables:
        if table.whose:
            assert f'id="{table.name}"' in page


def test_the_person_sees_own_data_and_secrets_are_named_but_not_shown(house, boris):
    page = boris.page("/profile/data")
    assert "boris@example.kz" in page and "aigerim@example.kz" not in page
    row = house.db.one("select password_hash, email_hash from member where id = :id", id=boris.member_id)
    assert row.password_hash not in page and row.email_hash not in page


def test_each_section_has_the_six_headings_of_the_law(boris):
    page = plain_text(boris.page("/en/profile/data"))
    for heading in ("Purpose", "Ground", "Source", "How", "Who sees it", "How long"):
        assert heading in page


def test_guests_see_nothing(guest):
    for path in ("/profile/data", "/profile/export", "/profile/consents", "/profile/block", "/profile/delete"):
        assert guest.get(path).headers["location"].startswith("/login")


def test_the_policy_and_the_cookie_page_are_made_from_the_inventory(house, guest):
    policy = plain_text(guest.page("/en/privacy"))
    for table in house.state.site.tables:
        if table.whose:
            assert table.title in policy, table.title
    cookies = guest.page("/cookies")
    assert all(cookie.name in cookies for cookie in house.state.site.cookies)


def test_with_many_messages_the_page_is_quick_and_leads_to_all_of_them(house, boris, aigerim):
    plant_messages(house, boris.member_id, aigerim.member_id, 3_000)
    began = thread_time()
    page = boris.page("/profile/data")
    assert thread_time() - began < 1.0  # a deadline on queries stops it sooner where a count is not cheap
    assert "999+" in page and 'href="/profile/data/message"' in page and page.count("Здравствуйте") <= 2 * data.FEW


def test_all_rows_of_a_table_are_there_page_by_page(house, boris, aigerim):
    plant_messages(house, boris.member_id, aigerim.member_id, 120)
    pages, path = [], "/profile/data/message"
    while path:
        pages.append(boris.page(path))
        following = re.search(r'rel="next" href="([^"]+)"', pages[-1])
        path = following[1] if following else ""
    assert [page.count("<summary><span>Здравствуйте") for page in pages] == [50, 50, 20]


def test_a_table_that_is_about_nobody_or_nothing_is_not_there(boris, guest):
    for name in ("category", "nothing", "member;drop"):
        boris.page(f"/profile/data/{name}", 404)
    assert guest.get("/profile/data/message").headers["location"].startswith("/login")


def test_what_others_wrote_is_masked_on_the_page_too(house, boris, aigerim):
    plant_messages(house, boris.member_id, aigerim.member_id, 1, "мой 8 701 123 45 67", sender=boris.member_id)
    assert "701 123" not in aigerim.page("/profile/data/message") and "701 123" in boris.page("/profile/data/message")


RIGHTS = ("/profile/data", "/profile/journal", "/profile/export", "/profile/consents", "/profile/block", "/profile/delete",
          "/profile/edit", "/profile/requests", "/profile/device", "/profile/sessions", "/profile/import")


def test_every_right_is_two_taps_from_my_profile(boris):
    first = set(re.findall(r'href="(/profile[^"?#]*)"', boris.page("/profile")))
    second = {path for one in first for path in re.findall(r'href="(/profile[^"?#]*)"', boris.get(one).text)}
    assert set(RIGHTS) <= first | second, set(RIGHTS) - first - second
    assert set(RIGHTS) - first <= {"/profile/import"}
