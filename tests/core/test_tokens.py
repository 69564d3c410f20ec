"""Tokens and signatures: random, hashed, and worth nothing when forged, old or meant for something else."""

import time_machine
from hypothesis import given
from hypothesis import strategies as st

from web.core import tokens
from web.core.tokens import Keys

KEYS = Keys("one secret")


def test_tokens_are_long_different_and_fit_into_an_address():
    made = {tokens.new_token() for _ in range(200)}
    assert len(made) == 200 and all(len(one) >= 32 and one.replace("-", "").replace("_", "").isalnum() for one in made)


def test_the_hash_of_a_token_is_always_the_same_and_not_the_token():
    assert tokens.hashed("abc") == tokens.hashed("abc") != tokens.hashed("abd") and len(tokens.hashed("abc")) == 64


@given(st.text(max_size=50), st.text(max_size=10))
def test_what_was_signed_is_read_for_its_own_purpose_only(value, purpose):
    signed = KEYS.sign(purpose, value)
    assert KEYS.read(purpose, signed, 60) == value
    assert KEYS.read(purpose + "x", signed, 60) is None
    assert Keys("another secret").read(purpose, signed, 60) is None


@given(st.one_of(st.text(max_size=300), st.builds(lambda a, b: a + "." + b + ".", st.text(max_size=20),
                                                  st.text(max_size=20))))
def test_what_was_not_signed_is_never_read_and_never_an_error(text):
    assert KEYS.read("session", text, 60) is None


@given(st.integers(0, 60), st.sampled_from("AZaz09_-."))
def test_one_changed_sign_spoils_a_signature(place, sign):
    signed = KEYS.sign("session", "token of somebody")
    place %= len(signed) - 1  # the last sign of a signature holds bits that mean nothing
    forged = signed[:place] + sign + signed[place + 1:]
    assert KEYS.read("session", forged, 60) == ("token of somebody" if forged == signed else None)


def test_a_signature_ends_with_its_time():
    with time_machine.travel(1_790_000_000, tick=False):
        signed = KEYS.sign("form", "1")
    with time_machine.travel(1_790_000_060, tick=False):
        assert KEYS.read("form", signed, 60) == "1"
    with time_machine.travel(1_790_000_061, tick=False):
        assert KEYS.read("form", signed, 60) is None


def test_an_address_is_looked_up_by_a_keyed_hash_without_case_and_spaces():
    assert KEYS.lookup(" Aigerim@Example.KZ ") == KEYS.lookup("aigerim@example.kz")
    assert KEYS.lookup("aigerim@example.kz") != Keys("another").lookup("aigerim@example.kz")
