"""An export taken into another site: what is theirs alone is equal there, nothing else changes, and no hostile file does harm."""

import hashlib
import io
import json
import zipfile
from collections import Counter

import pytest

from tests.conftest import PASSWORD, House
from tests.listings.selling import filled, publish
from tests.privacy.taking import plant_messages, rows, take
from tests.privacy.test_canary import live
from web.archives import records
from web.core.refusal import Frozen
from web.privacy import bringing, formats, reading
from web.privacy.rows import Inventory
from web.privacy.views import importing


@pytest.fixture
def other(fresh_folder, tmp_path):
    """Another site of this software, empty but for its own people."""
    made = House(tmp_path / "other")
    yield made
    made.close()


def facts(site, archive: zipfile.ZipFile) -> Counter:
    """What must be equal after a move: the columns that tables take, and the records of all else. A published or hidden
    listing becomes a draft; numbers and dates that a site makes by itself are its own."""
    found: Counter = Counter()
    for table in site.tables:
        if table.takes and table.whose:
            for row in rows(archive, table.name):
                _count(found, table, row)
    return found


def _count(found: Counter, table, row: dict) -> None:
    values, takes = row["values"], table.takes
    if takes.put is records.put:
        found[values["kind"], json.dumps(json.loads(values["content"])["values"], sort_keys=True)] += 1
    elif takes.put is None and row["role"] in (takes.roles or [row["role"]]):
        found[table.name, json.dumps(values, sort_keys=True)] += 1
    elif takes.put:
        kept = {name: values[name] for name in takes.values}
        if table.name == "listing" and kept["state"] in ("live", "hidden"):
            kept["state"] = "draft"
        found[table.name, json.dumps(kept, sort_keys=True)] += 1


def fill(house: House, seller, buyer) -> None:
    """A life on the site: a profile, a published listing with a photo, an ended one, a draft, messages both ways."""
    seller.do("/profile/edit", {"display_name": "Айгерим", "first_name": "Әйгерім", "last_name": "Сәрсен", "phone": "8 701 123 45 67",
                                "about": "Продаю\nкниги", "town": "75001", "language": "kk", "name_seen_by": "members",
                                "phone_seen_by": "nobody", "about_seen_by": "everyone", "town_seen_by": "everyone"})
    live(house, seller)
    number = publish(house, seller, title_ru="Второй телефон на запчасти", **{"a-condition": "used"})
    seller.do(f"/listings/{number}/edit", {**filled(house, title_ru="Второй телефон на запчасти"), "price": "900", "save": "1"})
    seller.do(f"/listings/{number}/close", {"reason": "sold_here"})
    plant_messages(house, buyer.member_id, seller.member_id, 6, "Ещё продаёте?")


def bring(other: House, archive: bytes, name: str = "Новая") -> tuple[object, object]:
    """A new member of the other site sends the file in; their client and the answer."""
    client = other.client(other.member(name, email=f"{len(other.mails())}new{name.lower().encode().hex()}@example.kz"))
    return client, client.post("/profile/import", files={"file": ("soq.zip", archive, "application/zip")})


def packed(archive: zipfile.ZipFile, **changed: bytes) -> bytes:
    """The same ZIP with some files changed, and a manifest that says what it holds."""
    target = io.BytesIO()
    manifest = json.loads(archive.read("manifest.json"))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            content = changed.get(name.removesuffix(".json"), archive.read(name))
            if name != "manifest.json":
                made.writestr(name, content)
                for one in manifest["files"]:
                    if one["name"] == name:
                        one.update(size=len(content), sha256=hashlib.sha256(content).hexdigest())
        made.writestr("manifest.json", changed.get("manifest", json.dumps(manifest).encode()))
    return target.getvalue()


def untouched(other: House) -> bool:
    """Whether nothing came in: no listing, photo or record, and no file."""
    tables = ("listing", "photo", "price_change", "record")
    return not any(other.db.value(f"select count(*) from {name}") for name in tables) and not [
        path for path in (other.settings.data / "photos").rglob("*") if path.is_file()]


def test_what_is_theirs_is_equal_there_and_after_a_second_move_too(house, other, aigerim, boris, tmp_path):
    fill(house, aigerim, boris)
    before = take(aigerim)
    client, answer = bring(other, packed(before))
    assert answer.status_code == 200, answer.text
    after = take(client)
    expected, found = facts(house.state.site, before), facts(other.state.site, after)
    own = Counter({key: n for key, n in found.items() if key[0] != "consent" or key in expected})
    assert sum(expected.values()) > 12 and own == expected
    third = House(tmp_path / "third")
    _client, answer = bring(third, packed(after))
    assert answer.status_code == 200
    again = facts(third.state.site, take(_client))
    assert all(again[key] >= n for key, n in expected.items())
    third.close()


def test_the_photo_is_the_cover_again_and_is_made_anew(house, other, aigerim, boris):
    fill(house, aigerim, boris)
    archive = take(aigerim)
    bring(other, packed(archive))
    row = other.db.one("select * from listing where photos = 1")
    photo = other.db.one("select * from photo")
    assert row.cover == photo.name != rows(archive, "photo")[0]["values"]["name"] and row.state == "draft"
    assert len([path for path in (other.settings.data / "photos").rglob("*") if path.is_file()]) == 6


def test_nothing_is_public_and_no_consent_is_taken_for_given(house, other, aigerim, boris, tmp_path):
    fill(house, aigerim, boris)
    aigerim.do("/profile/consents", {"purpose": "abroad", "decision": "given"})
    client, _answer = bring(other, packed(take(aigerim)))
    member = client.member_id
    assert other.db.value("select count(*) from listing where state = 'live'") == 0
    assert other.db.value("select count(*) from listing_index") == 0
    assert other.db.value("select count(*) from consent where member_id = :id and purpose = 'abroad'", id=member) == 0
    assert other.db.value("select count(*) from record where kind = 'consent'") >= 3
    assert other.db.value("select count(*) from message") == 0 and other.db.value("select count(*) from thread") == 0


def test_only_ones_own_side_of_conversations_comes(house, other, aigerim, boris):
    fill(house, aigerim, boris)
    bring(other, packed(take(aigerim)))
    assert other.db.value("select count(*) from record where kind = 'message'") == 3


def test_the_account_stays_who_it_is(house, other, olzhas, monkeypatch):
    client, _answer = bring(other, packed(take(olzhas)))
    row = other.db.one("select * from member where id = :id", id=client.member_id)
    assert row.display_name == "Олжас" and row.role == "member" and row.email != "olzhas@example.kz" and row.confirmed_at


def test_what_came_can_be_published_like_any_draft(house, other, aigerim, boris):
    fill(house, aigerim, boris)
    client, _answer = bring(other, packed(take(aigerim)))
    number = other.db.value("select id from listing where state = 'draft'")
    assert client.do(f"/listings/{number}/publish").headers["location"].endswith("said=published")
    assert other.db.value("select count(*) from listing_index") == 1


def test_sent_twice_comes_once(house, other, aigerim, boris):
    fill(house, aigerim, boris)
    archive = packed(take(aigerim))
    client, _answer = bring(other, archive)
    counts = [other.db.value(f"select count(*) from {name}") for name in ("listing", "photo", "record")]
    files = len(list((other.settings.data / "photos").rglob("*.jpg")))
    again = client.post("/profile/import", files={"file": ("soq.zip", archive, "application/zip")})
    assert again.status_code == 422 and "<input" not in again.text.split("<main")[1]
    assert counts == [other.db.value(f"select count(*) from {name}") for name in ("listing", "photo", "record")]
    assert files == len(list((other.settings.data / "photos").rglob("*.jpg")))


def test_what_fails_half_way_leaves_nothing(house, other, aigerim, boris, monkeypatch):
    fill(house, aigerim, boris)
    archive = packed(take(aigerim))
    monkeypatch.setattr(bringing.records, "keep", lambda *_values: 1 / 0)
    member = other.member("Новая")
    brought = reading.read(io.BytesIO(archive), Inventory(other.state.site.tables))
    with pytest.raises(ZeroDivisionError):
        bringing.bring(other.db, Inventory(other.state.site.tables), brought, member, other.state.photos.process,
                        other.settings.data / "photos")
    assert untouched(other)


def test_a_photo_that_cannot_be_read_is_said_to_be_missing(house, other, aigerim, boris):
    fill(house, aigerim, boris)
    archive = take(aigerim)
    photo = next(name for name in archive.namelist() if name.startswith("media/"))
    _client, answer = bring(other, packed(archive, **{photo: b"not a picture"}))
    assert answer.status_code == 200 and "1 " in answer.text and other.db.value("select count(*) from photo") == 0


def data_of(archive: zipfile.ZipFile, change) -> bytes:
    data = json.loads(archive.read("data.json"))
    change(data)
    return packed(archive, data=json.dumps(data, ensure_ascii=False).encode())


def _table(data: dict, name: str) -> dict:
    return next(table for table in data["tables"] if table["name"] == name)


WRONG = {
    "a long title": lambda data: _table(data, "listing")["rows"][0]["values"].update(title_ru="я" * 5_000),
    "an unknown state": lambda data: _table(data, "listing")["rows"][0]["values"].update(state="sold"),
    "a price of text": lambda data: _table(data, "listing")["rows"][0]["values"].update(price="1; drop table listing"),
    "details that are a list": lambda data: _table(data, "listing")["rows"][0]["values"].update(attributes="[1]"),
    "details that nest": lambda data: _table(data, "listing")["rows"][0]["values"].update(attributes='{"a": {"b": {"c": 1}}}'),
    "a missing column": lambda data: _table(data, "listing")["rows"][0]["values"].pop("title_ru"),
    "a moment too far": lambda data: _table(data, "listing")["rows"][0]["values"].update(created_at=10**15),
    "a number as phone": lambda data: _table(data, "member")["rows"][0]["values"].update(phone="javascript:alert(1)"),
    "control signs": lambda data: _table(data, "member")["rows"][0]["values"].update(display_name="a\x00b"),
    "two accounts": lambda data: _table(data, "member")["rows"].append(_table(data, "member")["rows"][0]),
    "one picture for two rows": lambda data: _table(data, "photo")["rows"].extend(
        [{"id": "1", "role": "owner", "values": {}, "media": ["media/photo/1.jpg"]}] * 2),
    "no account": lambda data: _table(data, "member")["rows"].clear(),
    "rows of another shape": lambda data: _table(data, "listing").update(rows=[5]),
    "no tables": lambda data: data.pop("tables"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_changed_file_is_refused_whole(house, other, aigerim, boris, name):
    publish(house, aigerim)
    _client, answer = bring(other, data_of(take(aigerim), WRONG[name]))
    assert answer.status_code == 422 and "повреждён" in answer.text and untouched(other)


def _zip(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/"), content)
    return target.getvalue()


MANIFEST = json.dumps({"format": formats.FORMAT, "files": []}).encode()
HOSTILE = {
    "no zip": b"GIF89a",
    "nothing": b"",
    "another zip": _zip(readme=b"hello"),
    "a way out": _zip(**{"manifest.json": MANIFEST, "../../etc/passwd": b"x"}),
    "an absolute name": _zip(**{"manifest.json": MANIFEST, "/etc/passwd": b"x"}),
    "a broken manifest": _zip(**{"manifest.json": b"{"}),
    "a manifest that nests": _zip(**{"manifest.json": b"[" * 200_000}),
    "another version": _zip(**{"manifest.json": b'{"format": "soq-export-99"}'}),
    "no data": _zip(**{"manifest.json": MANIFEST}),
    "data without proof": _zip(**{"manifest.json": MANIFEST, "data.json": b"{}"}),
    "a cut end": _zip(**{"manifest.json": MANIFEST})[:-30],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_anything_else_is_refused_in_a_plain_sentence(other, name):
    _client, answer = bring(other, HOSTILE[name])
    assert answer.status_code == 422 and 'id="file-error"' in answer.text and untouched(other)


def test_what_unpacks_into_very_much_is_not_unpacked(house, other, boris, monkeypatch):
    monkeypatch.setattr(reading, "MOST_DATA", 2**20)
    archive = take(boris)
    _client, answer = bring(other, packed(archive, data=b" " * (2**20 + 1) + archive.read("data.json")))
    assert answer.status_code == 422 and untouched(other)


def test_too_many_rows_are_refused(house, other, boris, monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    _client, answer = bring(other, packed(take(boris)))
    assert answer.status_code == 422 and untouched(other)


def test_json_of_too_many_parts_is_refused_before_it_is_read(house, other, boris, monkeypatch):
    monkeypatch.setattr(reading, "MOST_PARTS", 1_000)
    _client, answer = bring(other, packed(take(boris), data=b"[" + b"{}," * 1_000 + b"{}]"))
    assert answer.status_code == 422 and "повреждён" not in answer.text and untouched(other)


@pytest.mark.parametrize("limit", ("MOST_ROWS", "MOST_PICTURES"))
def test_what_would_keep_the_site_busy_is_left_to_the_operator(house, other, aigerim, boris, monkeypatch, limit):
    fill(house, aigerim, boris)
    monkeypatch.setattr(importing, limit, 0)
    _client, answer = bring(other, packed(take(aigerim)))
    assert answer.status_code == 422 and untouched(other)


@pytest.mark.parametrize("meanwhile", ("/profile/block", "/profile/delete"))
def test_who_is_blocked_or_gone_before_the_pictures_are_made_gets_nothing(house, other, aigerim, boris, meanwhile):
    fill(house, aigerim, boris)
    client, inventory = other.client(other.member("Новая")), Inventory(other.state.site.tables)
    brought = reading.read(io.BytesIO(packed(take(aigerim))), inventory)

    def process(*given):
        client.do(meanwhile, {"password": PASSWORD, "at_once": "yes"}, 200 if meanwhile.endswith("delete") else 303)
        return other.state.photos.process(*given)
    with pytest.raises(Frozen):
        bringing.bring(other.db, inventory, brought, client.member_id, process, other.settings.data / "photos")
    assert untouched(other)


def test_no_file_is_asked_for_again(other):
    client = other.client(other.member("Новая"))
    assert 'id="file-error"' in client.do("/profile/import", {}, 422).text


def test_an_account_in_use_takes_nothing(house, aigerim, boris):
    archive = packed(take(boris))
    publish(house, aigerim)
    assert 'type="file"' not in aigerim.page("/profile/import")
    answer = aigerim.post("/profile/import", files={"file": ("soq.zip", archive, "application/zip")})
    assert answer.status_code == 422 and house.db.value("select display_name from member where id = :id", id=aigerim.member_id) == "Айгерим"


def test_guests_and_blocked_members_import_nothing(house, guest, boris):
    archive = packed(take(boris))
    assert guest.get("/profile/import").headers["location"].startswith("/login")
    boris.do("/profile/block")
    answer = boris.post("/profile/import", files={"file": ("soq.zip", archive, "application/zip")})
    assert answer.headers["location"].startswith("/profile/block")
