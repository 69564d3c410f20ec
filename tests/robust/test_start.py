"""The whole house: it does not start with what it does not know, and it calls nobody outside."""

import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CAST
from tests.robust.people import put_listing
from tests.robust.running import ROOT, Server
from web.app import SITE
from web.core import broadcast, desk, live, sqlite

PEOPLE = ("guest", *CAST)
FORM = {"display_name": "Динара", "email": "dinara@example.kz", "password": "тихая река лодка", "town": "75001",
        "processing": "y", "policy": "1"}


@pytest.fixture
def outside(monkeypatch) -> list:
    """Nothing can be reached; the list holds what was tried."""
    tried: list = []

    def refuse(*given, **named):
        tried.append(given[1:] or given)
        raise OSError("nothing outside can be reached in this test")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


@pytest.fixture
def addresses(house, aigerim, boris, monkeypatch) -> list[str]:
    """Every page that can be got, its places filled with things that are there."""
    monkeypatch.setattr(live, "SHORTEST", 0.0)
    monkeypatch.setattr(live, "LONGEST", 0.0)
    monkeypatch.setattr(broadcast, "SHORTEST", 0.0)
    monkeypatch.setattr(broadcast, "LONGEST", 0.0)
    monkeypatch.setattr(desk, "BEAT", 0.02)
    listing = put_listing(house, aigerim.member_id)
    went = boris.do("/messages/new", {"listing": listing, "text": "Ещё продаётся?",
                                      "send_key": "k"}).headers["location"]
    known = {"listings": listing, "messages": re.search(r"\d+", went)[0], "members": aigerim.member_id, "outbox": 1,
             "regions": house.db.value("select min(id) from region"),
             "towns": house.db.value("select min(id) from town"),
             "categories": 401, "attributes": house.db.value("select min(code) from attribute"), "c": "telefony"}

    def fill(path: str) -> str:
        words = [word for word in path.split("/") if word in known]
        path = path.replace("{subject}", "listing")
        return re.sub(r"\{[^}]*\}", str(known[words[-1]] if words else 1), path)

    paths = [fill(route.path) for route in SITE.joined("routes")
             if "GET" in route.methods]
    return [*paths, "/nowhere", "/healthz", "/static/site.js", "/static/rest.css"]


@pytest.mark.parametrize("who", PEOPLE)
def test_no_page_calls_anybody_outside_and_none_breaks(addresses, outside, request, who):
    person = request.getfixturevalue(who)
    statuses = {path: person.get(path).status_code for path in addresses}
    assert outside == []
    assert set(statuses.values()) <= {200, 303, 308, 404, 405, 410}, statuses
    opened = [path for path, status in statuses.items() if status == 200]
    assert len(opened) > {"guest": 10, "olzhas": 35}.get(who, 20), statuses


@pytest.mark.parametrize("prefix", ["/kk", "/en"])
def test_every_page_opens_in_every_language_as_in_the_first(addresses, olzhas, prefix):
    for path in addresses:
        if not path.startswith("/static"):
            assert olzhas.get(prefix + path).status_code == olzhas.get(path).status_code, path


def test_neither_registering_nor_any_job_calls_anybody_outside(house, guest, outside):
    guest.do("/register", FORM)
    for job in SITE.joined("jobs"):
        house.run_job(job.name)
    assert outside == [] and len(list((house.settings.data / "mail").glob("*.eml"))) == 1


@pytest.mark.slow
@pytest.mark.parametrize(("planted", "said"), [
    ("alter table member add column iin text", "column member.iin is not declared"),
    ("create table dossier (id bigint)", "table dossier is not declared")])
def test_the_server_does_not_start_with_something_that_is_not_declared(fresh_folder, tmp_path, planted, said):
    folder = tmp_path / "data"
    shutil.copytree(fresh_folder, folder)
    connection = sqlite.connect(folder / "soq.db")
    connection.execute(planted)
    connection.close()
    ended = subprocess.run([sys.executable, "-m", "web.commands", "serve"], cwd=ROOT, env=Server(folder).environment,
                           capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL)
    assert ended.returncode != 0 and said in ended.stderr and "Traceback" not in ended.stderr


@pytest.mark.slow
def test_two_servers_that_start_at_once_on_an_empty_folder_share_one_key(tmp_path):
    folder = Path(tmp_path / "data")
    folder.mkdir()
    made = ("from web.app import secret_of; from web.core.settings import from_environment;"
            " print(secret_of(from_environment()))")
    started = [subprocess.Popen([sys.executable, "-c", made], cwd=ROOT, env=Server(folder).environment, text=True,
                                stdout=subprocess.PIPE) for _ in range(4)]
    keys = {one.communicate(timeout=60)[0].strip() for one in started}
    assert len(keys) == 1 and len(keys.pop()) >= 48
    assert (folder / "secret.key").stat().st_mode & 0o777 == 0o600
