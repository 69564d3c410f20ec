"""The export: own data whole, others' masked, valid by its own schema, in the person's language."""

import io
import json
import zipfile

import pytest

from tests.conftest import PASSWORD


def _export(client, path="/profile/export") -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(client.do(path, {"password": PASSWORD}, 200).content))


def test_it_needs_the_password(boris):
    answer = boris.do("/profile/export", {"password": "wrong"}, 422)
    assert "<form" in answer.text


def test_it_is_never_kept_by_anybody_on_the_way(boris):
    answer = boris.do("/profile/export", {"password": PASSWORD}, 200)
    assert answer.headers["cache-control"] == "private, no-store" and "attachment" in answer.headers["content-disposition"]


def test_it_is_in_the_language_of_the_page(boris):
    page = _export(boris, "/en/profile/export").read("index.html").decode()
    assert "My data" in page
    assert "Мои данные" in _export(boris).read("index.html").decode()


def test_the_data_keep_to_their_schema(boris):
    archive = _export(boris)
    data, schema = json.loads(archive.read("data.json")), json.loads(archive.read("schema.json"))
    check(data, schema, "data")


def check(value, schema: dict, place: str) -> None:
    """The few words of JSON Schema that ours uses."""
    kinds = {"object": dict, "array": list, "string": str}
    if "const" in schema:
        assert value == schema["const"], place
    if "type" in schema:
        assert isinstance(value, kinds[schema["type"]]), place
    for name in schema.get("required", []):
        assert name in value, f"{place}.{name}"
    for name, part in schema.get("properties", {}).items():
        if name in value:
            check(value[name], part, f"{place}.{name}")
    if "items" in schema:
        for number, one in enumerate(value):
            check(one, schema["items"], f"{place}[{number}]")


def test_ids_survive_programs_that_know_53_bits_only(boris):
    data = json.loads(_export(boris).read("data.json"))
    account = next(table for table in data["tables"] if table["name"] == "member")
    assert account["rows"][0]["id"] == str(boris.member_id) and data["member"] == str(boris.member_id)


def test_the_page_needs_nothing_from_elsewhere(boris):
    page = _export(boris).read("index.html").decode()
    assert "http" not in page.replace("http-equiv", "") and "<script" not in page


def test_no_copy_stays_on_the_disk(house, boris):
    before = {path for path in house.settings.data.rglob("*") if path.is_file()}
    _export(boris)
    assert {path for path in house.settings.data.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("person", ["aigerim", "olzhas"])
def test_each_gets_only_their_own(request, boris, person):
    client = request.getfixturevalue(person)
    assert b"boris@example.kz" not in _export(client).read("data.json")
