"""Setting a new password: by mail when it is forgotten, in the profile when it is known."""

from tests.conftest import PASSWORD

NEW = "зелёный чайник окно"


def test_a_forgotten_password_is_set_by_a_link_and_ends_every_session(house, guest, boris):
    guest.do("/password/forgot", {"email": "boris@example.kz"}, 200)
    link = house.link_in_mail()
    assert "<input" in guest.page(link)
    assert guest.do(link, {"password": NEW}).headers["location"] == "/login?said=password-changed"
    assert boris.get("/profile").status_code == 303
    guest.do("/login", {"email": "boris@example.kz", "password": PASSWORD}, 422)
    guest.do("/login", {"email": "boris@example.kz", "password": NEW})
    assert house.mails()[-1].kind == "password"


def test_an_unknown_address_gets_the_same_page_and_no_mail(house, guest):
    known = guest.do("/password/forgot", {"email": "boris@example.kz"}, 200).text
    count = len(house.mails())
    assert guest.do("/password/forgot", {"email": "nobody@example.kz"}, 200).text == known
    assert len(house.mails()) == count


def test_the_link_works_once_and_only_for_its_purpose(house, guest):
    guest.do("/password/forgot", {"email": "boris@example.kz"}, 200)
    link = house.link_in_mail()
    assert guest.get("/confirm/" + link.rsplit("/", 1)[1]).status_code == 410
    guest.do(link, {"password": NEW})
    assert guest.post(link, data={"password": NEW}).status_code == 410


def test_an_easy_new_password_is_refused_and_the_link_stays_good(house, guest):
    guest.do("/password/forgot", {"email": "boris@example.kz"}, 200)
    link = house.link_in_mail()
    guest.do(link, {"password": "password1"}, 422)
    guest.do(link, {"password": NEW})


def test_changing_it_needs_the_current_one(boris):
    boris.do("/profile/password", {"p-current": "wrong", "p-password": NEW}, 422)
    boris.do("/profile/password", {"p-current": PASSWORD, "p-password": "short"}, 422)


def test_changing_it_keeps_this_session_and_ends_the_others(house, boris):
    other = house.client(boris.member_id)
    boris.do("/profile/password", {"p-current": PASSWORD, "p-password": NEW})
    boris.page("/profile")
    assert other.get("/profile").status_code == 303
