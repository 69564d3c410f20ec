"""«Мои данные»: everything the inventory declares, with its headings, for its own person only."""

from tests.conftest import plain_text


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
