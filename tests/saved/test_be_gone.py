"""What is saved comes out with an export and goes with its owner; of somebody who left nothing stays with others."""

import io
import json
import zipfile

from tests.conftest import PASSWORD
from tests.privacy.world import files_with
from tests.saved.test_hide import hide, remember
from tests.saved.test_keep_favourites import heart
from tests.saved.watching import letters, look, save, written
from tests.search.market import publish
from web.privacy.rows import Inventory

TABLES = ("favourite", "saved_search", "saved_delivery", "hidden_seller", "opened_listing", "saved_choice")
WORD = "жолбарыстүсті"


def fill(house, client) -> int:
    """Something in every table; returns a listing of Aigerim."""
    remember(client)
    number = publish(house, f"Диван {WORD}", seller="aigerim")
    client.page(f"/listings/{number}")
    heart(client, number)
    hide(client, house.db.value("select id from member where display_name = 'Мадина'"))
    save(client, f"/search?q={WORD}", name=f"Поиск {WORD}", mail="instant")
    publish(house, f"Стол {WORD}", seller="aigerim")
    look(house)
    return number


def counts(house, member_id: int) -> dict[str, int]:
    inventory = Inventory(house.state.site.tables)
    return {table.name: inventory.count(house.db, table, member_id) for table in inventory.tables if table.name in TABLES}


def leave(house, client) -> None:
    client.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    house.run_job("purge")


def test_an_export_holds_all_of_it(house, boris):
    fill(house, boris)
    assert all(counts(house, boris.member_id).values())
    archive = zipfile.ZipFile(io.BytesIO(boris.do("/profile/export", {"password": PASSWORD}, 200).content))
    text = archive.read("data.json").decode()
    assert all(f'"{table}"' in text for table in TABLES) and f"Поиск {WORD}" in text
    assert json.loads(text)


def test_the_owner_leaves_without_a_trace(house, boris, aigerim):
    fill(house, boris)
    leave(house, boris)
    assert counts(house, boris.member_id) == dict.fromkeys(TABLES, 0) and not letters(house)
    leave(house, aigerim)
    assert files_with(house.settings.data, {WORD.encode(), WORD[:-1].encode()}) == []


def test_who_leaves_is_in_nobodys_list_and_in_no_letter(house, boris, aigerim):
    number = fill(house, boris)
    row, = letters(house)
    assert WORD in written(house, row)
    hide(boris, aigerim.member_id)
    leave(house, aigerim)
    assert written(house, row) == "" and f"Диван {WORD}" not in boris.page("/profile/saved")
    assert f'href="/listings/{number}"' not in boris.page("/profile/saved") and "Недоступно" in boris.page("/profile/saved")
    assert house.db.value("select count(*) from hidden_seller where seller_id = :id", id=aigerim.member_id) == 0
    assert "Айгерим" not in boris.page("/profile/saved/choices")


def test_a_seller_learns_nothing_of_who_saved_or_hid_them(house, boris, sanzhar):
    heart(boris, publish(house, "Диван", seller="sanzhar"))
    hide(boris, sanzhar.member_id)
    archive = zipfile.ZipFile(io.BytesIO(sanzhar.do("/profile/export", {"password": PASSWORD}, 200).content))
    text = archive.read("data.json").decode()
    assert str(boris.member_id) not in text
    assert not [row for table in json.loads(text)["tables"] if table["name"] == "favourite" for row in table["rows"]]
