"""The outbox: a mail survives until it is delivered, into a file or to the operator's server."""

import email
import email.policy
import os

import pytest
from aiosmtpd.controller import Controller

from web.core.jobs import Work, run_one
from web.mail import jobs, store
from web.registers.store import processors


def _put(house, **more):
    return house.db.write(store.put, "boris@example.kz", "Сәлем, тақырып", "Строка один\nҚатар екі", "test", **more)


def test_without_a_mail_server_each_mail_becomes_a_file_for_its_owner_only(house):
    number = _put(house)
    house.run_job("mail")
    path = house.settings.data / "mail" / f"{number}.eml"
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert mail["Subject"] == "Сәлем, тақырып" and "Қатар екі" in mail.get_content() and mail["To"] == "boris@example.kz"
    assert os.stat(path).st_mode & 0o077 == 0
    assert house.db.value("select sent_at from outbox where id = :id", id=number) is not None


def test_a_mail_is_handed_over_once(house):
    number = _put(house)
    house.run_job("mail")
    path = house.settings.data / "mail" / f"{number}.eml"
    path.unlink()
    house.run_job("mail")
    assert not path.exists()


@pytest.fixture
def server():
    caught = []

    class Handler:
        async def handle_DATA(self, _server, _session, envelope):
            caught.append(envelope)
            return "250 OK"
    controller = Controller(Handler(), hostname="127.0.0.1", port=8129)
    controller.start()
    yield caught
    controller.stop()


def register_relay(house) -> None:
    """Enters the mail server in the register of processors."""
    house.db.write(processors.add, house.db.value("select id from member where role = 'administrator'"), {
        "kind": "mail", "name": "ТОО Почта", "country": "KZ", "data": "d", "purpose": "p", "contract": "№ 5", "abroad_basis": ""})


def use(house, place: str) -> None:
    object.__setattr__(house.settings, "smtp", place)
    object.__setattr__(house.settings, "smtp_tls", "none")


def test_with_a_mail_server_it_goes_there_and_no_file_is_left(house, server):
    use(house, "127.0.0.1:8129")
    register_relay(house)
    _put(house)
    house.run_job("mail")
    assert server[0].rcpt_tos == ["boris@example.kz"] and not (house.settings.data / "mail").exists()


def test_each_person_and_day_is_one_transfer_to_the_mail_server(house, server, boris):
    use(house, "127.0.0.1:8129")
    register_relay(house)
    for member in (boris.member_id, boris.member_id, None):
        _put(house, member_id=member)
    house.run_job("mail")
    rows = house.db.all("select member_id, recipient, country, ground from transfer order by id")
    assert [tuple(row.values()) for row in rows] == [
        (boris.member_id, "ТОО Почта", "KZ", "contract"), (None, "ТОО Почта", "KZ", "contract")]
    assert len(server) == 3 and "ТОО Почта" in boris.page("/profile/data")


def test_mails_wait_until_the_mail_server_stands_in_the_register(house, server, olzhas):
    use(house, "127.0.0.1:8129")
    number = _put(house)
    house.run_job("mail")
    row = house.db.one("select * from outbox where id = :id", id=number)
    assert server == [] and (row.sent_at, row.tries, row.failed) == (None, 0, None)
    assert "/admin/registers/processors" in olzhas.page("/admin")
    register_relay(house)
    house.run_job("mail")
    assert len(server) == 1 and house.db.value("select count(*) from transfer") == 1


def test_a_server_that_is_down_loses_nothing(house):
    use(house, "127.0.0.1:9")
    register_relay(house)
    number = _put(house)
    assert jobs.deliver(Work(house.db, house.settings, house.state)) == 0
    row = house.db.one("select * from outbox where id = :id", id=number)
    assert row.sent_at is None and row.failed == "ConnectionRefusedError" and row.send_after > row.created_at
    assert store.count_failed(house.db) == 1


def test_a_mail_is_given_up_after_its_tries(house):
    number = _put(house)
    for _ in store.TRIES:
        house.db.write(store.failed, number, "test")
        house.db.write(lambda tx: tx.run("update outbox set send_after = 0"))
    assert store.waiting(house.db, "select 0") == []


def test_only_administrators_read_the_outbox_and_it_is_noted(house, olzhas, madina, boris, guest):
    number = _put(house)
    assert "Сәлем, тақырып" in olzhas.page("/admin/outbox")
    assert "Қатар екі" in olzhas.page(f"/admin/outbox/{number}")
    assert house.db.value("select count(*) from staff_action where action = 'mail read' and subject_id = :id", id=number) == 1
    madina.page("/admin/outbox", 404)
    boris.page(f"/admin/outbox/{number}", 404)
    assert guest.get("/admin/outbox").status_code == 303
    olzhas.page("/admin/outbox/1", 404)


def test_a_failing_job_is_written_down(house):
    class Broken:
        name, every = "mail", 1

        @staticmethod
        def run(_work):
            raise OSError("disk")
    run_one(Broken, Work(house.db, house.settings, house.state))
    assert house.db.value("select failed from job where name = 'mail'") is None
    house.db.write(lambda tx: tx.run("insert into job (name, lease_until) values ('mail', 0)"))
    run_one(Broken, Work(house.db, house.settings, house.state))
    assert house.db.value("select failed from job where name = 'mail'") == "OSError"
