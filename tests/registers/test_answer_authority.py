"""Requests of authorities: entered, decided, approved by a second person, bundled, handed over; the people learn of it."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile

import pytest

from tests.conftest import PASSWORD
from tests.registers.conftest import ADMIN, REQUEST, decide, decided, entered, key_of, row_of, step_names
from web.accounts.store import leaving, people
from web.core import clock
from web.core.refusal import Refusal
from web.registers import bundle
from web.registers.store import authorities

PATH = ADMIN + "/authorities"


def ready(house, olzhas, aru, *members, **more) -> int:
    """A request whose bundle is made."""
    number = decided(olzhas, *members, **more)
    aru.do(f"{PATH}/{number}/approve")
    aru.do(f"{PATH}/{number}/bundle")
    return number


def opened(client, number: int) -> dict[str, bytes]:
    whole = client.get(f"{PATH}/{number}/bundle.zip").content
    inner = zipfile.ZipFile(io.BytesIO(zipfile.ZipFile(io.BytesIO(whole)).read("bundle.zip")))
    return {name: inner.read(name) for name in inner.namelist()}


def test_a_request_has_twenty_four_hours_unless_it_names_its_own_term(house, olzhas):
    first = row_of(house, entered(olzhas))
    assert first.due_at - first.received_at == 24 * clock.HOUR
    assert row_of(house, entered(olzhas, due_at="2026-12-01T12:00")).due_at == 1_796_108_400
    assert "просрочено" in olzhas.page(PATH)


def test_one_form_sent_twice_is_one_request(house, olzhas):
    key = key_of(olzhas.page(PATH + "/new"))
    assert entered(olzhas, key=key) == entered(olzhas, key=key)
    assert house.db.value("select count(*) from authority_request") == 1


@pytest.mark.parametrize("wrong", [{"authority": ""}, {"basis": " "}, {"received_at": "gestern"}, {"received_at": "2099-01-01T00:00"},
                                   {"due_at": "31.12.2026"}])
def test_what_is_incomplete_is_refused(house, olzhas, wrong):
    olzhas.do(PATH + "/new", {**REQUEST, "key": "k", **wrong}, 422)
    assert house.db.value("select count(*) from authority_request") == 0


def test_a_refusal_needs_a_reason_and_no_second_person(house, olzhas, aigerim):
    number = entered(olzhas)
    olzhas.do(f"{PATH}/{number}/decide", {"decide-decision": "refuse", "decide-reason": " "}, 422)
    olzhas.do(f"{PATH}/{number}/decide", {"decide-decision": "refuse", "decide-reason": "Закон не назван"})
    assert row_of(house, number).state == "refused" and authorities.waiting(house.db) == 0
    olzhas.do(f"{PATH}/{number}/bundle", {}, 400)
    assert step_names(house, "authority", number) == ["entered", "refused"]


@pytest.mark.parametrize("wrong", [{"decide-members": ""}, {"decide-members": "99"}, {"decide-members": "nobody@example.kz"},
                                   {"decide-tables": []}, {"decide-categories": []}, {"decide-tables": ["chain"]},
                                   {"decide-categories": ["secret"]}, {"decide-silent_until": "2099-01-01T00:00"},
                                   {"decide-decision": ""}])
def test_a_decision_without_its_scope_is_refused(house, olzhas, aigerim, wrong):
    number = entered(olzhas)
    decide(olzhas, number, aigerim, status=422, **wrong)
    assert row_of(house, number).state == "open"


def test_who_decided_cannot_approve_while_there_is_another(house, olzhas, aru, aigerim):
    number = decided(olzhas, aigerim)
    olzhas.do(f"{PATH}/{number}/approve", {}, 400)
    olzhas.do(f"{PATH}/{number}/approve-alone", {"alone-reason": "Срочно нужно", "alone-sure": "y", "alone-password": PASSWORD}, 400)
    assert row_of(house, number).state == "decided" and "approve-alone" not in olzhas.page(f"{PATH}/{number}")
    aru.do(f"{PATH}/{number}/approve")
    assert (row_of(house, number).state, row_of(house, number).approved_by) == ("approved", aru.member_id)


def test_the_only_administrator_approves_alone_with_reason_tick_and_password_for_good_on_record(house, olzhas, aigerim):
    number, right = decided(olzhas, aigerim), {"alone-reason": "Срочно нужно", "alone-sure": "y", "alone-password": PASSWORD}
    olzhas.do(f"{PATH}/{number}/approve", {}, 400)
    for name, text in (("alone-reason", ""), ("alone-sure", ""), ("alone-password", "wrong")):
        olzhas.do(f"{PATH}/{number}/approve-alone", {**right, name: text}, 422)
    olzhas.do(f"{PATH}/{number}/approve-alone", right)
    assert row_of(house, number).alone and step_names(house, "authority", number)[-1] == "approved alone"
    assert "Утверждено без второго человека" in olzhas.page(f"{PATH}/{number}")


def test_taking_the_role_from_the_other_administrator_does_not_make_one_alone(house, olzhas, aru, aigerim, later):
    number = decided(olzhas, aigerim)
    olzhas.do(f"/admin/members/{aru.member_id}/role", {"role-role": "member"})
    right = {"alone-reason": "Срочно нужно", "alone-sure": "y", "alone-password": PASSWORD}
    olzhas.do(f"{PATH}/{number}/approve-alone", right, 400)
    later(8 * clock.DAY)
    house.db.write(lambda tx: tx.run("update session set expires_at = :far, seen_at = :now", far=clock.now() + 9, now=clock.now()))
    olzhas.do(f"{PATH}/{number}/approve-alone", right)


def test_blocking_the_other_administrator_does_not_make_one_alone(house, olzhas, aru, aigerim, later):
    number = decided(olzhas, aigerim)
    house.db.write(people.block_for, olzhas.member_id, aru.member_id, "Подозрение на взлом")
    right = {"alone-reason": "Срочно нужно", "alone-sure": "y", "alone-password": PASSWORD}
    olzhas.do(f"{PATH}/{number}/approve-alone", right, 400)
    assert row_of(house, number).state == "decided"
    later(8 * clock.DAY)
    house.db.write(lambda tx: tx.run("update session set expires_at = :far, seen_at = :now", far=clock.now() + 9, now=clock.now()))
    olzhas.do(f"{PATH}/{number}/approve-alone", right)


def test_what_is_sent_back_is_decided_anew(house, olzhas, aru, aigerim, boris):
    number = decided(olzhas, aigerim)
    aru.do(f"{PATH}/{number}/back", {"back-reason": "Слишком много людей"})
    decide(olzhas, number, boris)
    assert [one.member_id for one in authorities.subjects(house.db, number)] == [boris.member_id]


def test_nothing_is_made_before_approval(house, olzhas, aigerim):
    number = decided(olzhas, aigerim)
    olzhas.do(f"{PATH}/{number}/bundle", {}, 400)
    olzhas.page(f"{PATH}/{number}/bundle.zip", 404)
    assert house.db.value("select count(*) from transfer") == 0


def test_the_bundle_holds_the_scope_and_nothing_else(house, olzhas, aru, aigerim, boris):
    house.db.write(lambda tx: tx.run("update member set phone = '+77011234567', about = 'секрет' where id = :id", id=aigerim.member_id))
    number = ready(house, olzhas, aru, aigerim)
    files = opened(aru, number)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["files"].keys() == files.keys() == {f"members/{aigerim.member_id}.json"}
    for name, content in files.items():
        assert manifest["files"][name]["sha256"] == hashlib.sha256(content).hexdigest()
    text = files[f"members/{aigerim.member_id}.json"].decode()
    assert "+77011234567" in text and "aigerim@example.kz" in text
    for other in ("секрет", "password", "argon2", "boris", "Борис"):
        assert other not in text, other


def test_a_bundle_made_by_an_earlier_decision_is_not_kept(house, olzhas, aru, aigerim):
    number = decided(olzhas, aigerim)
    aru.do(f"{PATH}/{number}/approve")
    seen, sealed = row_of(house, number), bundle.sealed({}, {"members/1.json": {}}, house.state.keys)
    house.db.write(lambda tx: tx.run("update authority_request set decided_at = decided_at + 1"))
    with pytest.raises(Refusal):
        house.db.write(authorities.made, aru.member_id, seen, [aigerim.member_id], "Account", sealed)
    assert row_of(house, number).state == "approved" and not house.db.value("select count(*) from transfer")


def test_only_rows_of_the_span_are_given(house, olzhas, aru, aigerim):
    number = ready(house, olzhas, aru, aigerim, **{"decide-tables": ["session", "consent"], "decide-categories": ["conduct", "proof"],
                                                   "decide-period_to": "2020-01-01"})
    [file] = [json.loads(content) for name, content in opened(aru, number).items() if name.startswith("members/")]
    assert [table["rows"] for table in file["tables"]] == [[], []]


def test_each_member_passes_the_gateway_once_and_reads_of_it(house, olzhas, aru, aigerim, boris):
    number = ready(house, olzhas, aru, aigerim, boris)
    aru.do(f"{PATH}/{number}/bundle")
    rows = house.db.all("select * from transfer order by id")
    assert [row.member_id for row in rows] == [aigerim.member_id, boris.member_id]
    assert {row.ground for row in rows} == {"law"} and "№ 17" in rows[0].basis
    assert "Комитет по защите данных" in boris.page("/profile/data")
    house.run_job("letters of registers")
    house.run_job("letters of registers")
    letters = [mail for mail in house.mails() if mail.kind == "authority"]
    assert sorted(mail.recipient for mail in letters) == ["aigerim@example.kz", "boris@example.kz"]


def test_nobody_who_is_being_destroyed_is_told(house, olzhas, aru, aigerim, boris):
    ready(house, olzhas, aru, aigerim, boris)
    house.db.write(leaving.vanish, aigerim.member_id)
    house.run_job("letters of registers")
    assert [mail.recipient for mail in house.mails() if mail.kind == "authority"] == ["boris@example.kz"]
    assert house.db.value("select told_at from authority_subject where member_id = :id", id=aigerim.member_id) is None


def test_silence_holds_until_its_day_and_is_lifted_with_a_reason(house, olzhas, aru, aigerim):
    number = ready(house, olzhas, aru, aigerim, **{"decide-silent_until": "2027-06-01T00:00",
                                                   "decide-silent_reason": "ст. 10, тайна следствия"})
    house.run_job("letters of registers")
    assert not [mail for mail in house.mails() if mail.kind == "authority"]
    assert "Комитет по защите" not in aigerim.page("/profile/data")
    olzhas.do(f"{PATH}/{number}/silence", {"silence-until": "", "silence-reason": "Следствие окончено"})
    house.run_job("letters of registers")
    assert [mail.recipient for mail in house.mails() if mail.kind == "authority"] == ["aigerim@example.kz"]
    assert "Комитет по защите" in aigerim.page("/profile/data")


def test_the_journal_of_staff_gives_a_silent_request_away_to_nobody(house, olzhas, aru, aigerim):
    ready(house, olzhas, aru, aigerim, **{"decide-silent_until": "2027-06-01T00:00", "decide-silent_reason": "тайна следствия"})
    assert house.db.value("select count(*) from staff_action where about_id = :id", id=aigerim.member_id) == 0


def test_the_signature_is_genuine_for_us_and_for_openssl_and_a_changed_byte_is_found(house, olzhas, aru, aigerim, guest, tmp_path):
    number = ready(house, olzhas, aru, aigerim)
    whole = aru.get(f"{PATH}/{number}/bundle.zip").content
    manifest, print_of_key = bundle.check(whole)
    assert manifest["document"] == REQUEST["document"] and row_of(house, number).signed_by == print_of_key
    zipfile.ZipFile(io.BytesIO(whole)).extractall(tmp_path)
    assert (tmp_path / "key.pem").read_bytes() == guest.get("/bundle-key.pem").content
    assert hashlib.sha256((tmp_path / "bundle.zip").read_bytes()).hexdigest() == row_of(house, number).digest
    if shutil.which("openssl"):
        command = (tmp_path / "README.txt").read_text().splitlines()[1].split()
        assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0
        data = bytearray((tmp_path / "bundle.zip").read_bytes())
        data[40] ^= 1
        (tmp_path / "bundle.zip").write_bytes(data)
        assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode != 0
    with pytest.raises(bundle.NotGenuine):
        bundle.check(whole[:300] + bytes([whole[300] ^ 1]) + whole[301:])


def test_wherever_a_byte_is_changed_the_answer_is_no_or_the_content_is_the_same(house, olzhas, aru, aigerim):
    whole = aru.get(f"{PATH}/{ready(house, olzhas, aru, aigerim)}/bundle.zip").content
    key, right = bundle.public_key(bundle.public_pem(house.state.keys)), bundle.check(whole)
    for place in range(0, len(whole), 7):
        try:
            assert bundle.check(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:], key) == right, place
        except bundle.NotGenuine:
            continue


def test_made_again_of_the_same_data_it_is_the_same_to_the_byte(house, olzhas, aru, aigerim):
    number = ready(house, olzhas, aru, aigerim)
    before = aru.get(f"{PATH}/{number}/bundle.zip").content
    bundle.file(house.settings.data, number).unlink()
    assert "Собрать пакет" in aru.page(f"{PATH}/{number}")
    aru.do(f"{PATH}/{number}/bundle")
    assert aru.get(f"{PATH}/{number}/bundle.zip").content == before
    assert house.db.value("select count(*) from transfer") == 1


def test_after_handing_over_nobody_downloads_and_a_week_later_the_file_is_gone(house, olzhas, aru, aigerim, later):
    number = ready(house, olzhas, aru, aigerim)
    path = bundle.file(house.settings.data, number)
    assert path.stat().st_mode & 0o077 == 0
    aru.page(f"{PATH}/{number}/bundle.zip")
    for _ in range(2):
        aru.post(f"{PATH}/{number}/hand", data={"hand-how": "Нарочно, под подпись"})
    aru.page(f"{PATH}/{number}/bundle.zip", 404)
    house.run_job("spent bundles")
    assert path.exists()
    later(8 * clock.DAY)
    house.run_job("spent bundles")
    assert not path.exists() and row_of(house, number).digest
    assert step_names(house, "authority", number) == ["entered", "decided", "approved", "bundle made", "bundle downloaded", "handed over",
                                                      "bundle deleted"]


def test_a_person_who_is_destroyed_takes_the_bundle_along(house, olzhas, aru, aigerim):
    number = ready(house, olzhas, aru, aigerim)
    aigerim.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    for name in ("unfinished destructions", "purge"):
        if name in {job.name for job in house.state.site.joined("jobs")}:
            house.run_job(name)
    assert not bundle.file(house.settings.data, number).exists()
    assert house.db.value("select member_id from transfer") == aigerim.member_id, "the proof stays, by number"
    assert aru.page(f"{PATH}/{number}")


def test_only_administrators_see_the_registers(olzhas, madina, boris, guest, aigerim):
    number = decided(olzhas, aigerim)
    for path in (ADMIN, PATH, f"{PATH}/{number}", ADMIN + "/processors", ADMIN + "/transfers", ADMIN + "/incidents", ADMIN + "/partners"):
        for person in (madina, boris):
            person.page(path, 404)
        assert guest.get(path).status_code == 303
    for verb in ("decide", "approve", "bundle", "hand", "back", "silence"):
        madina.do(f"{PATH}/{number}/{verb}", {}, 404)
    olzhas.page(f"{PATH}/77", 404)
