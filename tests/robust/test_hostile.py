"""A thousand hostile requests to a real server: no error of ours, no slow answer, nothing told, still alive."""

import contextlib
import re
import shutil
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import House
from tests.listings.selling import begin
from tests.robust.malice import Malice, Target, field_names, jpeg
from tests.robust.people import Person, cookie, put_listing, secrets_of
from tests.robust.running import ROOT, Server
from web.app import SITE
from web.core.security import SESSION_COOKIE

COUNT, AT_ONCE, SLOWEST, MOST_MEMORY = 1_000, 4, 10.0, 200_000_000
# These end the session or the account of whoever sends them, and with it the test.
ENDING = {"/logout", "/profile/block", "/profile/delete", "/profile/sessions/end", "/profile/sessions/end-others"}
READ_AT_MOST = 3_000_000
SILENCE = 4.0  # seconds without a word


@dataclass(frozen=True)
class Outcome:
    """What became of one request; `status` is 0 when the server hung up without a word."""

    request: bytes
    status: int
    answer: bytes
    seconds: float


def send(port: int, request: bytes) -> Outcome:
    """Sends the bytes as they are and reads what comes; stops talking where less was sent than promised, and when
    nothing comes for a while."""
    begun, answer = time.monotonic(), b""
    with socket.create_connection(("127.0.0.1", port), timeout=SILENCE) as line:
        with contextlib.suppress(OSError):
            line.sendall(request)
            if promises_more(request):
                line.shutdown(socket.SHUT_WR)
            while not is_whole(request, answer):
                piece = next_piece(line)
                answer += piece
                if not piece:
                    break
    found = re.match(rb"HTTP/1\.[01] (\d{3})", answer)
    return Outcome(request, int(found[1]) if found else 0, answer, time.monotonic() - begun)


def next_piece(line: socket.socket) -> bytes:
    """What comes next; after a silence we stop talking, so that a server which waits for more gives up. Raises
    TimeoutError when even then nothing comes."""
    try:
        return line.recv(65_536)
    except TimeoutError:
        line.shutdown(socket.SHUT_WR)
        line.settimeout(SLOWEST + 2)
        return line.recv(65_536)


def promises_more(request: bytes) -> bool:
    """Whether the request names a longer body than it brings."""
    head, _, body = request.partition(b"\r\n\r\n")
    found = re.search(rb"\nContent-Length: (\d+)\r?$", head, re.M)
    return bool(found) and int(found[1]) > len(body)


def is_whole(request: bytes, answer: bytes) -> bool:
    """Whether the answer is complete, or goes on for ever."""
    head, end, body = answer.partition(b"\r\n\r\n")
    found = re.search(rb"(?i)\ncontent-length: *(\d+)", head)
    endless = b"text/event-stream" in head or len(answer) > READ_AT_MOST
    return bool(end) and (endless or request.startswith(b"HEAD") or bool(found) and len(body) >= int(found[1]))


@pytest.fixture
def folder(fresh_folder: Path, tmp_path: Path) -> Path:
    place = tmp_path / "data"
    shutil.copytree(fresh_folder, place)
    return place


def aim(folder: Path) -> Target:
    """Routes, names and numbers of the site; a guest, a member, the administrator and the owner of a draft."""
    house = House(folder)
    try:
        ids = {row.email.split("@")[0]: row.id for row in house.db.all("select id, email from member")}
        listing, draft = put_listing(house, ids["aigerim"]), begin(house.client(ids["aigerim"]))
        keys = [cookie(house, ids[name]) for name in ("boris", "olzhas", "aigerim")]
        thread = house.client(ids["boris"]).do("/messages/new", {"listing": listing, "text": "?", "send_key": "k"})
        number = int(re.search(r"\d+", thread.headers["location"])[0])
    finally:
        house.close()
    routes = [(route.path, "POST" in route.methods) for route in SITE.joined("routes")
              if route.path not in ENDING and not route.path.startswith("/live/")]
    people = [b"Sec-Fetch-Site: same-origin\r\nCookie: %s=%s" % (SESSION_COOKIE.encode(), key.encode()) for key in keys]
    numbers = {"listings": (listing, draft), "messages": (number,), "members": (ids["sanzhar"],),
               "": (1, 7, 75, listing, draft)}
    return Target(tuple(path for path, is_post in routes if not is_post),
                  tuple(path for path, is_post in routes if is_post),
                  field_names(ROOT), numbers, (b"Sec-Fetch-Site: same-origin", *people), draft)


@pytest.fixture
def target(folder) -> Target:
    return aim(folder)


@pytest.fixture
def server(folder, target):
    running = Server(folder).start()
    yield running
    running.kill()


def faults(outcome: Outcome, secret: list[bytes]) -> list[str]:
    """What is wrong with an answer."""
    head, _, body = outcome.answer.partition(b"\r\n\r\n")
    found = [f"tells {word!r}" for word in secret if word in outcome.answer and word not in outcome.request
             and b"/admin/health" not in outcome.request]  # there the administrator reads where the data lie
    if outcome.status >= 500:
        found.append(f"status {outcome.status}")
    if outcome.seconds > SLOWEST:
        found.append(f"took {outcome.seconds:.1f} s")
    if b"planted=1" in head or b"\r\nset-cookie: planted" in outcome.answer.lower():
        found.append("lets a header be planted")
    if b"<script>alert(1)</script>" in body or b"SQLite format 3" in body or b"root:" in body:
        found.append("sends back what was planted, or a file")
    return found


@pytest.mark.slow
def test_a_thousand_hostile_requests_do_no_harm(folder, target, server):
    requests = Malice(target, seed=20_260_901).requests(COUNT)
    warm_up(server, target)
    before = server.memory()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        outcomes = list(threads.map(lambda request: send(server.port, request), requests))
    secret = secrets_of(folder)
    bad = [(fault, outcome.request[:300], outcome.answer[:300]) for outcome in outcomes for fault in faults(outcome,
                                                                                                            secret)]
    assert not bad, f"{len(bad)} faults:\n" + "\n".join(map(str, bad[:12]))
    statuses = Counter(outcome.status for outcome in outcomes)
    assert statuses[200] > 50 and statuses[404] > 50 and statuses[422] > 20 and statuses[400] > 20, statuses
    assert server.memory() - before < MOST_MEMORY
    still_well(server, folder)


def warm_up(server: Server, target: Target) -> None:
    """Has the server do each kind of its work once, so that what it holds anyway is not counted."""
    assert send(server.port, Malice(target, 0).upload(jpeg(400))).status in (200, 303)
    for path in ("/", "/login", "/search?q=a", "/privacy"):
        assert server.get(path)[0] == 200


def still_well(server: Server, folder: Path) -> None:
    """The server answers, pages are whole, the log tells of no error, and nothing lies about."""
    assert server.answers() and server.get("/kk/login")[0] == 200
    log = server.log.read_text()
    assert "Traceback" not in log and "unexpected" not in log, log[-4_000:]
    left = [path.name for path in (folder / "photos").rglob("*") if path.suffix in (".part", ".tmp", ".svg", ".html")]
    assert left == []


@pytest.mark.slow
def test_photos_are_changed_through_the_served_site_too(server, target):
    owner = Person(server.port, target.people[-1].split(b"=")[-1].decode())
    status = send(server.port, Malice(target, 1).upload(jpeg(400))).status
    assert status in (200, 303)
    html = owner.page(f"/listings/{target.draft}/edit")[1].decode()
    remove = re.search(r'formaction="([^"]*/photos/\d+/remove)"', html)[1]
    source = re.search(r'src="(/photos/[^"]+)"', html)[1]
    assert server.get(source)[0] == 200
    assert owner.send(remove)
    assert server.get(source)[0] == 404


@pytest.mark.slow
def test_half_a_request_keeps_nobody_else_waiting(server):
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(60)]
    for number, line in enumerate(idle):
        line.sendall(b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\nemail="[:20 + number])
    begun = time.monotonic()
    assert [server.get(path)[0] for path in ("/login", "/kk/login", "/healthz", "/privacy")] == [200] * 4
    assert time.monotonic() - begun < 15
    for line in idle:
        line.close()
    assert server.answers()
