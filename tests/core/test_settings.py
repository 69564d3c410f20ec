"""Settings: from the environment, checked, described."""

from pathlib import Path

import pytest

from web.core.settings import BadSetting, Settings, described, from_environment


def test_every_setting_can_be_given_by_the_environment():
    assert {name for name, _, _ in described()} == {"SOQ_" + name.upper() for name in Settings.__dataclass_fields__}
    given = from_environment({"SOQ_PORT": "81", "SOQ_JOBS": "off", "SOQ_DATA": "x", "SOQ_LANGUAGE": "kk",
                              "SOQ_NONSENSE": "1"})
    assert (given.port, given.jobs, given.data, given.language) == (81, False, Path("x").resolve(), "kk")


def test_what_the_command_line_gives_wins_and_none_leaves_the_environment():
    assert from_environment({"SOQ_PORT": "81", "SOQ_HOST": "::1"}, port=82, host=None) == Settings(port=82, host="::1")


def test_every_setting_says_what_it_is_in_one_sentence():
    assert all(sentence.endswith(".") and sentence[0].isupper() for _, _, sentence in described())


@pytest.mark.parametrize(("name", "value", "says"), [
    ("SOQ_PORT", "eighty", "whole number"), ("SOQ_PORT", "-1", "whole number"), ("SOQ_PORT", "²", "whole number"),
    ("SOQ_PORT", "", "whole number"), ("SOQ_JOBS", "maybe", "yes or no"), ("SOQ_JOBS", "", "yes or no"),
    ("SOQ_LANGUAGE", "de", "ru, kk or en")])
def test_a_wrong_value_is_refused_with_its_name(name, value, says):
    with pytest.raises(BadSetting, match=f"{name}.*{says}"):
        from_environment({name: value})


@pytest.mark.parametrize(("given", "public", "secure", "address"), [
    ({}, False, False, "http://127.0.0.1:8000"),
    ({"host": "0.0.0.0"}, True, False, "http://0.0.0.0:8000"),
    ({"address": "https://soq.example.kz/"}, True, True, "https://soq.example.kz"),
    ({"address": "http://localhost:9"}, False, False, "http://localhost:9"),
    ({"host": "0.0.0.0", "address": "http://localhost:9"}, True, False, "http://localhost:9")])
def test_the_address_tells_whether_others_can_reach_the_site(given, public, secure, address):
    settings = Settings(**given)
    assert (settings.is_public, settings.secure, settings.public_address) == (public, secure, address)
