"""Words in every kind of file that may hold a person, packed ones opened: after the destruction none of them has any."""

import fcntl
import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from tests.conftest import PASSWORD, House
from tests.privacy import world
from tests.privacy.taking import ask_large, plant_messages, take, work_of
from tests.privacy.test_import_member import bring
from tests.registers.conftest import ADMIN, DECISION, decided, settle
from tests.requests.cases import opened
from web.archives import files as archives
from web.commands import __main__ as commands
from web.commands import logs
from web.core import i18n
from web.privacy import making, strays

WORD, OTHER = "ҚанарЕйкаАйгерімӘҢ", "ҚанарЕйкаБорисӘҢ"
LEFT = {"mail": "77.eml", "attachments/ab": "ab" * 16, "archives": "cd" * 16 + ".part", "bundles": "5.part", "backups/.making-x": "soq.db",
        "backups/.checking-y": "soq.db", "backups": "soq-1.soqbackup.part"}


def contents(content: bytes, name: str):
    """A file and, where it is a ZIP, all that is in it, however deep."""
    yield name, content
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from contents(archive.read(inner), f"{name}/{inner}")


def holding(folder: Path, word: str) -> list[str]:
    """Every file below the folder, and every file inside those, that has the word."""
    return [name for path in folder.rglob("*") if path.is_file() for name, content in contents(path.read_bytes(), str(path))
            if word.encode() in content]


def gone(house: House, *people) -> None:
    """They leave at once, and the jobs do what is to be done."""
    for person in people:
        person.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    for name in ("destructions", "photo files", "purge"):
        house.run_job(name)


def documented(house: House, person, word: str) -> None:
    """A request with a document; the word is in the document, in its name and in the request."""
    number = opened(house, person.member_id, text=f"Исправьте: {word}").id
    person.post(f"/profile/requests/{number}/files", files={"file": (f"{word}.pdf", b"%PDF-1.7\n(" + word.encode() + b")\nendobj\n")})
    assert house.db.value("select count(*) from request_file where request_id = :id", id=number) == 1


def named(person, word: str) -> None:
    person.do("/profile/edit", {"display_name": word, "first_name": word, "last_name": "", "about": word, "language": "ru",
                                **{f"{field}_seen_by": "everyone" for field in ("name", "about")},
                                **{f"{field}_seen_by": "nobody" for field in ("phone", "town")}})


def bundled(house: House, olzhas, *members) -> int:
    """A bundle for an authority about the members, approved by a second administrator."""
    aru = house.client(house.member(f"Ару{len(house.mails())}", role="administrator"))
    for one in (olzhas, aru):
        settle(house, one.member_id)
    scope = {"decide-tables": ["member", "message"], "decide-categories": [*DECISION["decide-categories"], "content"]}
    number = decided(olzhas, *members, **scope)
    for act in ("approve", "bundle"):
        aru.do(f"{ADMIN}/authorities/{number}/{act}")
    return number


def bundles(house: House) -> list[Path]:
    return list((house.settings.data / "bundles").glob("*"))


def test_documents_sent_to_the_desk_go_with_the_person(house, aigerim, boris):
    documented(house, aigerim, WORD)
    documented(house, boris, OTHER)
    assert [name for name in holding(house.settings.data, WORD) if "attachments" in name]
    gone(house, aigerim)
    assert holding(house.settings.data, WORD) == []
    assert [name for name in holding(house.settings.data, OTHER) if "attachments" in name]


def test_a_bundle_for_an_authority_goes_with_each_of_those_in_it_and_can_be_made_anew_of_the_others(house, olzhas, aigerim, boris):
    named(aigerim, WORD)
    named(boris, OTHER)
    number = bundled(house, olzhas, aigerim, boris)
    assert [name for name in holding(house.settings.data, WORD) if "bundles" in name]
    gone(house, aigerim)
    assert holding(house.settings.data, WORD) == [] and bundles(house) == []
    olzhas.do(f"{ADMIN}/authorities/{number}/bundle")
    house.db.write(lambda tx: tx.run("update destruction set purged_at = null"))
    house.run_job("purge")
    assert [name for name in holding(house.settings.data, OTHER) if "bundles" in name] and holding(house.settings.data, WORD) == []


def test_a_bundle_that_was_handed_over_goes_too(house, olzhas, aigerim):
    named(aigerim, WORD)
    number = bundled(house, olzhas, aigerim)
    olzhas.do(f"{ADMIN}/authorities/{number}/hand", {"hand-how": "нарочным"})
    assert bundles(house)
    gone(house, aigerim)
    assert holding(house.settings.data, WORD) == [] and bundles(house) == []
    house.run_job("spent bundles")
    assert olzhas.page(f"{ADMIN}/authorities/{number}")


def test_an_export_that_is_ready_and_one_whose_maker_was_killed_go_with_the_person(house, aigerim, monkeypatch):
    named(aigerim, WORD)
    take(aigerim)
    assert [name for name in holding(house.settings.data, WORD) if "archives" in name]
    row = house.db.one("select * from archive")
    house.db.write(lambda tx: tx.run("update archive set state = 'making', ready_at = null"))
    with archives.begin(house.settings.data, row.name) as part:
        part.write(WORD.encode())
    gone(house, aigerim)
    assert holding(house.settings.data, WORD) == [] and list((house.settings.data / "archives").glob("*")) == []


def test_an_export_that_is_being_made_while_the_person_goes_is_given_up(house, aigerim, boris, monkeypatch):
    named(aigerim, WORD)
    plant_messages(house, boris.member_id, aigerim.member_id, 30, WORD, sender=aigerim.member_id)
    ask_large(house, aigerim, monkeypatch)
    real, seen = making.export.write, []

    def write(target, *given):
        real(target, *given)
        target.flush()
        seen.extend(holding(house.settings.data / "archives", WORD))
        gone(house, aigerim)

    monkeypatch.setattr(making.export, "write", write)
    making.make_next(work_of(house))
    assert seen and holding(house.settings.data, WORD) == [] and not list((house.settings.data / "archives").glob("*"))
    assert house.db.value("select purged_at from destruction") and not house.mails()


def test_what_was_brought_from_another_site_goes_with_who_brought_it(house, aigerim):
    named(aigerim, WORD)
    world.publish(house, aigerim, f"Диван {WORD}", f"Продаю диван {WORD}")
    export = aigerim.do("/profile/export", {"password": PASSWORD}, 200).content
    newcomer, answer = bring(house, export)
    newcomer.member_id = house.db.value("select max(id) from member")
    assert answer.status_code == 200 and house.db.value("select count(*) from listing where member_id = :id", id=newcomer.member_id) == 1
    gone(house, aigerim)
    assert holding(house.settings.data, WORD)
    gone(house, newcomer)
    assert holding(house.settings.data, WORD) == [] and not list(house.settings.data.rglob("*.webp"))


@pytest.fixture
def wrecked(house):
    """Files of every kind whose rows a crash took along, or that an interrupted backup left."""
    for folder, name in LEFT.items():
        path = house.settings.data / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(WORD.encode())
        os.utime(path, (time.time() - strays.YOUNG,) * 2)
    return house.settings.data


def test_what_crashes_left_goes_before_a_destruction_is_called_done(house, aigerim, wrecked):
    assert len(holding(wrecked, WORD)) == len(LEFT)
    gone(house, aigerim)
    assert holding(wrecked, WORD) == [] and house.db.value("select purged_at from destruction")
    assert (wrecked / "backups" / "destroyed.txt").read_text() == f"{aigerim.member_id}\n"


@pytest.mark.parametrize("folder", ["mail", "attachments/ab", "archives", "bundles"])
def test_a_file_whose_row_may_be_on_its_way_is_waited_for(house, aigerim, wrecked, folder):
    os.utime(wrecked / folder / LEFT[folder])
    gone(house, aigerim)
    assert len(holding(wrecked, WORD)) == 1 and house.db.value("select purged_at from destruction") is None
    os.utime(wrecked / folder / LEFT[folder], (1, 1))
    house.run_job("purge")
    assert holding(wrecked, WORD) == [] and house.db.value("select purged_at from destruction")


def test_a_backup_that_is_being_made_is_waited_for(house, aigerim, wrecked):
    with (wrecked / "backups" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        gone(house, aigerim)
        assert len(holding(wrecked, WORD)) == 3 and house.db.value("select purged_at from destruction") is None
    house.run_job("purge")
    assert holding(wrecked, WORD) == [] and house.db.value("select purged_at from destruction")


def test_files_that_have_their_rows_stay(house, olzhas, aigerim, boris):
    named(boris, OTHER)
    documented(house, boris, OTHER)
    bundled(house, olzhas, boris)
    take(boris)
    house.db.write(lambda tx: tx.run("update outbox set send_after = 0"))
    house.run_job("mail")
    before = sorted(path for path in house.settings.data.rglob("*") if path.is_file() and path.parent != house.settings.data)
    for path in before:
        os.utime(path, (1, 1))
    assert {"attachments", "bundles", "archives", "mail"} <= {path.relative_to(house.settings.data).parts[0] for path in before}
    gone(house, aigerim)
    after = {path for path in house.settings.data.rglob("*") if path.is_file()}
    assert [path for path in before if path not in after] == [] and house.db.value("select purged_at from destruction")


def test_what_yesterdays_backup_brings_back_of_documents_and_bundles_is_gone_after_the_restore(house, olzhas, aigerim, boris, tmp_path,
                                                                                              monkeypatch):
    named(aigerim, WORD)
    named(boris, OTHER)
    documented(house, aigerim, WORD)
    bundled(house, olzhas, aigerim, boris)
    house.db.write(lambda tx: tx.run("update outbox set send_after = 0"))
    house.run_job("mail")
    data, new = house.settings.data, tmp_path / "new"
    house.close()
    monkeypatch.setattr(logs, "configure", lambda level: None)
    monkeypatch.setenv("SOQ_DATA", str(data))
    assert commands.main(["backup", str(tmp_path / "yesterday.soqbackup")]) == 0
    (data / "backups" / "destroyed.txt").write_text(f"{aigerim.member_id}\n")
    (data / "soq.db").unlink()
    assert commands.main(["restore", str(tmp_path / "yesterday.soqbackup"), "--to", str(new)]) == 0
    i18n.use("ru")
    assert holding(new, WORD) == [] and holding(new, OTHER)
    assert not list((new / "bundles").glob("*")) and not [path for path in (new / "attachments").rglob("*") if path.is_file()]
