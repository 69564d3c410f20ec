"""`breach` writes what the authority must get of an incident; `verify-bundle` proves what another authority got."""

import csv
import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.conftest import House
from web.core import clock
from web.registers import bundle
from web.registers.store import incidents


@pytest.fixture
def incident(site) -> int:
    """An incident that concerns Aigerim and Boris."""
    house = House(site)
    staff = house.db.value("select id from member where role = 'administrator'")
    values = {"detected_at": clock.now(), "due_at": clock.now() + 9_000, "what": "Украден ноутбук", "whose": "",
              "measures": "Пароли сменены"}
    number = house.db.write(incidents.enter, staff, "k", values)
    members = [row.id for row in house.db.all("select id from member where email in ('aigerim@example.kz', 'boris@example.kz')")]
    house.db.write(incidents.add_people, staff, number, members, False)
    house.db.write(lambda tx: tx.run("update member set phone = '+77011234567', last_name = '=1+1' where email = 'aigerim@example.kz'"))
    for name in ("name", "bin", "contact", "responsible"):
        house.db.write(lambda tx, name=name: tx.insert("operator_fact", name=name, value=f"Факт {name}", changed_at=1))
    house.close()
    return number


def test_the_pack_names_the_responsible_the_measures_and_the_people(say, incident, tmp_path):
    folder = tmp_path / "pack"
    said = say("breach", 1, "--out", folder)
    assert said.status == 0 and "2 people" in said.out and "2 hours are left" in said.out
    notice = json.loads((folder / "notice.json").read_text())
    assert notice["responsible"] == {"name": "Факт responsible", "contact": "Факт contact"} and notice["measures"] == "Пароли сменены"
    text = (folder / "notice.txt").read_text()
    assert "Украден ноутбук" in text and "Ответственное лицо: Факт responsible" in text
    rows = list(csv.DictReader((folder / "people.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["shown_name"], row["last_name"], row["phone"]) for row in rows] == [
        ("Айгерим", "'=1+1", "+77011234567"), ("Борис", "", "")]
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_what_cannot_be_done_is_said_in_a_sentence(say, incident, site, tmp_path):
    assert "no incident 7" in say("breach", 7, "--out", tmp_path / "a").complaint
    assert "is not empty" in say("breach", 1, "--out", site).complaint


def test_without_the_facts_of_the_operator_there_is_no_pack(say, incident, site, tmp_path):
    house = House(site)
    house.db.write(lambda tx: tx.run("delete from operator_fact where name = 'responsible'"))
    house.close()
    assert "/admin/operator" in say("breach", 1, "--out", tmp_path / "a").complaint
    assert not (tmp_path / "a").exists()


def test_a_bundle_is_proved_and_a_changed_one_is_not(say, site, tmp_path):
    house = House(site)
    about = {"authority": "Комитет", "document": "№ 17", "number": 1}
    made = bundle.sealed(about, {"members/5.json": {"member": "5"}}, house.state.keys)
    key = tmp_path / "key.pem"
    key.write_bytes(bundle.public_pem(house.state.keys))
    house.close()
    file, changed = tmp_path / "a.zip", tmp_path / "b.zip"
    file.write_bytes(made.whole)
    changed.write_bytes(made.whole.replace(b"bundle.sig", b"bundle.gis"))
    assert "Genuine: request 1 of Комитет, № 17; 1 files." in say("verify-bundle", file, "--key", key).out
    assert f"Key: {made.key}" in say("verify-bundle", file, "--key", key).out
    assert "Genuine" not in say("verify-bundle", file).out, "whoever forges a bundle puts their own key into it"
    assert "not a bundle" in say("verify-bundle", changed).complaint
    assert "is no Ed25519 public key" in say("verify-bundle", file, "--key", file).complaint
    assert "is no Ed25519 public key" in say("verify-bundle", file, "--key", curve_of_another_kind(tmp_path)).complaint


def curve_of_another_kind(folder):
    """The path of a public key that signs differently."""
    pem = ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / "curve.pem").write_bytes(pem)
    return folder / "curve.pem"


def test_a_bundle_signed_by_another_site_is_not_that_sites(say, site, tmp_path):
    house = House(site)
    made = bundle.sealed({"authority": "A", "document": "B", "number": 1}, {}, house.state.keys)
    house.close()
    other = House(tmp_path / "other")
    key = tmp_path / "key.pem"
    key.write_bytes(bundle.public_pem(other.state.keys))
    other.close()
    (tmp_path / "a.zip").write_bytes(made.whole)
    assert "The signature does not fit" in say("verify-bundle", tmp_path / "a.zip", "--key", key).complaint
