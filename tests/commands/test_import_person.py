"""`import-member`: an export of another site becomes an account here."""

import shutil

import pytest

from tests.conftest import House
from tests.privacy.taking import take
from tests.privacy.test_import_member import fill, packed


@pytest.fixture
def origin(fresh_folder, tmp_path):
    """The site that people come from."""
    made = House(shutil.copytree(fresh_folder, tmp_path / "origin"))
    yield made
    made.close()


def _file(tmp_path, origin: House):
    aigerim, boris = (origin.client(origin.db.value("select id from member where email = :email", email=f"{name}@example.kz"))
                      for name in ("aigerim", "boris"))
    fill(origin, aigerim, boris)
    path = tmp_path / "soq.zip"
    path.write_bytes(packed(take(aigerim)))
    return path


def test_it_makes_the_account_and_mails_a_link_for_the_password(say, site, tmp_path, origin):
    said = say("import-member", _file(tmp_path, origin), "--email", "moved@example.kz")
    assert said.status == 0 and "Made the account of moved@example.kz." in said.out, said
    there = House(site)
    member = there.db.one("select * from member where email = 'moved@example.kz'")
    assert member.first_name == "Әйгерім" and member.role == "member"
    assert there.db.value("select count(*) from listing where member_id = :id", id=member.id) == 2
    assert there.link_in_mail().removeprefix("/kk").startswith("/password/reset/")
    assert there.db.value("select action from staff_action") == "import at the console"
    there.close()


def test_without_an_address_it_takes_the_one_in_the_export(say, site, tmp_path, origin):
    said = say("import-member", _file(tmp_path, origin))
    assert said.status == 0 and "Filled the account of aigerim@example.kz." in said.out


def test_twice_is_refused_in_a_sentence(say, site, tmp_path, origin):
    path = _file(tmp_path, origin)
    say("import-member", path)
    said = say("import-member", path)
    assert said.status == 1 and said.complaint.endswith("an export goes into a new account only.")


def test_what_is_no_export_is_refused_and_makes_nothing(say, site, tmp_path):
    path = tmp_path / "soq.zip"
    path.write_bytes(b"GIF89a")
    said = say("import-member", path, "--email", "moved@example.kz")
    assert said.status == 1 and said.complaint.startswith("This is not an export")
    there = House(site)
    assert there.db.value("select count(*) from member where email = 'moved@example.kz'") == 0
    there.close()
