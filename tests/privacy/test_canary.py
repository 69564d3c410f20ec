"""Unique words in everything personal: the export holds them, and after deletion no byte of them is in any file."""

import io
import json
import zipfile
from pathlib import Path

from PIL import Image

from tests.conftest import PASSWORD, House, plain_text
from tests.privacy import world
from web.commands import __main__ as commands
from web.commands import logs
from web.core import i18n
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


def three_deal(house: House, people: dict) -> dict[str, set[bytes]]:
    """Each of three sells to the two others, talks with them and reports one; a word of each person stands in everything
    that person wrote, and a photo carries it. Returns the words of each."""
    words = {name: f"{name}ҚанарЕйка{number}ӘҢ" for number, name in enumerate(people)}
    listings = {name: world.publish(house, person, f"Велосипед {words[name]}", f"{words[name]} продаёт велосипед")
                for name, person in people.items()}
    for name, person in people.items():
        person.do("/profile/edit", {"display_name": f"Имя {words[name]}", "first_name": words[name], "last_name": words[name],
                                    "about": words[name], "language": "ru", "name_seen_by": "everyone", "about_seen_by": "everyone",
                                    "phone_seen_by": "nobody", "town_seen_by": "nobody"})
        person.post(f"/listings/{listings[name]}/photos", files={"photo": ("a.jpg", world.photo(words[name].encode()), "image/jpeg")},
                    data={"upload_key": name})
        for other in people:
            if other != name:
                thread = world.ask(house, person, listings[other], f"Спрашивает {words[name]}")
                people[other].do(f"/messages/{thread}", {"text": f"Отвечает {words[other]}", "send_key": f"{name}{other}"})
                person.post("/report", data={"subject": "member", "id": people[other].member_id, "reason": "scam",
                                             "detail": f"Пишет {words[name]}"})
    house.db.write(lambda tx: tx.run("update outbox set send_after = 0"))
    house.run_job("mail")
    return {name: {word.encode(), f"{name}@example.kz".encode()} for name, word in words.items()}


def test_of_three_who_dealt_with_each_other_each_leaves_without_a_byte_and_the_others_read_on(house, aigerim, boris, sanzhar):
    people = {"aigerim": aigerim, "boris": boris, "sanzhar": sanzhar}
    words = three_deal(house, people)
    for name in list(people):
        assert world.files_with(house.settings.data, words[name])
        people.pop(name).do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
        for job in ("destructions", "photo files", "purge"):
            house.run_job(job)
        assert world.files_with(house.settings.data, words[name]) == []
        for other, person in people.items():
            assert world.files_with(house.settings.data, words[other])
            for row in house.db.all("select id from thread where buyer_id = :id or seller_id = :id", id=person.member_id):
                text = plain_text(person.page(f"/messages/{row.id}"))
                assert list(words[other])[0].decode() in text or "ҚанарЕйка" in text
                assert "None" not in text and not [word for word in words[name] if word.decode() in text]
    assert not list(house.settings.data.rglob("*.webp"))


def test_a_message_of_somebody_who_left_is_a_plain_mark_and_no_empty_bubble(house, aigerim, boris):
    number = world.publish(house, aigerim)
    thread = world.ask(house, boris, number, "Ещё актуально?")
    aigerim.do(f"/messages/{thread}", {"text": "Да, приезжайте", "send_key": "s1"})
    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    page = boris.page(f"/messages/{thread}")
    assert "Ещё актуально?" in page and "удал" in plain_text(page).lower()
    bubbles = [plain_text(part) for part in page.split('id="message-')[1:]]
    assert len(bubbles) == 2 and all(len(bubble) > 5 for bubble in bubbles)


def test_what_yesterdays_backup_brings_back_is_gone_again_after_the_restore(house, aigerim, boris, sanzhar, tmp_path, monkeypatch):
    words = three_deal(house, {"aigerim": aigerim, "boris": boris, "sanzhar": sanzhar})
    data = house.settings.data
    house.close()
    monkeypatch.setattr(logs, "configure", lambda level: None)
    monkeypatch.setenv("SOQ_DATA", str(data))
    assert commands.main(["backup", str(tmp_path / "yesterday.soqbackup")]) == 0
    again = House(data)
    again.client(aigerim.member_id).do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    again.run_job("purge")
    again.close()
    (data / "soq.db").unlink()  # only the list outside the database is left of the destruction
    assert commands.main(["restore", str(tmp_path / "yesterday.soqbackup"), "--to", str(tmp_path / "new")]) == 0
    i18n.use("ru")
    assert world.files_with(tmp_path / "new", words["aigerim"]) == []
    assert world.files_with(tmp_path / "new", words["boris"]) and world.files_with(tmp_path / "new", words["sanzhar"])


def test_when_both_are_gone_the_conversation_is_gone(house, aigerim, boris):
    people_deal(house, aigerim, boris)
    for person in (aigerim, boris):
        person.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert house.db.value("select count(*) from thread") == 0 and house.db.value("select count(*) from message") == 0
