"""Parts asked for by htmx: a login or a refusal never takes the place of half a page."""


def test_who_is_not_logged_in_is_sent_to_the_login_page_whole(guest):
    answer = guest.post("/profile/edit", headers={"hx-request": "true", "hx-request-type": "partial"})
    assert answer.headers["hx-redirect"] == "/login?next=/profile" and answer.text == ""


def test_a_refusal_for_a_part_is_a_short_notice(boris):
    headers = {"hx-request": "true", "hx-request-type": "partial"}
    part = boris.post("/profile/sessions/end", headers=headers)
    assert part.status_code == 404 and part.text.startswith("<p") and "<html" not in part.text
    whole = boris.post("/profile/sessions/end")
    assert whole.status_code == 404 and "<html" in whole.text
