"""From the first question to both reviews by mails alone: two people who never log in answer them and press their links."""

import pytest

from tests.messages.conftest import put_listing, write
from tests.relay.conftest import bodies
from tests.relay.mailbox import Person, Post, labelled
from web.core import i18n
from web.core.i18n import _
from web.deals.words import BUTTONS
from web.messages.store import choices

BUYER, SELLER = "boris@example.kz", "aigerim@example.kz"


@pytest.fixture
def letters(house) -> Post:
    """What left the site so far."""
    return Post(house)


def speak(house, language: str) -> None:
    """Both read mails in that language."""
    house.db.write(lambda tx: tx.run("update member set language = :language", language=language))


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_deal_goes_from_the_first_question_to_both_reviews_by_mail_alone(house, boris, aigerim, letters, language):
    speak(house, language)
    listing = house.db.write(put_listing, aigerim.member_id)
    write(boris, listing, "Здравствуйте! Коляска ещё продаётся?")
    house.db.write(lambda tx: tx.run("delete from session"))
    buyer, seller = Person(house, letters, BUYER), Person(house, letters, SELLER)

    def press(person: Person, step: str, **fields) -> str:
        with i18n.speaking(language):
            label = _(BUTTONS[step])
        path = labelled(person.reads(), label)
        assert path.startswith("/kk/deals/" if language == "kk" else "/deals/")
        page = person.opens(path)
        assert f'lang="{language}"' in page and "Inglesina" in page
        return person.presses(path, **fields)

    assert "ещё продаётся?" in seller.reads()
    seller.answers("Да, приезжайте")
    assert "Да, приезжайте" in buyer.reads()
    press(buyer, "offer", **{"offer-price": "80000", "offer-pay": "cash"})
    press(seller, "counter", **{"counter-price": "90000"})
    press(buyer, "accept")
    press(seller, "give")
    press(buyer, "get")
    row = house.db.one("select state, price, pay from deal")
    assert (row.state, row.price, row.pay) == ("done", 90_000, "cash")
    for person, stars in ((buyer, "5"), (seller, "4")):
        person.reads()
        person.presses(person.link(kind="reviews"), stars=stars, words="Всё отлично")
    assert [(one.stars, one.revealed) for one in house.db.all("select * from review order by id")] == [(5, 1), (4, 1)]
    assert "Борис" in seller.reads() and "Всё отлично" in seller.reads()
    assert house.db.value("select count(*) from session") == 0 and house.db.value("select count(*) from relay_address") == 2
    assert bodies(house)[:2] == ["Здравствуйте! Коляска ещё продаётся?", "Да, приезжайте"]


def test_the_link_to_make_an_offer_never_reaches_the_other_person(house, boris, aigerim, letters, thread):
    seller = Person(house, letters, SELLER)
    mail = seller.reads()
    assert "/deals/act/" in mail
    said = next(line for line in mail.splitlines() if "/deals/act/" in line)
    token = said.rpartition("/")[2]
    for written in (f"Смотрите {said} вот", f"Вот\n> {said}\nвот", f"https://safelinks.example/?url=https%3A%2F%2Fsoq.example.kz%2Fdeals%2Fact%2F{token}&x=1",
                    f"https://soq.example.kz/deals/act/\n{token}", f"<{said}>", f"{said[:-10]}\n{token[-10:]}"):
        seller.answers(written)
        assert token not in bodies(house)[-1] and token[:25] not in bodies(house)[-1], written


def test_who_wants_notices_only_gets_no_words_and_who_wants_no_mails_gets_none(house, boris, aigerim, letters, thread):
    house.db.write(choices.choose_mails, aigerim.member_id, "notice")
    mail = letters.newest(SELLER)
    assert "продаётся" not in mail.get_content() and mail["Reply-To"] is None and f"/messages/{thread}" in mail.get_content()
    boris.do(f"/messages/{thread}", {"text": "Алло?", "send_key": "b"})
    count = len(letters.mails)
    letters.newest(SELLER)
    assert len(letters.mails) == count, "one notice until it is read"
    aigerim.page(f"/messages/{thread}")
    aigerim.do("/messages/choices/mails", {"mails": "none"})
    boris.do(f"/messages/{thread}", {"text": "Ау?", "send_key": "c"})
    letters.newest(SELLER)
    assert len(letters.mails) == count
    assert 'value="none" checked' in aigerim.page("/messages/choices")
    aigerim.do("/messages/choices/mails", {"mails": "often"})
    assert choices.of(house.db, aigerim.member_id).mails == "none"
