"""Three people who deal with each other, snapshots of all that the inventory knows of one, and bytes in files."""

import hashlib
import io
from pathlib import Path

from PIL import Image

from tests.conftest import House
from web.privacy.rows import Inventory


def photo(text: bytes = b"") -> bytes:
    """A JPEG of noise whose EXIF carries a description and a place."""
    exif = Image.Exif()
    exif[0x010E] = text.decode() or "nothing"
    exif[0x8825] = {1: "N", 2: (43.0, 14.0, 7.0), 3: "E", 4: (76.0, 53.0, 21.0)}
    target = io.BytesIO()
    Image.effect_noise((640, 480), 60).convert("RGB").save(target, "JPEG", exif=exif, comment=text)
    return target.getvalue()


def publish(house: House, seller, title: str = "Телефон почти новый", text: str = "Продаю телефон, работает хорошо") -> int:
    """The seller publishes a listing with a photo by the forms of the site; returns its number."""
    path = seller.do("/listings", {"category": "401"}).headers["location"]
    number = int(path.split("/")[2])
    seller.post(f"/listings/{number}/photos", files={"photo": ("IMG.jpg", photo(), "image/jpeg")}, data={"upload_key": f"k{number}"})
    seller.do(f"/listings/{number}/edit", {"title_ru": title, "text_ru": text, "price_mode": "fixed", "price": "120000",
                                           "town": "75001", "publish": "1"})
    assert house.db.value("select state from listing where id = :id", id=number) == "live"
    return number


def ask(house: House, buyer, listing: int, text: str) -> int:
    """The buyer writes about a listing; returns the number of the conversation."""
    buyer.do("/messages/new", {"listing": listing, "text": text, "send_key": f"{buyer.member_id}-{listing}"})
    return house.db.value("select id from thread where listing_id = :id and buyer_id = :buyer", id=listing, buyer=buyer.member_id)


def deal(house: House, seller, buyer) -> tuple[int, int]:
    """A listing, a conversation both ways, a report, a mail on its way; returns listing and conversation."""
    number = publish(house, seller)
    thread = ask(house, buyer, number, "Ещё актуально?")
    seller.do(f"/messages/{thread}", {"text": "Да, приезжайте", "send_key": "s1"})
    seller.post("/report", data={"subject": "member", "id": buyer.member_id, "reason": "scam", "detail": "Просит предоплату"})
    buyer.post("/report", data={"subject": "listing", "id": number, "reason": "scam", "detail": "Цена странная"})
    return number, thread


def everything(house: House, member_id: int) -> dict[str, list[dict]]:
    """Every row of every declared table in which the person has any role."""
    inventory = Inventory(house.state.site.tables)
    return {table.name: house.db.all(f"select * from {table.name} where "
                                     + " or ".join(f"({inventory.condition(who)})" for who in table.whose)
                                     + " order by id", member=member_id) for table in inventory.tables}


def files(house: House, member_id: int) -> dict[str, str]:
    """Every file of the person in the data folder, by its place and content."""
    data, owned = Path(house.settings.data), everything(house, member_id)
    names = {row["name"] for row in owned["photo"]} | {f"{row['id']}.eml" for row in owned["outbox"]}
    return {str(path.relative_to(data)): hashlib.sha256(path.read_bytes()).hexdigest() for path in data.rglob("*")
            if path.is_file() and (path.name in names or path.name.rpartition("-")[0] in names)}


def files_with(folder: Path, words: set[bytes]) -> list[str]:
    """Which files hold which words."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [f"{path.relative_to(folder)}: {word.decode()}" for word in words if word in content]
    return found
