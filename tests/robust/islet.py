"""Runs the whole site where no network leads anywhere, opens every page, runs every job, and counts what tried to leave.

Started by test_no_network.py in a network namespace of its own; prints one line of JSON.
"""

import errno
import fcntl
import json
import re
import socket
import struct
import sys
from pathlib import Path

from tests.conftest import CAST, House
from tests.robust.people import Person, cookie, put_listing
from tests.robust.running import Server
from web.accounts.store import members
from web.app import SITE

UP, GET_FLAGS, SET_FLAGS = 0x1, 0x8913, 0x8914  # of an interface, see netdevice(7)
NOWHERE = ("192.0.2.1", 80)  # RFC 5737: an address for documentation


def loopback_up() -> None:
    """A new namespace has its loopback interface switched off."""
    with socket.socket() as any_socket:
        asked = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(any_socket, GET_FLAGS, asked))[1]
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", flags | UP))


def interfaces() -> list[str]:
    """Names of all network interfaces."""
    return sorted(line.split(":")[0].strip() for line in Path("/proc/net/dev").read_text().splitlines()[2:])


def without_route() -> int:
    """How often the kernel had a packet that no route leads away."""
    rows = [line.split() for line in Path("/proc/net/snmp").read_text().splitlines() if line.startswith("Ip: ")]
    old = dict(zip(rows[0], rows[1], strict=True))
    new = dict(line.split() for line in Path("/proc/net/snmp6").read_text().splitlines())
    return int(old["OutNoRoutes"]) + int(new["Ip6OutNoRoutes"])


def knock() -> bool:
    """Tries to leave on purpose, so that the count is known to count; whether that was refused."""
    with socket.socket() as away:
        return away.connect_ex(NOWHERE) == errno.ENETUNREACH


def paths(known: dict[str, object]) -> list[str]:
    """Every page that can be got, with numbers of things that are there."""
    found = []
    for route in SITE.joined("routes"):
        # a stream does not end by itself at once
        if "GET" in route.methods and not route.path.endswith("/events") and not route.path.startswith("/live/"):
            words = [word for word in route.path.split("/") if word in known]
            path = route.path.replace("{subject}", "listing")
            found.append(re.sub(r"\{[^}]*\}", str(known[words[-1]] if words else 1), path))
    return found


def walk(house: House, port: int) -> tuple[int, list[str]]:
    """Opens every page as everybody; how many were opened, and which failed."""
    ids = {name: members.by_email(house.db, house.state.keys.lookup(f"{name}@example.kz")).id for name in CAST}
    listing = put_listing(house, ids["aigerim"])
    known = {"listings": listing, "members": ids["aigerim"], "c": "telefony", "towns": 75001, "categories": 401}
    opened, failed = 0, []
    for name in ("guest", *CAST):
        person = Person(port, cookie(house, ids[name]) if name in ids else "")
        for path in paths(known):
            status, _body = person.page(path)
            opened += 1
            failed += [f"{name} {path} {status}"] if status >= 500 else []
    return opened, failed


def run_jobs(house: House) -> int:
    """Runs every periodic job; raises where one fails."""
    names = [job.name for job in SITE.joined("jobs")]
    for name in names:
        house.run_job(name)
    return len(names)


def main(folder: Path) -> None:
    """The whole stay."""
    loopback_up()
    house, server = House(folder), Server(folder).start()
    try:
        opened, failed = walk(house, server.port)
        jobs = run_jobs(house)
    finally:
        server.stop()
        house.close()
    tried = without_route()
    refused = knock()
    print(json.dumps({"interfaces": interfaces(), "opened": opened, "failed": failed, "jobs": jobs, "tried": tried,
                      "refused": refused, "counted": without_route() - tried}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
