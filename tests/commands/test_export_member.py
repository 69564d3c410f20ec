"""`export`: one member's data in a file for that member alone."""

import json
import zipfile

from tests.conftest import House


def test_it_holds_what_is_theirs_in_their_language_and_nothing_of_others(say, tmp_path):
    said = say("export", "aigerim@example.kz", tmp_path / "out.zip")
    assert said.status == 0 and "It is for aigerim@example.kz alone." in said.out
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        text = archive.read("data.json").decode()
        page = archive.read("index.html").decode()
    assert json.loads(text)["format"] == "soq-export-2" and "Айгерим" in text and "boris@" not in text
    assert "Сақтау мерзімі" in page
    assert (tmp_path / "out.zip").stat().st_mode & 0o777 == 0o600


def test_it_is_written_down_among_what_staff_did(say, site, tmp_path):
    say("export", "aigerim@example.kz", tmp_path / "out.zip")
    house = House(site)
    assert house.db.value("select action from staff_action") == "export at the console"
    house.close()


def test_a_file_that_exists_is_never_overwritten(say, tmp_path):
    (tmp_path / "out.zip").write_text("precious")
    assert say("export", "aigerim@example.kz", tmp_path / "out.zip").complaint.endswith("choose another name.")
    assert (tmp_path / "out.zip").read_text() == "precious"


def test_a_stranger_is_said_not_to_be_here(say, tmp_path):
    said = say("export", "nobody@example.kz", tmp_path / "out.zip")
    assert (said.status, said.complaint) == (1, "Nobody here has the address nobody@example.kz.")
    assert not list(tmp_path.glob("out*"))


def test_a_folder_that_is_not_there_is_named(say, tmp_path):
    said = say("export", "aigerim@example.kz", tmp_path / "no" / "out.zip")
    assert said.status == 1 and said.complaint == f"{tmp_path / 'no' / 'out.zip.part'}: No such file or directory."
