"""Of a mail only what its sender wrote now becomes a message, whatever program it was written with."""

import pytest

from tests.relay import samples
from tests.relay.conftest import DOMAIN
from web.core import i18n
from web.relay import answer, plain, quotes, reading


@pytest.mark.parametrize(("came", "written"), [sample[1:] for sample in samples.PLAIN], ids=[sample[0] for sample in samples.PLAIN])
def test_the_answer_alone_is_left_of_plain_text(came, written):
    assert quotes.cut(came, DOMAIN) == written
    assert samples.A not in quotes.cut(came, DOMAIN)


@pytest.mark.parametrize(("came", "written"), [sample[1:] for sample in samples.HTML], ids=[sample[0] for sample in samples.HTML])
def test_the_answer_alone_is_left_of_a_page(came, written):
    assert quotes.cut(plain.text(came), DOMAIN) == written


def test_there_are_samples_of_every_program_and_language():
    assert len(samples.PLAIN) + len(samples.HTML) >= 60


def read(raw: str) -> reading.Mail:
    return reading.read(raw.encode())


def test_plain_text_wins_over_html():
    raw = ('Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nТекст\n'
           '--b\nContent-Type: text/html; charset=utf-8\n\n<p>Страница</p>\n--b--\n')
    assert answer.words(read(raw), DOMAIN, ()) == "Текст"


def test_html_serves_where_there_is_no_plain_text_or_an_empty_one():
    for plain_part in ("", "--b\nContent-Type: text/plain\n\n   \n"):
        raw = (f'Content-Type: multipart/alternative; boundary="b"\n\n{plain_part}'
               '--b\nContent-Type: text/html; charset=utf-8\n\n<p>Беру</p>\n--b--\n')
        assert answer.words(read(raw), DOMAIN, ()) == "Беру"


def test_lines_that_were_broken_to_be_joined_are_joined():
    raw = "Content-Type: text/plain; charset=utf-8; format=flowed\n\nДлинная строка, \nкоторая продолжается\nи новая\n"
    assert answer.words(read(raw), DOMAIN, ()) == "Длинная строка, которая продолжается\nи новая"


@pytest.mark.parametrize(("charset", "sent_as"), [
    ("koi8-r", "koi8-r"),
    ("windows-1251", "cp1251"), ("utf-8", "utf-8"), ("no-such-thing", "utf-8"), ("utf-8", "cp1251"), ("zip", "utf-8")])
def test_words_come_through_whatever_the_charset_claims(charset, sent_as):
    raw = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode() + "Беру коляску".encode(sent_as)
    assert answer.words(reading.read(raw), DOMAIN, ()) == "Беру коляску"


def test_the_senders_own_address_and_those_of_the_relay_are_masked():
    before = i18n.current()
    i18n.use("ru")
    text = f"Пишите на Boris@Example.kz (mailto:boris@example.kz) или {samples.A}, но не на notboris@example.kz и boris@example.kzz"
    found = answer.masked(text, DOMAIN, ("boris@example.kz",))
    i18n.use(before)
    assert found == "Пишите на [адрес скрыт] ([адрес скрыт]) или [адрес скрыт], но не на notboris@example.kz и boris@example.kzz"
