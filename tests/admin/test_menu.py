"""The shell of the administration: who may open what, and that public pages pay nothing for it."""

import pytest

from web.admin import menu

PANELS = ("/admin", "/admin/reports", "/admin/listings", "/admin/members", "/admin/journal")
ADMINISTRATORS = (
    "/admin/categories",
    "/admin/categories/new",
    "/admin/categories/attributes",
    "/admin/categories/101",
    "/admin/categories/attributes/condition",
    "/admin/places",
    "/admin/places/regions/71",
    "/admin/places/towns/71001",
    "/admin/places/towns/new",
    "/admin/operator",
    "/admin/outbox",
    "/admin/health",
)


@pytest.mark.parametrize("path", PANELS + ADMINISTRATORS)
def test_members_find_nothing_and_guests_are_asked_to_log_in(guest, sanzhar, path):
    sanzhar.page(path, 404)
    assert guest.get(path).headers["location"] == "/login?next=" + path


def test_a_moderator_sees_only_the_panels_of_a_moderator(madina):
    for path in PANELS:
        page = madina.page(path)
        assert 'aria-current="page"' in page.split('id="menu"')[1].split("</nav>")[0], path
        assert "/admin/categories" not in page and "/admin/health" not in page
    for path in ADMINISTRATORS:
        madina.page(path, 404)


def test_an_administrator_opens_every_panel_in_every_language(olzhas):
    for prefix in ("", "/kk", "/en"):
        for path in PANELS + ADMINISTRATORS:
            menu_part = olzhas.page(prefix + path).split('id="menu"')[1].split("</nav>")[0]
            assert menu_part.count('aria-current="page"') == 1, path
            assert f'href="{prefix}/admin/health"' in menu_part


def test_other_pages_do_not_count_what_waits(olzhas, boris, monkeypatch):
    def fail(*given):
        raise AssertionError("counted on a page that shows no menu")
    monkeypatch.setattr(menu, "Entry", fail)
    for person in (olzhas, boris):
        person.page("/profile")


def test_every_admin_address_needs_staff(house):
    opened = [route.path for route in house.starlette.routes if route.path.startswith("/admin")]
    assert len(opened) > 25
    stranger = house.client(house.member("Случайный"))
    for route in house.starlette.routes:
        if route.path.startswith("/admin"):
            path = route.path.replace("{id:int}", "5").replace("{subject}", "listing").replace("{code}", "condition")
            answer = stranger.post(path) if "POST" in route.methods else stranger.get(path)
            assert answer.status_code == 404, path
