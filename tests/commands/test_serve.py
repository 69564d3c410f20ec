"""`serve`: a real server that prints where it is, refuses a taken port, hands out photos, and stops in time."""

import re
import signal
import socket

import pytest

from tests.commands.serving import Server
from tests.conftest import House
from web.core import sqlite
from web.core.security import SESSION_COOKIE


@pytest.fixture
def stream(site):
    """Path and cookie of Boris's event stream of a conversation with Aigerim."""
    house = House(site)
    people = {row.display_name: row.id for row in house.db.all("select id, display_name from member")}
    house.db.write(lambda tx: tx.insert(
        "thread", id=7, listing_id=1, listing_title="Стол", buyer_id=people["Борис"], seller_id=people["Айгерим"],
        buyer_read=0, seller_read=0, buyer_mail=0, seller_mail=0, last_id=0, last_at=1, created_at=1))
    cookie = house.client(people["Борис"]).cookies[SESSION_COOKIE]
    house.close()
    return "/messages/7/events?after=0", f"Cookie: {SESSION_COOKIE}={cookie}"


def test_it_answers_and_prints_its_address_but_no_link_where_there_is_an_administrator(site):
    with Server(site) as server:
        assert server.ask("/healthz").startswith("HTTP/1.1 200 OK") and server.ask("/healthz").endswith("ok")
        server.stop()
    assert (server.status, server.out, server.err) == (0, f"SOQ runs at http://127.0.0.1:{server.port}\n", "")


def test_an_empty_folder_becomes_a_site_with_a_link_that_makes_the_first_administrator(tmp_path):
    with Server(tmp_path / "new" / "data") as server:
        lines = [server.process.stdout.readline(), server.process.stdout.readline()]
        link = re.fullmatch(rf"Make the first .*: http://127\.0\.0\.1:{server.port}(/first/\S{{32}})\n", lines[1])
        assert server.ask(link[1]).startswith("HTTP/1.1 200 OK")
        assert server.ask("/first/" + "x" * 32).startswith("HTTP/1.1 404")


def test_two_processes_share_the_work_and_both_stop(site):
    with Server(site, "--workers", 2) as server:
        assert {server.ask("/healthz")[:15] for _ in range(6)} == {"HTTP/1.1 200 OK"}
        assert server.stop(signal.SIGINT) < 10
    assert (server.status, server.err) == (0, "")


@pytest.mark.parametrize("workers", [1, 2])
def test_twenty_open_streams_end_when_it_is_told_to_stop(site, stream, workers):
    with Server(site, "--workers", workers) as server:
        lines = [server.listen(*stream) for _ in range(20)]
        assert server.stop() < 5
        for line in lines:
            with line:
                assert b"0\r\n\r\n" in b"".join(iter(lambda line=line: line.recv(65_536), b""))  # ended, not cut off
    assert (server.status, server.err) == (0, "")


def test_a_taken_port_is_said_before_anything_is_made(outside, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = outside("serve", "--port", port, "--data", tmp_path / "new")
    assert (said.status, said.complaint) == (
        1, f"Port {port} of 127.0.0.1 is in use by another program; choose another with --port.")
    assert not (tmp_path / "new").exists()


def test_an_address_of_another_machine_is_refused_in_a_sentence(outside):
    said = outside("serve", "--host", "192.0.2.1")
    assert said.status == 1 and re.fullmatch(r"Port 8000 of 192\.0\.2\.1 cannot be used: .*", said.complaint)


def test_photos_are_handed_out_for_long_and_nothing_else_of_the_folder(site):
    (site / "photos" / "ab").mkdir(parents=True)
    (site / "photos" / "ab" / "abc-160.webp").write_bytes(b"RIFF")
    with Server(site) as server:
        answer = server.ask("/photos/ab/abc-160.webp")
        assert answer.startswith("HTTP/1.1 200") and "\r\nRIFF\r\n" in answer
        assert "content-type: image/webp" in answer.lower() and "max-age=604800" in answer.lower()
        for path in ("/photos/ab/none.webp", "/photos/../secret.key", "/photos/%2e%2e/secret.key", "/photos/..%2fsoq.db"):
            assert server.ask(path).startswith("HTTP/1.1 404"), path


def test_nothing_about_visitors_is_printed(site):
    with Server(site) as server:
        server.ask("/search?q=secret-words", "User-Agent: Mozilla")
        server.ask("/login?next=/profile")
        server.stop()
    assert server.err == "" and "secret-words" not in server.out


def test_a_site_that_was_killed_starts_again_at_its_port_with_all_its_data(site):
    with Server(site, "--workers", 2) as server:
        assert server.ask("/healthz").endswith("ok")
        server.process.kill()
        server.process.communicate()  # returns when the last process that held its output is gone
    with Server(site, port=server.port) as server:
        assert server.ask("/healthz").endswith("ok")
    connection = sqlite.connect(site / "soq.db")
    assert connection.rows("select count(*) as n from member", {})[0]["n"] == 5
    connection.close()
