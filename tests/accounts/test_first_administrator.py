"""The one-time link that makes the first administrator."""

from web.accounts.store import links

FORM = {"display_name": "Олжас", "email": "first@example.kz", "password": "тихая река лодка"}


def test_the_link_makes_an_administrator_once(house, guest):
    token = house.db.write(links.make, None, "first")
    assert "<form" in guest.page(f"/first/{token}")
    assert guest.do(f"/first/{token}", FORM).headers["location"] == "/admin"
    assert house.db.value("select role from member where email = 'first@example.kz'") == "administrator"
    assert house.client().get(f"/first/{token}").status_code == 404
    house.client().do(f"/first/{token}", {**FORM, "email": "second@example.kz"}, 404)


def test_a_wrong_answer_leaves_the_link_good(house, guest):
    token = house.db.write(links.make, None, "first")
    guest.do(f"/first/{token}", {**FORM, "password": "x"}, 422)
    guest.do(f"/first/{token}", {**FORM, "email": "boris@example.kz"}, 422)
    guest.do(f"/first/{token}", FORM)


def test_a_guessed_link_is_nothing(guest):
    guest.page("/first/abcdef", 404)
    guest.do("/first/abcdef", FORM, 404)
