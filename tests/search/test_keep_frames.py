"""What stands around the results of a category and a place is made once for all guests, and is never another's or an older one."""

import re

import pytest

from tests.search.market import publish
from web.search import frame, panel


@pytest.fixture
def asked_again(monkeypatch):
    """The questions for which the panel was worked out, in their order."""
    worked_out, values = [], panel.values
    monkeypatch.setattr(panel, "values", lambda *given: worked_out.append(given[2]) or values(*given))
    return worked_out


@pytest.fixture
def house(house):
    """One that keeps no pages: each is made anew."""
    house.front.cache = None
    return house


def form(html: str) -> str:
    """The filter panel of a page."""
    return re.search(r'<details class="filters".*?</form></details>', html, re.S)[0]


def test_the_panel_is_worked_out_once_for_every_guest(house, guest, asked_again):
    publish(house, "Стол")
    pages = {guest.page("/c/home/furniture") for _time in range(3)}
    assert len(asked_again) == len(pages) == 1


@pytest.mark.parametrize("path", ["/kk/c/home/furniture", "/en/c/home/furniture", "/c/home/furniture/almaty", "/c/home", "/c/all/almaty",
                                  "/c/home/furniture?photo=1", "/c/home/furniture?q=стол", "/c/home/furniture?order=cheap",
                                  "/c/home/furniture?filters=1", "/c/home/furniture/almaty?km=50"])
def test_every_other_page_has_its_own(house, guest, path):
    publish(house, "Стол", photos=1)
    alone = guest.page(path)
    house.state.database.memory.clear()
    guest.page("/c/home/furniture")
    assert guest.page(path) == alone != guest.page("/c/home/furniture")


def test_the_number_on_the_button_moves_with_the_results(house, guest):
    publish(house, "Стол")
    assert '<span class="num">1</span>' in form(guest.page("/c/home/furniture"))
    publish(house, "Диван")
    assert '<span class="num">2</span>' in form(guest.page("/c/home/furniture"))


def test_a_member_gets_what_only_members_have_and_leaves_none_of_it_to_guests(house, guest, aigerim):
    publish(house, "Стол")
    plain = guest.page("/c/home/furniture")
    own = aigerim.page("/c/home/furniture")
    assert 'action="/saved/searches"' in own and 'action="/saved/searches"' not in plain
    assert guest.page("/c/home/furniture") == plain


def test_a_new_name_of_the_site_is_on_every_page_at_once(house, guest, olzhas):
    publish(house, "Стол")
    assert "Базар" not in guest.page("/c/home/furniture")
    olzhas.do("/admin/operator", {"site_name": "Базар", "name": "ТОО «Базар»", "bin": "990101500006", "address": "Алматы, Абая 1",
                                  "contact": "data@example.kz", "responsible": "Д. А."})
    assert 'content="Базар"' in guest.page("/c/home/furniture")


def test_the_memory_of_frames_has_a_bound(house, guest, monkeypatch):
    monkeypatch.setattr(frame, "MOST", 2)
    for path in ("/c/home", "/c/transport", "/c/home/almaty", "/c/transport/almaty", "/c/home"):
        guest.page(path)
    [frames] = [kept for (_topic, load), (_stamp, kept) in house.state.database.memory.items() if load is frame._nothing]
    assert 0 < len(frames) <= 2
