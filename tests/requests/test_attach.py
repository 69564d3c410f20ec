"""Documents: only photos and PDF, few and small, for the person and for who decides, gone with the decision."""

import os

import pytest

from tests.requests.cases import count, opened
from web.requests.store import deciding, files

PDF = b"%PDF-1.7\n1 0 obj\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\nendobj\n"
JPEG, PNG, WEBP = b"\xff\xd8\xff\xe0" + b"j" * 60, b"\x89PNG\r\n\x1a\n" + b"p" * 60, b"RIFF\x00\x00\x00\x00WEBP" + b"w" * 60


def send(person, number: int, content: bytes, name: str = "справка.pdf", status: int = 303):
    """Adds a document to a request."""
    return person.post(f"/profile/requests/{number}/files", files={"file": (name, content)}).status_code == status


def on_disk(house) -> list[str]:
    """The files under data/attachments."""
    return [path.name for path in (house.settings.data / "attachments").glob("*/*")]


@pytest.fixture
def request_id(house, aigerim) -> int:
    """A request of Aigerim with one PDF file."""
    number = opened(house, aigerim.member_id).id
    assert send(aigerim, number, PDF)
    return number


def file_id(house) -> int:
    """The document that was added last."""
    return house.db.value("select max(id) from request_file")


KINDS = {"jpg": JPEG, "png": PNG, "webp": WEBP, "pdf": PDF}


@pytest.mark.parametrize("kind", KINDS)
def test_photos_and_pdf_files_are_taken_under_a_random_name(house, aigerim, kind):
    assert send(aigerim, opened(house, aigerim.member_id).id, KINDS[kind], "Айгерим паспорт.bin")
    found = house.db.one("select * from request_file")
    assert (found.kind, found.bytes, len(found.name)) == (kind, len(KINDS[kind]), 32)
    assert on_disk(house) == [found.name] and "паспорт" not in found.name


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"<html><script>", b"<svg xmlns=", b"", b"GIF89a", b" %PDF-1.7", b"RIFFxxxxAVI "])
def test_anything_else_is_refused_whatever_its_name_says(house, aigerim, content):
    assert send(aigerim, opened(house, aigerim.member_id).id, content, "photo.jpg", 422)
    assert on_disk(house) == [] and count(house, "request_file") == 0


def test_a_file_over_five_megabytes_is_refused(house, aigerim):
    number = opened(house, aigerim.member_id).id
    assert send(aigerim, number, PDF + b"0" * files.LARGEST, status=422)
    assert send(aigerim, number, PDF + b"0" * (files.LARGEST - len(PDF)))


def test_a_request_takes_five_files(house, aigerim):
    number = opened(house, aigerim.member_id).id
    assert all(send(aigerim, number, PDF + bytes([mark])) for mark in range(5))
    assert send(aigerim, number, PDF + b"six", status=422)
    assert len(on_disk(house)) == count(house, "request_file") == 5


def test_the_same_file_sent_twice_is_there_once(house, aigerim, request_id):
    assert send(aigerim, request_id, PDF)
    assert len(on_disk(house)) == count(house, "request_file") == 1


def test_a_form_without_a_file_says_so(house, aigerim, request_id):
    aigerim.do(f"/profile/requests/{request_id}/files", status=422)


def test_the_owner_gets_a_download_that_no_browser_runs(house, aigerim, request_id):
    answer = aigerim.get(f"/profile/requests/{request_id}/files/{file_id(house)}")
    assert answer.content == PDF
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "private, no-store"


def test_nobody_else_gets_it(house, boris, sanzhar, madina, guest, request_id):
    own, desk = (f"/{where}/requests/{request_id}/files/{file_id(house)}" for where in ("profile", "admin"))
    for person in (boris, sanzhar, madina):
        person.page(own, 404)
        person.page(desk, 404)
    assert guest.get(own).status_code == guest.get(desk).status_code == 303


def test_a_document_is_not_reached_through_another_request(house, aigerim, boris, request_id):
    other = opened(house, boris.member_id)
    boris.page(f"/profile/requests/{other.id}/files/{file_id(house)}", 404)


def test_who_decides_gets_it_only_after_saying_why_and_the_person_reads_the_reason(house, aigerim, olzhas, request_id):
    path = f"/admin/requests/{request_id}/files/{file_id(house)}"
    olzhas.page(path, 404)
    olzhas.do(f"/admin/requests/{request_id}/look", {"look-reason": " "}, 422)
    olzhas.do(f"/admin/requests/{request_id}/look", {"look-reason": "Сверить фамилию"})
    assert olzhas.get(path).content == PDF
    deed = house.db.one("select * from staff_action where action = 'request viewed'")
    assert (deed.about_id, deed.reason) == (aigerim.member_id, "Сверить фамилию")


@pytest.mark.parametrize("verb", ["done", "refused", "withdrawn"])
def test_documents_are_gone_with_the_decision(house, aigerim, olzhas, request_id, verb):
    ways = {"done": lambda: house.db.write(deciding.carry_out, house.state.site, olzhas.member_id, request_id, "Исправлено"),
            "refused": lambda: house.db.write(deciding.refuse, olzhas.member_id, request_id, "Верно и так"),
            "withdrawn": lambda: house.db.write(deciding.withdraw, aigerim.member_id, request_id)}
    ways[verb]()
    assert on_disk(house) == [] and count(house, "request_file") == 0


def test_nothing_is_added_after_the_decision(house, aigerim, olzhas, request_id):
    house.db.write(deciding.refuse, olzhas.member_id, request_id, "Верно и так")
    assert send(aigerim, request_id, PNG, status=409)
    assert on_disk(house) == []


def test_a_file_without_a_row_is_swept_away_after_an_hour(house, aigerim, request_id):
    fresh, old = (files.write(house.settings.data, PDF) for _time in range(2))
    os.utime(house.settings.data / files.path(old), (1, 1))
    os.utime(house.settings.data / files.path(house.db.value("select name from request_file")), (1, 1))
    house.run_job("requests")
    assert fresh in on_disk(house) and old not in on_disk(house) and len(on_disk(house)) == 2
