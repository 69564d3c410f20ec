"""A destruction is many small steps: the person is gone from sight at the first, and what is cut short is gone on with."""

import os
import subprocess
import sys

import pytest

from tests.conftest import PASSWORD, House
from tests.house.tree import ROOT
from tests.privacy import world
from tests.requests.cases import opened
from web.privacy import destroying, store
from web.privacy.rows import Inventory
from web.requests.store import filing
from web.terms import holds

LOGIN = {"email": "aigerim@example.kz", "password": PASSWORD}


@pytest.fixture
def dealt(house, aigerim, boris):
    """Aigerim sells, Boris has written."""
    return world.deal(house, aigerim, boris)


@pytest.fixture
def stubborn(monkeypatch):
    """Steps of one row each, and no patience for the page: everything is left to the job."""
    monkeypatch.setattr(store, "FEW", 1)
    monkeypatch.setattr(destroying, "PATIENCE", 0.0)


def left(house, member_id):
    """How many rows there are in which the person still has a role that is deleted or blanked."""
    inventory = Inventory(house.state.site.tables)
    return sum(house.db.value(f"select count(*) from {table.name} where {inventory.condition(who)}", member=member_id)
               for table in inventory.tables for who in table.whose if who.erase != "keep")


def test_from_the_first_commit_on_nobody_logs_in_and_nothing_is_shown(house, aigerim, boris, guest, dealt, stubborn):
    listing, thread = dealt
    assert "Ваш аккаунт удалён" in aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200).text
    assert left(house, aigerim.member_id) > 5
    guest.do("/login", LOGIN, 422)
    assert aigerim.get("/profile").status_code == 303
    guest.page(f"/listings/{listing}", 404)
    guest.page(f"/members/{aigerim.member_id}", 404)
    assert "Да, приезжайте" not in boris.page(f"/messages/{thread}") and "Айгерим" not in boris.page("/messages")


def test_every_step_leaves_a_site_that_works(house, aigerim, boris, guest, dealt, stubborn):
    _listing, thread = dealt
    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    inventory, place, steps = Inventory(house.state.site.tables), 0, 0
    while place is not None:
        place, _worked = house.db.write(store.erase, inventory, aigerim.member_id, place, 1)
        steps += 1
        assert "Ещё актуально?" in boris.page(f"/messages/{thread}") and guest.page("/")
        assert boris.page("/messages") and "Телефон почти" not in guest.page("/search")
        guest.do("/login", LOGIN, 422)
    assert steps > 8 and left(house, aigerim.member_id) == 0


def test_the_job_goes_on_where_a_crash_left_off(house, aigerim, dealt, stubborn):
    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert house.db.value("select erased_at from destruction") is None
    house.run_job("purge")
    assert house.db.value("select purged_at from destruction") is None, "nothing is called purged before it is erased"
    house.run_job("destructions")
    house.run_job("purge")
    row = house.db.one("select * from destruction")
    assert left(house, aigerim.member_id) == 0 and row.erased_at and row.purged_at


KILLED = """
import os, sys
from tests.conftest import House
from web.privacy import store
from web.privacy.rows import Inventory
house = House(sys.argv[1])
inventory = Inventory(house.state.site.tables)
number = int(sys.argv[2])
house.db.write(store.destroy, inventory, number)
place = 0
for _step in range(int(sys.argv[3])):
    place, _worked = house.db.write(store.erase, inventory, number, place, 1)
os._exit(9)
"""


@pytest.mark.parametrize("steps", [0, 3, 9])
def test_killed_in_between_it_is_finished_after_the_next_start(house, aigerim, dealt, steps):
    folder, number = house.settings.data, aigerim.member_id
    house.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(number), str(steps)], cwd=ROOT, timeout=60,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 9
    again = House(folder)
    for name in ("destructions", "photo files", "purge"):
        again.run_job(name)
    assert left(again, number) == 0 and again.db.value("select purged_at from destruction")
    again.close()
    assert world.files_with(folder, {b"aigerim@example.kz", "Да, приезжайте".encode(), "Телефон почти".encode()}) == []
    assert not [path for path in folder.rglob("*") if path.suffix in (".webp", ".jpg")]


def test_the_number_stands_outside_the_database_from_the_decision_on(house, aigerim, dealt, stubborn):
    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    listed = house.settings.data / "backups" / "destroyed.txt"
    assert listed.read_text() == f"{aigerim.member_id}\n"
    listed.unlink()  # as a power loss between the commit and the writing would leave it
    house.run_job("destructions")
    house.run_job("purge")
    assert listed.read_text() == f"{aigerim.member_id}\n"


def test_the_address_is_free_at_once(house, aigerim, dealt, stubborn):
    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    number = house.member("Новая", email="aigerim@example.kz")
    house.run_job("destructions")
    assert house.db.value("select display_name from member where id = :id", id=number) == "Новая"


def test_no_page_in_memory_holds_what_the_person_wrote(house, guest, aigerim, dealt):
    listing, _thread = dealt
    guest.page(f"/listings/{listing}")
    guest.page("/")
    pages = house.state.cache._pages
    assert any("Телефон почти".encode() in page.answer("")[1] for page in pages.values())
    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    guest.page("/login")
    assert not any("Телефон почти".encode() in page.answer("")[1] for page in pages.values())


def test_steps_are_never_larger_than_their_room(house, aigerim, boris, dealt):
    inventory = Inventory(house.state.site.tables)
    house.db.write(store.destroy, inventory, aigerim.member_id)
    before, place = left(house, aigerim.member_id), 0
    while place is not None:
        place, _worked = house.db.write(store.erase, inventory, aigerim.member_id, place, 2)
        now = left(house, aigerim.member_id)
        assert before - now <= 8, "a row may count in several roles and tables, but there are two at most"
        before = now


def test_the_conversation_of_two_who_left_goes_message_by_message(house, aigerim, boris, dealt):
    inventory = Inventory(house.state.site.tables)
    for person in (aigerim, boris):
        house.db.write(store.destroy, inventory, person.member_id)
        place = 0
        while place is not None:
            place, _worked = house.db.write(store.erase, inventory, person.member_id, place, 1)
    assert house.db.value("select count(*) from thread") == house.db.value("select count(*) from message") == 0


def test_a_law_that_asks_to_keep_the_data_restricts_them_until_it_ends(house, aigerim, guest, olzhas, dealt):
    hold = house.db.write(holds.begin, olzhas.member_id, aigerim.member_id, "court", "дело 17")
    assert aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}).headers["location"].endswith("/profile/block")
    house.run_job("due deletions")
    row = house.db.one("select * from member where id = :id", id=aigerim.member_id)
    assert row.blocked_by == "staff" and row.blocked_reason
    guest.page(f"/listings/{dealt[0]}", 404)
    house.db.write(holds.lift, olzhas.member_id, hold, "дело закрыто")
    house.run_job("due deletions")
    house.run_job("destructions")
    assert house.db.one("select id from member where id = :id", id=aigerim.member_id) is None


def test_every_way_to_a_persons_rows_is_an_index(house):
    """A destruction on a large site would read whole tables otherwise."""
    indexed = set()
    for table in house.state.site.tables:
        for index in house.db.connection.rows(f"pragma index_list({table.name})", {}):
            indexed.add((table.name, house.db.connection.rows(f"pragma index_info({index.name})", {})[0]["name"]))
    wanted = {(table.name, who.column) for table in house.state.site.tables for who in table.whose
              if (who.erase != "keep" or who.blank or who.stamp) and who.column != "id"}
    assert wanted - indexed == set()


def test_each_demand_that_the_desk_carries_out_does_what_members_do_alone(house, aigerim, guest, dealt):
    acts, listing, number = house.state.site.acts, dealt[0], aigerim.member_id
    assert {"block", "unblock", "destroy", "open_sources", "withdraw"} <= set(acts)
    def act(kind):
        house.db.write(acts[kind].carry_out, house.state.site, number, opened(house, number, kind))
    act("block")
    guest.page(f"/listings/{listing}", 404)
    act("unblock")
    guest.page(f"/listings/{listing}")
    guest.page(f"/members/{number}")
    act("open_sources")
    guest.page(f"/listings/{listing}", 404)
    guest.page(f"/members/{number}", 404)
    assert "Телефон почти" not in guest.page("/search?q=телефон")
    act("withdraw")
    assert house.db.value("select delete_after from member where id = :id", id=number)
    decisions = {row.purpose: row.decision for row in house.db.all("select * from consent where member_id = :id order by id", id=number)}
    assert decisions["processing"] == decisions["publication"] == "withdrawn"
    act("destroy")
    house.run_job("destructions")
    assert left(house, number) == 0


def test_a_listing_that_is_not_shown_gives_its_photos_to_owner_and_staff_only(house, aigerim, boris, guest, madina, dealt):
    listing = dealt[0]
    name = house.db.value("select name from photo")
    path = f"/listings/{listing}/photos/{name}-160.webp"
    assert (house.settings.data / "photos" / name[:2] / f"{name}-160.webp").exists()
    aigerim.do(f"/listings/{listing}/close", {"reason": "sold_here"})
    assert not list((house.settings.data / "photos").rglob("*.webp"))
    assert aigerim.get(path).content == (house.settings.data / "withheld" / name[:2] / f"{name}-160.webp").read_bytes()
    assert path.replace("160", "320") in aigerim.page(f"/listings/{listing}") and madina.get(path).status_code == 200
    assert boris.get(path).status_code == 404 and guest.get(path).status_code == 303
    aigerim.do(f"/listings/{listing}/reopen")
    assert list((house.settings.data / "photos").rglob("*.webp")) and not list((house.settings.data / "withheld").rglob("*.webp"))


def test_files_that_a_crash_left_in_the_wrong_place_are_put_right_by_the_errand(house, aigerim, dealt, monkeypatch):
    monkeypatch.setattr("web.media.files.os.replace", lambda *paths: None)  # the process dies before it moves anything
    house.db.write(store.block, Inventory(house.state.site.tables).person, aigerim.member_id)
    monkeypatch.undo()
    assert list((house.settings.data / "photos").rglob("*.webp"))
    house.run_job("photo files")
    assert not list((house.settings.data / "photos").rglob("*.webp")) and house.db.value("select count(*) from photo_errand") == 0


def test_what_was_on_its_way_when_the_person_went_is_erased_before_the_purge(house, aigerim):
    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    house.run_job("destructions")
    house.db.write(filing.open, "free", member_id=aigerim.member_id, language="ru", text="вдогонку")
    assert house.db.value("select count(*) from request_text where body = 'вдогонку'") == 1
    house.run_job("purge")
    assert house.db.value("select count(*) from request_text where body = 'вдогонку'") == 0
