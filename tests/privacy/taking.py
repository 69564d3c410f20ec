"""What tests of the export do again and again: take it, open it, fill an account, let a maker run."""

import io
import json
import zipfile

from tests.conftest import PASSWORD, House
from web.core.jobs import Work
from web.privacy import making


def take(client, path: str = "/profile/export", **more) -> zipfile.ZipFile:
    """The export of a small account, as the form gives it."""
    return zipfile.ZipFile(io.BytesIO(client.do(path, {"password": PASSWORD, **more}, 200).content))


def data(archive: zipfile.ZipFile) -> dict:
    """The data of an export."""
    return json.loads(archive.read("data.json"))


def rows(archive: zipfile.ZipFile, name: str) -> list[dict]:
    """The rows of one table."""
    return next(table["rows"] for table in data(archive)["tables"] if table["name"] == name)


def plant_messages(house: House, buyer: int, seller: int, count: int, body: str = "Здравствуйте", sender: int | None = None) -> int:
    """A conversation of so many messages, written by both in turn or by one; returns the thread."""
    def write(tx):
        thread = tx.new_id()
        tx.insert("thread", id=thread, listing_id=thread, listing_title="Диван", buyer_id=buyer, seller_id=seller, buyer_read=0,
                  seller_read=0, last_id=0, last_at=4_000_000_000, created_at=1_000)
        for place in range(count):
            tx.insert("message", id=tx.new_id(), thread_id=thread, sender_id=sender or (buyer, seller)[place % 2],
                      body=body, send_key=str(place), at=1_000 + place, hidden_at=None, hidden_reason="")
        return thread
    return house.db.write(write)


def ask_large(house: House, client, monkeypatch) -> None:
    """Asks for an export as somebody with much data does: nobody waits for it."""
    monkeypatch.setattr(making, "SMALL", 0)
    assert client.do("/profile/export", {"password": PASSWORD}).headers["location"].startswith("/profile/export")


def work_of(house: House) -> Work:
    """What the job of exports is given."""
    return Work(house.db, house.settings, house.state)


def files(house: House) -> list[str]:
    """The names of all files of archives."""
    folder = house.settings.data / "archives"
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []
