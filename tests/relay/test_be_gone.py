"""Addresses go with their person and with their conversation; who is left is told nothing but that it is closed."""

from tests.conftest import PASSWORD
from tests.messages.conftest import reply
from tests.privacy.test_canary import files_with
from tests.relay.conftest import bodies, hand, mail_from, post, relay_address


def leave(house, person) -> None:
    person.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    house.run_job("destructions")


def test_nothing_of_a_person_who_left_lies_in_the_data_folder(house, sink, aigerim, boris, thread):
    reply(boris, thread, "ҚанарЕйкаСөз")
    post(house)
    assert "ҚанарЕйкаСөз".encode() in b"".join(files.read_bytes() for files in house.settings.data.glob("soq.db*"))
    leave(house, boris)
    house.run_job("purge")
    assert files_with(house.settings.data, {"ҚанарЕйкаСөз".encode(), b"boris@example.kz"}) == []


def test_who_answers_somebody_who_left_hears_only_that_nothing_can_be_sent(house, inbound, aigerim, boris, thread):
    address = relay_address(house, aigerim.member_id)
    leave(house, boris)
    before = len(house.mails())
    assert hand(inbound, mail_from("aigerim@example.kz", address, "Иә"), address, "aigerim@example.kz")[0] == 250
    told = house.mails()[before:]
    assert [mail.subject for mail in told] == ["Жауабыңыз жеткізілмеді"] and "Иә" not in bodies(house)
    assert not any(word in told[0].body for word in ("Борис", "бұғатт", "жойыл", "Иә"))


def test_the_address_of_who_left_does_not_exist_any_more(house, inbound, aigerim, boris, thread):
    reply(aigerim, thread, "Иә")
    house.db.write(lambda tx: tx.run("delete from outbox where member_id = :id", id=aigerim.member_id))
    address = relay_address(house, boris.member_id)
    leave(house, boris)
    assert hand(inbound, mail_from("boris@example.kz", address, "Ау"), address)[0] == 550
    assert house.db.value("select count(*) from relay_address") == 0


def test_addresses_end_with_their_conversation(house, inbound, aigerim, thread):
    address = relay_address(house, aigerim.member_id)
    house.db.write(lambda tx: tx.run("update thread set last_at = 1"))
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from thread") == 0 == house.db.value("select count(*) from relay_address")
    assert hand(inbound, mail_from("aigerim@example.kz", address, "Иә"), address, "aigerim@example.kz")[0] == 550


def test_the_export_tells_of_the_address_without_its_secret(house, aigerim, thread):
    post(house)
    secret = house.db.value("select secret from relay_address")
    page = aigerim.page("/kk/profile/data")
    assert "Әңгімелердегі пошта мекенжайларыңыз" in page
    assert secret.encode() not in aigerim.do("/profile/export", {"password": PASSWORD}, 200).content
