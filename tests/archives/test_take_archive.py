"""An export as a thing that is made, kept for seven days and fetched with the password, by its person alone."""

import os
import stat

import pytest

from tests.conftest import PASSWORD
from tests.privacy.taking import ask_large, files, plant_messages, take, work_of
from web.core import clock
from web.core.clock import DAY, MINUTE
from web.core.writer import Closed
from web.privacy import making


def _row(house):
    return house.db.one("select * from archive")


def _later(monkeypatch, seconds: int) -> None:
    now = clock.now() + seconds
    monkeypatch.setattr("web.core.clock.now", lambda: now)


def test_a_small_one_is_there_at_once_and_can_be_fetched_again(house, boris):
    first = boris.do("/profile/export", {"password": PASSWORD}, 200).content
    assert boris.do("/profile/export/file", {}, 200).content == first
    assert "/profile/export/file" in boris.page("/profile/export") and _row(house).state == "ready"


def test_sent_twice_makes_one_archive(house, boris, monkeypatch):
    ask_large(house, boris, monkeypatch)
    ask_large(house, boris, monkeypatch)
    assert house.db.value("select count(*) from archive") == 1
    house.run_job("exports")
    house.run_job("exports")
    assert len(files(house)) == 1


def test_asking_for_a_newer_one_replaces_the_old_file(house, boris):
    take(boris)
    old, name = _row(house), files(house)
    for _ in range(2):
        take(boris, instead_of=old.id)
    assert files(house) != name and len(files(house)) == 1 and house.db.value("select count(*) from archive") == 1


def test_a_large_one_is_made_by_the_job_with_a_mail(house, boris, monkeypatch):
    ask_large(house, boris, monkeypatch)
    page = boris.page("/profile/export")
    assert "<progress" in page and 'http-equiv="refresh"' in page and "every 2s" in page
    boris.do("/profile/export/file", {"password": PASSWORD}, 404)
    house.run_job("exports")
    assert "<progress" not in boris.page("/profile/export")
    assert house.mails()[-1].recipient == "boris@example.kz" and house.link_in_mail() == "/profile/export"
    assert boris.do("/profile/export/file", {}, 200).content[:2] == b"PK"


def test_its_progress_is_told_while_it_is_made(house, boris, aigerim, monkeypatch):
    plant_messages(house, boris.member_id, aigerim.member_id, 60)
    seen = []
    monkeypatch.setattr(making, "TOLD_EVERY", 0.0)
    told = making.store.progress
    monkeypatch.setattr(making.store, "progress", lambda tx, *values: seen.append(values[1:]) or told(tx, *values))
    ask_large(house, boris, monkeypatch)
    making.make_next(work_of(house))
    done, total = zip(*seen, strict=True)
    assert list(done) == list(range(1, len(done) + 1)) and set(total) == {len(done)} and len(done) > 60
    assert _row(house).done == len(done)


def test_the_password_is_asked_for_again_after_a_quarter_of_an_hour(boris, monkeypatch):
    take(boris)
    _later(monkeypatch, 15 * MINUTE)
    assert 'name="password"' in boris.do("/profile/export/file", {}, 422).text
    boris.do("/profile/export/file", {"password": "wrong"}, 422)
    boris.do("/profile/export/file", {"password": PASSWORD}, 200)
    boris.do("/profile/export/file", {}, 200)


def test_a_password_given_elsewhere_opens_nothing_here(house, boris):
    take(boris)
    house.client(boris.member_id).do("/profile/export/file", {}, 422)


def test_after_seven_days_there_is_nothing_to_fetch_and_then_no_file(house, boris, monkeypatch):
    take(boris)
    _later(monkeypatch, 7 * DAY + 1)
    house.client(boris.member_id).do("/profile/export/file", {"password": PASSWORD}, 404)
    house.run_job("terms of keeping")
    assert files(house) == [] and _row(house) is None


def test_a_stranger_and_a_guest_find_nothing(house, boris, sanzhar, guest):
    take(boris)
    sanzhar.do("/profile/export/file", {"password": PASSWORD}, 404)
    assert guest.do("/profile/export/file").headers["location"].startswith("/login")
    assert files(house) and guest.get("/archives/" + files(house)[0]).status_code == 404
    assert guest.get("/photos/../archives/" + files(house)[0]).status_code == 404


def test_the_file_is_for_the_program_alone(house, boris):
    take(boris)
    folder = house.settings.data / "archives"
    assert stat.S_IMODE(os.stat(folder / files(house)[0]).st_mode) == 0o600 and stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    assert str(boris.member_id) not in files(house)[0]


def test_it_can_be_deleted_at_once_and_twice(house, boris):
    take(boris)
    for _ in range(2):
        boris.do("/profile/export/delete")
    assert files(house) == [] and _row(house) is None
    boris.do("/profile/export/file", {"password": PASSWORD}, 404)


def test_one_that_is_being_made_can_be_given_up(house, boris, aigerim, monkeypatch):
    plant_messages(house, boris.member_id, aigerim.member_id, 30)
    ask_large(house, boris, monkeypatch)
    monkeypatch.setattr(making, "TOLD_EVERY", 0.0)
    told = making.store.progress

    def gives_up(tx, number, done, total):
        if done == 5:
            making.store.remove(tx, boris.member_id)
        return told(tx, number, done, total)

    monkeypatch.setattr(making.store, "progress", gives_up)
    house.run_job("exports")
    assert _row(house) is None and files(house) == [] and not house.mails()


def test_it_goes_with_its_person(house, boris):
    take(boris)
    boris.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert files(house) == [] and _row(house) is None


def test_a_blocked_member_may_export_and_delete_the_file(house, boris, monkeypatch):
    boris.do("/profile/block")
    take(boris)
    boris.do("/profile/export/file", {}, 200)
    boris.do("/profile/export/delete")
    ask_large(house, boris, monkeypatch)
    house.run_job("exports")
    boris.do("/profile/export/file", {}, 200)


def test_what_fails_is_tried_three_times_and_then_said_to_have_failed(house, boris, monkeypatch):
    ask_large(house, boris, monkeypatch)
    monkeypatch.setattr(making.export, "write", lambda *_values: 1 / 0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            making.make_next(work_of(house))
    assert making.make_next(work_of(house)) is None
    assert _row(house).state == "failed" and files(house) == [] and "notice bad" in boris.page("/profile/export")
    monkeypatch.undo()
    take(boris)


def test_a_dead_makers_work_is_taken_up_again(house, boris, monkeypatch):
    ask_large(house, boris, monkeypatch)
    house.db.write(making.store.take, _row(house).id)
    assert making.make_next(work_of(house)) is None
    _later(monkeypatch, 10 * MINUTE + 1)
    assert making.make_next(work_of(house)) == _row(house).id and _row(house).state == "ready"


def test_a_stopping_site_leaves_no_half_file(house, boris, monkeypatch):
    ask_large(house, boris, monkeypatch)

    def stops(*_values):
        raise Closed("the site is stopping")

    monkeypatch.setattr(making.export, "write", stops)
    with pytest.raises(Closed):
        making.make_next(work_of(house))
    assert files(house) == []


def test_files_that_no_archive_names_are_swept(house, boris):
    take(boris)
    stray = house.settings.data / "archives" / ("0" * 32 + ".part")
    stray.write_bytes(b"left by a crash")
    house.run_job("stray archives")
    assert not stray.exists() and len(files(house)) == 1


def test_a_lost_file_is_not_there(house, boris):
    take(boris)
    (house.settings.data / "archives" / files(house)[0]).unlink()
    boris.do("/profile/export/file", {}, 404)
