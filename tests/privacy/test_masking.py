"""Numbers and addresses of others do not leave with an export, however they are written; ordinary numbers do."""

import pytest

from web.core import i18n
from web.privacy.masking import mask


@pytest.mark.parametrize(("written", "hidden"), [
    ("Звоните 8 (701) 234-56-78 вечером", "701"), ("мой +7 701 2345678", "2345678"), ("пишите ivan@mail.kz", "ivan"),
    ("пишите ivan (собака) mail.kz", "ivan"), ("карта 4111 1111 1111 1111 сюда", "1111"), ("8-7O1-234-56-78", "234"),
])
def test_contacts_of_others_are_masked(written, hidden):
    with i18n.speaking("ru"):
        masked = mask(written)
    assert hidden not in masked and "[" in masked


@pytest.mark.parametrize("written", ["Приеду завтра в 18:30", "Цена 250 000 тг, 2015 год, пробег 120000 км", "Есть собака?", ""])
def test_ordinary_words_stay_as_they_are(written):
    assert mask(written) == written
