"""How often somebody may do something; counted in memory, under a salt that is never written down."""

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

MOST_KEYS = 50_000


@dataclass(frozen=True)
class Limit:
    """At most `count` within `seconds`, per person and per address."""

    name: str
    count: int
    seconds: int


class Limits:
    """Token buckets of one process; several processes each allow the full count."""

    def __init__(self, on: bool = True):
        self._on = on
        self._salt = secrets.token_bytes(16)
        self._lock = threading.Lock()
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def wait(self, limit: Limit, who: str) -> int:
        """Takes one; 0 when it is allowed, else the seconds until the next one is."""
        if not self._on:
            return 0
        key = hashlib.blake2b(f"{limit.name}:{who}".encode(), key=self._salt, digest_size=12).digest()
        now, rate = time.monotonic(), limit.count / limit.seconds
        with self._lock:
            left, at = self._buckets.pop(key, (float(limit.count), now))
            left = min(limit.count, left + (now - at) * rate)
            allowed = left >= 1
            self._buckets[key] = (left - 1 if allowed else left, now)
            while len(self._buckets) > MOST_KEYS:
                self._buckets.popitem(last=False)
        return 0 if allowed else max(1, int((1 - left) / rate + 0.999))


def network(address: str) -> str:
    """The part of an address that limits look at: an IPv4 address, or the /64 of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    mapped = getattr(found, "ipv4_mapped", None)
    if found.version == 4 or mapped:
        return str(mapped or found)
    return str(ipaddress.ip_network((found, 64), strict=False))
