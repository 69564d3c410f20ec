"""Mails carry no pixel: plain text only, and no address of another host."""

import re

import pytest

from tests.rights.claiming import claim, offer
from web.core.page import TEMPLATES
from web.mail.jobs import message

LETTERS = sorted(path for path in TEMPLATES.rglob("mail/*") if path.parent != TEMPLATES / "mail")


def test_there_are_letters_to_look_at():
    assert len(LETTERS) > 15


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_letter_is_plain_text_without_markup(path):
    text = path.read_text(encoding="utf-8")
    assert path.suffix == ".txt"
    assert not re.search(r"<\s*(img|a|html|body|script|link|table)\b|https?://|src=", text, re.I)


def test_what_leaves_the_site_has_one_part_of_plain_text_and_links_to_the_site_only(house, guest, aigerim, madina):
    claim(house, guest, offer(house, aigerim))
    guest.do("/password/forgot", {"email": "boris@example.kz"}, 200)
    number = house.db.value("select id from claim")
    madina.do(f"/admin/claims/{number}", {"decision": "keep", "reason": "Это её номер", "known": "hidden"})
    rows = house.mails()
    assert len(rows) >= 5
    for row in rows:
        mail = message(row, house.settings)
        assert mail.get_content_type() == "text/plain" and not mail.is_multipart()
        found = re.findall(r"https?://[^/\s]+", mail.get_content())
        assert set(found) <= {house.settings.public_address}, row.kind
        assert "<" not in mail.get_content(), row.kind
