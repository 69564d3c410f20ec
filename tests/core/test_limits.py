"""How often: token buckets in memory, by person or by network."""

import time

import pytest

from web.core import limits
from web.core.limits import Limit, Limits, network

THREE = Limit("three", 3, 30)


@pytest.fixture
def clock(monkeypatch):
    """A clock that goes only when told to."""
    now = [1_000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_the_count_is_allowed_then_one_after_each_share_of_the_time(clock):
    counted = Limits()
    assert [counted.wait(THREE, "a") for _ in range(5)] == [0, 0, 0, 10, 10]
    clock[0] += 9
    assert counted.wait(THREE, "a") == 1
    clock[0] += 1.01
    assert [counted.wait(THREE, "a"), counted.wait(THREE, "a") > 0] == [0, True]
    clock[0] += 1_000
    assert [counted.wait(THREE, "a") == 0 for _ in range(4)] == [True, True, True, False]


def test_people_and_kinds_are_counted_apart(clock):
    counted = Limits()
    for who, limit in (("a", THREE), ("b", THREE), ("a", Limit("other", 3, 30))):
        assert [counted.wait(limit, who) == 0 for _ in range(4)] == [True, True, True, False]


def test_memory_has_an_end_and_forgets_the_oldest(clock, monkeypatch):
    monkeypatch.setattr(limits, "MOST_KEYS", 10)
    counted = Limits()
    for n in range(50):
        counted.wait(THREE, str(n))
    assert len(counted._buckets) == 10


def test_nothing_in_memory_names_anybody(clock):
    counted = Limits()
    counted.wait(THREE, "95.56.1.2")
    assert b"95.56" not in b"".join(counted._buckets)


@pytest.mark.parametrize(("address", "counted"), [
    ("95.56.1.2", "95.56.1.2"), ("2a00:1450:4010:c05::65", "2a00:1450:4010:c05::/64"), ("2a00::1", "2a00::/64"),
    ("2a00::ffff:0:0:2", "2a00::/64"), ("fe80::1%eth0", "fe80::/64"), ("::ffff:95.56.1.2", "95.56.1.2"), ("", ""),
    ("testclient", "testclient"), ("2a00:::1", "2a00:::1")])
def test_an_address_counts_with_its_network(address, counted):
    assert network(address) == counted
