"""What was found is written nowhere: no table, no file, no log."""

import logging

from tests.accounts.test_edit_profile import FORM
from tests.guard.test_publish import filled, value
from tests.listings.selling import begin, publish

FOUND = ("87015550199", "990101501232", "kunya.sagat@mail.ru")
TEXT = f"Тел {FOUND[0]}, ИИН {FOUND[1]}, {FOUND[2]}"


def _held(folder) -> list[str]:
    signs = [word.encode() for word in FOUND]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [f"{path.name}: {sign!r}" for path in files for sign in signs if sign in path.read_bytes()]


def test_what_was_found_and_not_kept_is_in_no_file(house, aigerim, boris, guest, caplog):
    caplog.set_level(logging.DEBUG)
    listed = publish(house, aigerim)
    page = aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "save": "1"}, 422).text
    aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "mask": value(page, "mask", "iin:")}, 422)
    aigerim.do(f"/listings/{listed}/edit", {**filled(house, text_ru=TEXT), "mask": "all"}, 200)
    boris.do("/profile/edit", {**FORM, "about": TEXT}, 422)
    guest.do("/register", {"display_name": FOUND[0]}, 422)
    assert _held(house.settings.data) == []
    assert not [word for word in FOUND if word in caplog.text]


def test_of_a_text_that_was_kept_there_is_the_text_alone(house, aigerim):
    number = begin(aigerim)
    given = filled(house, text_ru=TEXT)
    page = aigerim.do(f"/listings/{number}/edit", {**given, "publish": "1"}, 422).text
    aigerim.do(f"/listings/{number}/edit", {**given, "as_it_is": value(page, "as_it_is")})
    holders = [
        table.name for table in house.db.all("select name from sqlite_master where type = 'table' and name not like 'listing_index%'")
        for row in house.db.all(f'select * from "{table.name}"') if any(word in str(dict(row)) for word in FOUND)]
    assert holders == ["listing"]
