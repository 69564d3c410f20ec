"""Passwords: argon2id, nothing told by time or error, and no easy ones."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web.core import passwords


def test_the_hash_has_the_measured_cost_and_knows_its_password():
    stored = passwords.hash_password("тихая река лодка")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.verify("тихая река лодка", stored) and not passwords.verify("тихая река", stored)
    assert passwords.hash_password("тихая река лодка") != stored and not passwords.outdated(stored)


def test_a_hash_of_other_cost_is_to_be_renewed():
    assert passwords.outdated("$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHRzb21l$kMCkjZ0Jz2Q1s5zcWqv0Tg")


@pytest.mark.parametrize("stored", [None, "", "x", "$argon2id$broken", "\0"])
def test_without_a_right_hash_no_password_fits_and_nothing_breaks(stored):
    assert passwords.verify("nobody has this password", stored) is False


def test_an_account_that_is_not_there_costs_a_hash_too(monkeypatch):
    asked = []
    monkeypatch.setattr(passwords, "_hasher", type("Hasher", (), {
        "hash": staticmethod(lambda text: "made"),
        "verify": staticmethod(lambda stored, text: asked.append(stored) or True)}))
    passwords._nobody.cache_clear()
    assert passwords.verify("guess", None) is False and asked == ["made"]
    monkeypatch.undo()
    passwords._nobody.cache_clear()


@pytest.mark.parametrize("password", [
    "12345678", "password1", "йцукен12", "Алматы2024", "qwerty123", "привет12", "aaaaaaaa", "махаббат1", "gfhjkm12",
    "астана99"])
def test_easy_passwords_are_known(password):
    assert passwords.too_easy(password)


@pytest.mark.parametrize("password", ["верный конь батарея", "тихая река лодка", "Жасыл бақ терезе", "kT9#mZ2vQx"])
def test_good_passwords_pass(password):
    assert not passwords.too_easy(password)


def test_ones_own_name_is_easy_to_guess():
    assert passwords.too_easy("dinaraospanova", ("dinaraospanova@example.kz", "dinaraospanova"))


@settings(max_examples=25, deadline=2_000)
@given(st.text("4@8({[<369&#!1|/7£$5+%20xaбһ\u202e\0", max_size=300))
def test_no_password_takes_long_to_judge(password):
    assert passwords.too_easy(password, (password,)) in (True, False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads what Linux counts")
def test_what_hashing_took_goes_back_to_the_system():
    code = ("import threading; from web.core import passwords\n"
            "def taken(): return int(open('/proc/self/statm').read().split()[1]) * 4096\n"
            "kept, before = [], taken()\n"
            "def work():\n"
            "    for _n in range(5): kept.append((passwords.hash_password('a b c d'), bytearray(1000)))\n"
            "one = threading.Thread(target=work); one.start(); one.join()\n"
            "print(taken() - before)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 8_000_000
