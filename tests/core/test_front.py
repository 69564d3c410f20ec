"""The first layer: ready pages, languages of addresses, static files, compression."""


def test_unknown_address_is_a_page_with_404(guest):
    assert "404" not in guest.page("/nowhere", 404) and "<h1>" in guest.page("/nowhere", 404)
