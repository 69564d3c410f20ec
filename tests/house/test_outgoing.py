"""Nothing leaves the machine but through the gateway."""

import pytest

from tests.house import outgoing
from tests.house.tree import ROOT, clean, write
from web.core import gateway

RIGHT = '''"""Mail."""
import smtplib
from web.core import gateway
def send(tx, db):
    relay = gateway.processor(db, "mail")
    gateway.pass_on(tx, 1, relay.name, relay.country, gateway.contract(relay), "what", "purpose")
'''


def test_every_way_out_leads_through_the_gateway():
    clean(outgoing.problems(ROOT))


def test_every_adapter_is_a_kind_of_processor():
    assert set(outgoing.ADAPTERS.values()) == set(gateway.ADAPTERS) <= set(gateway.KINDS)


def test_what_is_declared_is_there():
    assert [name for name in (*outgoing.ADAPTERS, *outgoing.LOCAL, *outgoing.GROUNDS) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("line", [
    "import smtplib", "from urllib import request", "import urllib.request", "import http.client as h", "import httpx",
    "from ssl import create_default_context", "import asyncio\nA = asyncio.open_connection", "import os\nos.system('curl')",
    "import subprocess"])
def test_a_planted_way_out_is_found(tmp_path, line):
    write(tmp_path, "web/search/store.py", f'"""S."""\n{line}')
    [problem] = outgoing.problems(tmp_path)
    assert "can leave the machine, and this is no adapter" in problem


def test_an_adapter_that_uses_the_gateway_is_right(tmp_path):
    write(tmp_path, "web/mail/jobs.py", RIGHT)
    assert outgoing.problems(tmp_path) == []


@pytest.mark.parametrize(("before", "after", "said"), [
    ('gateway.processor(db, "mail")', "db", "does not look for the processor"),
    ("gateway.pass_on(", "print(", "does not pass recipient"), ("relay.country", "'KZ'", "does not pass recipient")])
def test_an_adapter_that_goes_around_the_gateway_is_found(tmp_path, before, after, said):
    write(tmp_path, "web/mail/jobs.py", RIGHT.replace(before, after))
    [problem] = outgoing.problems(tmp_path)
    assert said in problem


@pytest.mark.parametrize("made", ['gateway.Ground("consent", "b", (1,), 2)', 'Ground("law", "b")', "Ground(kind)"])
def test_a_ground_made_elsewhere_is_found(tmp_path, made):
    write(tmp_path, "web/search/store.py", f'"""S."""\nA = {made}')
    [problem] = outgoing.problems(tmp_path)
    assert "is not made here" in problem


def test_plain_modules_are_let_through(tmp_path):
    write(tmp_path, "web/search/store.py", '"""S."""\nfrom urllib.parse import quote\nimport asyncio')
    assert outgoing.problems(tmp_path) == []
