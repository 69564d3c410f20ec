"""A server has large exports made by a process of its own: the same file, nothing left where it fails, gone with the site."""

import os
import subprocess
import sys
import time

import pytest

from tests.conftest import PASSWORD
from tests.privacy.taking import ask_large, files, plant_messages, work_of
from web.commands import apart as command
from web.commands import worker
from web.core.jobs import Stopped
from web.core.pools import PATIENT
from web.core.settings import ROOT
from web.privacy import apart, making

SLEEPS = (sys.executable, "-c", "import sys, time; print(flush=True); time.sleep(60)")


@pytest.fixture
def asked(house, boris, aigerim, monkeypatch):
    """Boris waits for a large export of a site whose server has the command."""
    plant_messages(house, boris.member_id, aigerim.member_id, 40)
    ask_large(house, boris, monkeypatch)
    monkeypatch.setenv("SOQ_DATA", str(house.settings.data))
    house.state.apart = command.COMMAND
    return house.db.one("select * from archive")


def state(house):
    return house.db.value("select state from archive")


def test_the_process_makes_it_and_the_person_fetches_it(house, boris, asked, capfd):
    assert making.make_next(work_of(house)) == asked.id
    row = house.db.one("select * from archive")
    assert (row.state, row.tries) == ("ready", 1) and row.done > 40
    assert boris.do("/profile/export/file", {"password": PASSWORD}, 200).content[:2] == b"PK"
    assert house.mails()[-1].recipient == "boris@example.kz" and capfd.readouterr().err == ""


def test_what_fails_in_the_process_is_tried_again_and_its_file_is_gone(house, asked, monkeypatch):
    monkeypatch.setenv("SOQ_LANGUAGE", "xx")
    with pytest.raises(apart.Failed):
        making.make_next(work_of(house))
    assert (state(house), files(house)) == ("waiting", [])


def test_a_failure_is_logged_without_its_words_and_told_by_the_exit_code(house, asked, monkeypatch, caplog):
    monkeypatch.setattr(command.logs, "configure", lambda level: None)
    house.db.write(making.store.take, asked.id)
    monkeypatch.setattr(making.export, "write", lambda *_values: 1 / 0)
    with pytest.raises(SystemExit) as left:
        command.main(asked.id)
    assert left.value.code == 1
    assert "could not be made" in caplog.text and (state(house), files(house)) == ("waiting", [])


def test_a_disk_that_is_full_is_told_as_that(house, asked, monkeypatch):
    house.state.apart = (sys.executable, "-c", "raise SystemExit(1)")
    monkeypatch.setattr(making.files, "ROOM", 2**62)
    with pytest.raises(making.files.NoRoom):
        making.make_next(work_of(house))
    assert files(house) == []


def test_a_site_that_goes_down_ends_it_and_that_was_no_try(house, asked):
    house.state.apart = SLEEPS
    work, began = work_of(house), time.monotonic()
    work.stop.set()
    with pytest.raises(Stopped):
        making.make_next(work)
    row = house.db.one("select * from archive")
    assert (row.state, row.tries) == ("waiting", 0) and time.monotonic() - began < 30


def test_one_that_does_not_want_to_end_is_killed(monkeypatch):
    monkeypatch.setattr(apart, "GOODBYE", 0.1)
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    started = []
    monkeypatch.setattr(apart, "Popen", lambda *given, **how: started.append(subprocess.Popen(*given, **how)) or started[0])

    def stop():
        raise Stopped()

    with pytest.raises(Stopped):
        apart.run((sys.executable, "-c", stubborn), stop)
    assert started[0].returncode is not None and started[0].stdin.closed


def test_the_process_lets_readers_go_first_and_ends_when_the_server_is_killed():
    """Its standard input ends then, whatever it is doing."""
    begins = "import os, time; from web.commands import apart; apart.begin(); print(os.nice(0), flush=True); time.sleep(60)"
    with subprocess.Popen((sys.executable, "-c", begins), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert int(process.stdout.readline()) >= min(19, os.nice(0) + PATIENT)
        process.stdin.close()
        assert process.wait(30) == 1


def test_an_archive_that_is_not_wanted_any_more_is_no_failure(house, boris, asked, monkeypatch):
    house.db.write(making.store.take, asked.id)
    boris.do("/profile/export/delete")
    command.make(house.settings, asked.id)
    assert files(house) == []


def test_every_process_of_a_server_knows_the_command(house, monkeypatch):
    monkeypatch.setattr(worker.app, "create", lambda: house.front)
    monkeypatch.setattr(worker.signal, "signal", lambda *given: None)
    assert worker.create().starlette.state.apart == command.COMMAND
