"""Unique words in everything personal: the export holds them, and after deletion no byte of them is in any file."""

import io
import json
import zipfile
from pathlib import Path

from PIL import Image

from tests.conftest import PASSWORD, House
from web.core.db import Transaction
from web.privacy.rows import Inventory

CODED = {"state", "role", "language", "price_mode", "close_reason", "purpose", "method", "decision", "kind", "name",
         "cover", "token_hash", "email_hash", "password_hash", "wording_hash", "blocked_by", "attributes", "send_key",
         "reason"} | {f"{field}_seen_by" for field in ("name", "phone", "about", "town")}
TEXT_KINDS = ("text",)


def canary(table: str, column: str) -> str:
    """A word that occurs nowhere else, in letters that a Kazakh text has."""
    return f"ҚанарЕйка{table.replace('_', '')}{column.replace('_', '')}ӘҢ"


def photo_with_metadata() -> bytes:
    """A JPEG whose EXIF carries a canary and a place."""
    exif = Image.Exif()
    exif[0x010E] = "CANARYEXIFdescription"
    exif[0x8825] = {1: "N", 2: (43.0, 14.0, 7.0), 3: "E", 4: (76.0, 53.0, 21.0)}
    target = io.BytesIO()
    Image.effect_noise((640, 480), 60).convert("RGB").save(target, "JPEG", exif=exif, comment=b"CANARYCOMMENT")
    return target.getvalue()


def live(house: House, seller) -> int:
    """The seller publishes a listing with a photo by the forms of the site."""
    path = seller.do("/listings", {"category": "401"}).headers["location"]
    number = int(path.split("/")[2])
    seller.post(f"/listings/{number}/photos", files={"photo": ("IMG.jpg", photo_with_metadata(), "image/jpeg")},
                data={"upload_key": "k1"})
    form = {"title_ru": f"Телефон {canary('listing', 'titleru')}", "text_ru": f"Текст {canary('listing', 'textru')} один два",
            "price_mode": "fixed", "price": "120000", "town": "75001", "publish": "1"}
    seller.do(f"/listings/{number}/edit", form)
    assert house.db.value("select state from listing where id = :id", id=number) == "live"
    return number


def people_deal(house: House, aigerim, boris) -> None:
    """Everything that leaves a trace of Aigerim: listing, price, messages both ways, a report, a block, mails, links."""
    number = live(house, aigerim)
    aigerim.do(f"/listings/{number}/edit", {"title_ru": "Телефон " + canary("listing", "titleru"), "price_mode": "fixed",
                                            "price": "110000", "town": "75001", "text_ru": canary("listing", "textru"), "save": "1"})
    boris.do("/messages/new", {"listing": number, "text": "Ещё актуально?", "send_key": "b1"})
    thread = house.db.value("select id from thread")
    aigerim.do(f"/messages/{thread}", {"text": canary("message", "body"), "send_key": "a1"})
    aigerim.do(f"/messages/{thread}/block")
    aigerim.post("/report", data={"subject": "member", "id": boris.member_id, "reason": "scam", "detail": canary("report", "detail")})
    aigerim.do("/profile/email", {"e-email": "canarynew@example.kz", "e-current": PASSWORD})
    house.run_job("mail")


def text_columns(house: House, table) -> list[str]:
    kinds = house.db.connection.tools[table.name].columns_dict
    return [name for name in table.personal if kinds[name] is str and name not in CODED]


def plant(tx: Transaction, house: House, member_id: int) -> set[str]:
    """Puts a canary into every personal text that goes or is blanked with the person; returns the canaries."""
    inventory, planted = Inventory(house.state.site.tables), set()
    for table in inventory.tables:
        texts = text_columns(house, table)
        for who in table.whose:
            names = [name for name in texts if who.erase == "delete" or name in who.blank]
            own = [name for name in names if not who.through and name not in who.others]
            if own and tx.value(f"select count(*) from {table.name} where {inventory.condition(who)}", member=member_id):
                sets = ", ".join(f"{name} = :{name}" for name in own)
                tx.run(f"update {table.name} set {sets} where {inventory.condition(who)}", member=member_id,
                       **{name: canary(table.name, name) for name in own})
                planted |= {(table.name, name) for name in own}
    return planted


def files_with(folder: Path, words: set[bytes]) -> list[str]:
    """Which files hold which words."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [f"{path.relative_to(folder)}: {word.decode()}" for word in words if word in content]
    return found


def test_the_export_holds_every_canary_and_after_deletion_no_byte_is_left(house, aigerim, boris):
    people_deal(house, aigerim, boris)
    planted = house.db.write(plant, house, aigerim.member_id)
    assert len(planted) >= 15, sorted(planted)
    words = {canary(*place).encode() for place in planted} | {
        b"CANARYEXIF", b"CANARYCOMMENT", canary("listing", "titleru").lower().encode(), b"canarynew"}
    assert files_with(house.settings.data, words)

    answer = aigerim.do("/profile/export", {"password": PASSWORD}, 200)
    check_export(house, answer.content, planted, boris)

    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    house.run_job("purge")
    assert files_with(house.settings.data, words) == []
    photos = house.settings.data / "photos"
    assert not [path for path in photos.rglob("*") if path.is_file()]
    house.state.database.close()
    assert files_with(house.settings.data, words) == []


def check_export(house: House, content: bytes, planted: set, boris) -> None:
    """The ZIP has every exported canary, the photos, and nothing of Boris."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = archive.namelist()
    assert {"data.json", "schema.json", "index.html"} <= set(names) and any(name.startswith("media/photo/") for name in names)
    data = json.loads(archive.read("data.json"))
    text, page = archive.read("data.json").decode(), archive.read("index.html").decode()
    exported = {(table.name, name) for table in house.state.site.tables for name, column in table.personal.items() if column.export}
    for place in planted & exported:
        assert canary(*place) in text and canary(*place) in page, place
    for place in planted - exported:
        assert canary(*place) not in text, place
    assert "boris@example.kz" not in text and "Ещё актуально?" in text
    assert {table["name"] for table in data["tables"]} == {table.name for table in house.state.site.tables if table.whose}
    for name in names:
        if name.endswith(".jpg"):
            assert b"CANARY" not in archive.read(name)


def test_the_other_side_of_the_conversation_still_reads_well(house, aigerim, boris):
    people_deal(house, aigerim, boris)
    thread = house.db.value("select id from thread")
    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    page = boris.page(f"/messages/{thread}")
    assert "Ещё актуально?" in page and canary("message", "body") not in page and "Айгерим" not in page


def test_when_both_are_gone_the_conversation_is_gone(house, aigerim, boris):
    people_deal(house, aigerim, boris)
    for person in (aigerim, boris):
        person.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert house.db.value("select count(*) from thread") == 0 and house.db.value("select count(*) from message") == 0
