"""`serve` listens for mail when it is configured to, in one process of several, and stops with the site."""

import contextlib
import logging
import shutil
import smtplib
import socket
import stat
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import House
from tests.relay.conftest import DOMAIN, hand, mail_from
from tests.robust.running import Server, free_port
from web.commands.health import running
from web.core.settings import BadSetting, from_environment
from web.relay.server import Inbound, inbound


def greets(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2) as line:
        return line.recv(100).startswith(b"220 " + DOMAIN.encode())
    return False


def waits_for(what, seconds: float = 8.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not what():
        time.sleep(0.1)
    return what()


def test_one_of_two_processes_listens_and_all_stop_together(fresh_folder, tmp_path):
    folder, port = tmp_path / "data", free_port()
    shutil.copytree(fresh_folder, folder)
    server = Server(folder, relay_domain=DOMAIN, relay_listen=f"127.0.0.1:{port}", workers="2").start()
    try:
        assert waits_for(lambda: greets(port)), server.log.read_text()[-2_000:]
        with smtplib.LMTP("127.0.0.1", port, timeout=5) as line:
            line.ehlo()
            line.mail("a@b.kz")
            assert line.rcpt("t-1-" + "a" * 26 + "@" + DOMAIN)[0] == 550
    finally:
        begun = time.monotonic()
        server.stop()
    assert time.monotonic() - begun < 10 and not greets(port)
    assert "a@b.kz" not in server.log.read_text() and "Traceback" not in server.log.read_text()


def test_nothing_listens_until_a_domain_is_set(fresh_folder, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(fresh_folder, folder)
    house = House(folder)
    assert inbound(house.state) is None
    house.close()


def test_when_the_process_that_listens_ends_the_other_takes_over(house):
    port = free_port()
    object.__setattr__(house.settings, "relay_listen", f"127.0.0.1:{port}")
    first, second = Inbound(house.state), Inbound(house.state)
    first.start()
    assert first.listening.wait(5)
    second.start()
    assert not second.listening.wait(1.2) and greets(port)
    first.close()
    assert second.listening.wait(5) and greets(port)
    second.close()
    assert not greets(port)


def test_a_port_that_is_taken_is_tried_again(house, caplog):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        object.__setattr__(house.settings, "relay_listen", f"127.0.0.1:{port}")
        server = Inbound(house.state)
        server.start()
        assert waits_for(lambda: "cannot listen" in caplog.text, 5)
    assert server.listening.wait(5)
    server.close()


def test_it_listens_on_a_socket_file(house, boris):
    path = Path("/tmp" if len(str(house.settings.data)) > 80 else house.settings.data) / f"lmtp{free_port()}"
    object.__setattr__(house.settings, "relay_listen", f"unix:{path}")
    server = Inbound(house.state)
    server.start()
    assert server.listening.wait(5) and stat.S_ISSOCK(path.stat().st_mode)
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        line.connect(str(path))
        assert line.recv(100).startswith(b"220 ")
    server.close()
    path.unlink(missing_ok=True)


def test_the_log_holds_no_address(house, inbound, caplog):
    caplog.set_level(logging.DEBUG)
    hand(inbound, mail_from("boris@example.kz", f"t-1-{'a' * 26}@{DOMAIN}", "Тайна"), f"t-1-{'a' * 26}@{DOMAIN}")
    assert not any(word in caplog.text for word in ("boris@", DOMAIN, "Тайна"))


@pytest.mark.parametrize(("name", "value"), [
    ("SOQ_RELAY_DOMAIN", "Not A Domain"), ("SOQ_RELAY_DOMAIN", "localhost"), ("SOQ_RELAY_LISTEN", "0.0.0.0:25"),
    ("SOQ_RELAY_LISTEN", "mx.example.kz:25"), ("SOQ_RELAY_LISTEN", "127.0.0.1"), ("SOQ_RELAY_LISTEN", "unix:"),
    ("SOQ_RELAY_LISTEN", "127.0.0.1:70000")])
def test_only_this_machine_may_hand_mail_over(name, value):
    with pytest.raises(BadSetting, match=name):
        from_environment({name: value})


@pytest.mark.parametrize("value", ["127.0.0.1:8024", "[::1]:24", "localhost:24", "unix:/run/soq/lmtp"])
def test_places_of_this_machine_are_fine(value):
    assert from_environment({"SOQ_RELAY_LISTEN": value, "SOQ_RELAY_DOMAIN": DOMAIN}).relay_listen == value


def test_doctor_says_what_the_relay_still_needs(house):
    told = [finding.says for finding in running.relay(house.settings)]
    assert len(told) == 1 and "SOQ_SMTP" in told[0]
    told = list(running.relay(replace(house.settings, smtp="mx:25", relay_trusts="")))
    assert [(one.level, "SOQ_RELAY_TRUSTS" in one.says) for one in told] == [("warn", True)]
    assert [one.level for one in running.relay(replace(house.settings, smtp="mx:25"))] == ["ok"]
    assert list(running.relay(replace(house.settings, relay_domain=""))) == []
