"""What the rights of one busy member cost the others: an export and a destruction while people read."""

import http.client
import time
from collections.abc import Callable
from urllib.parse import urlencode

from web.app import SITE, secret_of
from web.commands.bench import busy_member
from web.commands.bench.figures import Figure, percentile
from web.commands.bench.load import Outcome
from web.commands.bench.readers import stream
from web.commands.bench.servers import Server
from web.commands.bench.stage import Stage
from web.commands.bench.wire import BROWSER
from web.commands.demo_site import PASSWORD
from web.commands.saying import Stopped
from web.core.security import SESSION_COOKIE
from web.core.settings import Settings
from web.core.tokens import Keys

WITHIN, LATE = 60.0, 100.0  # seconds; milliseconds
PATIENCE = 600.0  # seconds after which the measurement is given up
SPAN = 4.0  # seconds of readers at a time
WHOSE = f"a member with {busy_member.LISTINGS:,} listings, {busy_member.MESSAGES:,} messages"


def measure(stage: Stage) -> list[Figure]:
    """Export, then destruction, of the same member, each with readers beside it."""
    stage.say(f"Rights of {WHOSE} …")
    folder = stage.folder / "photos"
    person = busy_member.put(stage.database, Keys(secret_of(Settings(data=stage.folder))), folder.resolve(), PASSWORD)
    server = Server(stage.folder, "create", jobs="yes")
    try:
        _settled(stage)
        idle = stage.loader.run(stream(stage, server.port, SPAN, 5_000))
        _post(server, "/profile/export", person, password=PASSWORD)
        taken, reading = _meanwhile(stage, server, lambda: _exported(stage, person.id), 5_001)
        size = stage.db.value("select bytes from archive where member_id = :id", id=person.id)
        _post(server, "/profile/delete", person, password=PASSWORD, at_once="yes")
        gone, others = _meanwhile(stage, server, lambda: _destroyed(stage, person.id), 6_000)
    finally:
        server.close()
    left = stage.db.value("select count(*) from listing where member_id = :id", id=person.id)
    before = f"idle before: {_late(idle):.0f} ms"
    return [Figure(f"export of {WHOSE}", taken, "s", most=WITHIN, beside=f"{size / 1e6:,.0f} MB"),
            Figure("readers' slowest of a hundred meanwhile", _late(*reading), "ms", most=LATE, beside=before),
            Figure("destruction of the same member, purge included", gone, "s", most=WITHIN, beside=f"{left} listings left"),
            Figure("readers' slowest of a hundred meanwhile", _late(*others), "ms", most=LATE),
            Figure("readers who got no answer meanwhile", _unanswered(idle, *reading, *others), most=0.0,
                   beside="a page of a listing that is gone by then is an answer")]


def _late(*outcomes: Outcome) -> float:
    return percentile([one for outcome in outcomes for one in outcome.times], 0.99) * 1e3


def _unanswered(*outcomes: Outcome) -> int:
    return sum(count for one in outcomes for status, count in one.statuses.items() if status not in (200, 404))


def _post(server: Server, path: str, person: busy_member.Busy, **fields: str) -> None:
    """Sends a form as the member. Raises Stopped when it is refused."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("POST", path, urlencode(fields), {
            **BROWSER, "content-type": "application/x-www-form-urlencoded", "cookie": f"{SESSION_COOKIE}={person.cookie}"})
        answer = connection.getresponse()
        answer.read()
        if answer.status not in (200, 303):
            raise Stopped(f"{path} answered {answer.status}.")
    finally:
        connection.close()


def _meanwhile(stage: Stage, server: Server, done: Callable[[], bool], seed: int) -> tuple[float, list[Outcome]]:
    """Seconds until it is done, and what readers met until then. Raises Stopped when it takes for ever."""
    began, found, ended = time.monotonic(), [], 0.0
    while not ended:
        stage.loader.begin(stream(stage, server.port, SPAN, seed + len(found)))
        until = time.monotonic() + SPAN
        while time.monotonic() < until and not ended:
            time.sleep(0.05)
            ended = time.monotonic() - began if done() else 0.0
        found.append(stage.loader.end())
        if time.monotonic() - began > PATIENCE:
            raise Stopped("This takes more than ten minutes.")
    return ended, found


def _settled(stage: Stage) -> None:
    """Waits until the jobs that a start brings along have all been run once. Raises Stopped."""
    until = time.monotonic() + PATIENCE
    while stage.db.value("select count(*) from job where done_at is not null") < len(SITE.joined("jobs")):
        if time.monotonic() > until:
            raise Stopped("The jobs of the site do not come to an end.")
        time.sleep(0.2)


def _exported(stage: Stage, member_id: int) -> bool:
    state = stage.db.value("select state from archive where member_id = :id", id=member_id)
    if state == "failed":
        raise Stopped("The export failed.")
    return state == "ready"


def _destroyed(stage: Stage, member_id: int) -> bool:
    return stage.db.value("select purged_at from destruction where member_id = :id", id=member_id) is not None
