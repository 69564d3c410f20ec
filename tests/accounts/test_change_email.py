"""Changing the e-mail address: both addresses are told, and the new one must answer."""

from tests.conftest import PASSWORD

FORM = {"e-email": "boris.new@example.kz", "e-current": PASSWORD}


def test_the_change_takes_effect_when_the_new_address_answers(house, guest, boris):
    boris.do("/profile/email", FORM)
    new, old = house.mails()[-2:]
    assert (new.recipient, old.recipient) == ("boris.new@example.kz", "boris@example.kz")
    assert "boris.new@example.kz" in old.body
    assert house.db.value("select email from member where id = :id", id=boris.member_id) == "boris@example.kz"
    link = house.link_in_mail(-2)
    assert "<form" in guest.page(link)
    guest.do(link)
    assert house.db.value("select email from member where id = :id", id=boris.member_id) == "boris.new@example.kz"
    assert house.mails()[-1].recipient == "boris@example.kz"
    guest.do("/login", {"email": "boris.new@example.kz", "password": PASSWORD})


def test_it_needs_the_password(house, boris):
    before = len(house.mails())
    boris.do("/profile/email", {**FORM, "e-current": "wrong"}, 422)
    assert len(house.mails()) == before


def test_an_address_taken_meanwhile_is_not_taken_over(house, guest, boris):
    boris.do("/profile/email", FORM)
    link = house.link_in_mail(-2)
    house.member("Другой", email="boris.new@example.kz")
    assert guest.post(link).status_code == 410
    assert house.db.value("select email from member where id = :id", id=boris.member_id) == "boris@example.kz"


def test_the_link_works_once(house, guest, boris):
    boris.do("/profile/email", FORM)
    link = house.link_in_mail(-2)
    guest.do(link)
    assert guest.post(link).status_code == 410
