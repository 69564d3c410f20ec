"""The mail about a new message carries its words, from an address of the conversation; the outbox holds none of them."""

from tests.mail.test_outbox import register_relay
from tests.messages.conftest import add_photo, freeze, reply, write
from tests.relay.conftest import DOMAIN, post, relay_address
from web.core import clock
from web.messages.store import reports, sending
from web.relay import addresses

WORDS = "Коляска ещё продаётся?"


def test_the_mail_carries_the_words_and_the_name_but_no_address_of_the_sender(house, thread):
    [mail] = post(house)
    text = mail.get_content()
    assert WORDS in text and "https://soq.example.kz/kk/messages/" in text and "Осы хатқа жауап берсеңіз" in text
    assert mail["To"] == "aigerim@example.kz" and mail["From"].addresses[0].display_name == "Борис"
    assert mail["Reply-To"] == mail["From"].addresses[0].addr_spec and str(mail["Reply-To"]).endswith("@" + DOMAIN)
    assert mail["Subject"] == "Inglesina арбасы, жаңадай" and mail["Auto-Submitted"] == "auto-generated"
    assert b"boris@example.kz" not in bytes(mail)


def test_the_outbox_never_holds_the_words(house, thread):
    post(house)
    assert house.mails()[0].sent_at and not any(word in str(house.mails()) for word in (WORDS, "Inglesina", "Борис"))


def test_while_the_relay_is_off_a_mail_only_tells_that_there_is_a_message(house, thread):
    object.__setattr__(house.settings, "relay_domain", "")
    [mail] = post(house)
    assert WORDS not in mail.get_content() and mail["Reply-To"] is None and "SOQ" in mail["From"]
    assert house.db.value("select count(*) from relay_address") == 0


def test_messages_that_come_before_the_mail_left_are_in_one_mail(house, boris, thread):
    reply(boris, thread, "Ау?")
    [mail] = post(house)
    assert WORDS in mail.get_content() and "Ау?" in mail.get_content()


def test_a_mail_holds_so_many_messages_and_says_that_there_are_more(house, boris, thread):
    for n in range(20):
        reply(boris, thread, f"Вопрос номер {n}.")
    [mail] = post(house)
    text = mail.get_content()
    assert "Вопрос номер 18." in text and "Вопрос номер 19." not in text and "Қалғаны сайттағы әңгімеде." in text
    reply(boris, thread, "И ещё")
    [mail] = post(house)
    assert "Вопрос" not in mail.get_content() and "Қалғаны" not in mail.get_content()


def test_photos_are_told_of_and_stay_on_the_site(house, boris, thread):
    post(house)
    add_photo(boris, thread)
    reply(boris, thread, "")
    [mail] = post(house)
    assert mail.get_content().startswith("Сайттағы фотосуреттер: 1") and not list(mail.iter_attachments())


def test_a_step_of_a_deal_is_no_message(house, boris, thread):
    house.db.write(sending.note, boris.member_id, thread, "deal", "An offer was made.", "a")
    [mail] = post(house)
    assert WORDS in mail.get_content() and "offer" not in mail.get_content()


def test_a_message_after_the_mail_left_gets_a_mail_of_its_own(house, boris, thread):
    first = post(house)[0]
    reply(boris, thread, "Ау?")
    [second] = post(house)
    assert "Ау?" in second.get_content() and WORDS not in second.get_content()
    assert second["From"] == first["From"] and second["References"] == first["References"], "one conversation in a mail program"


def test_what_was_read_on_the_site_is_not_mailed_later(house, aigerim, boris, thread):
    aigerim.page(f"/messages/{thread}")
    reply(boris, thread, "Ау?")
    [mail] = post(house)
    assert "Ау?" in mail.get_content() and WORDS not in mail.get_content()


def test_a_mail_waits_two_minutes_for_reading_on_the_site(house, aigerim, thread):
    mail = house.mails()[0]
    assert mail.send_after - mail.created_at == 2 * clock.MINUTE
    aigerim.page(f"/messages/{thread}")
    assert house.mails() == []


def test_a_mail_that_could_not_be_handed_over_carries_the_same_the_next_time(house, boris, thread):
    object.__setattr__(house.settings, "smtp", "127.0.0.1:9")
    object.__setattr__(house.settings, "smtp_tls", "none")
    register_relay(house)
    assert post(house) == [] and house.mails()[0].failed == "ConnectionRefusedError"
    reply(boris, thread, "Ау?")
    object.__setattr__(house.settings, "smtp", "")
    [mail] = post(house)
    assert WORDS in mail.get_content() and "Ау?" in mail.get_content()


def test_nothing_leaves_of_who_blocked_their_data_or_was_hidden_meanwhile(house, boris, sanzhar, listing, thread):
    other = write(sanzhar, listing, "Отдадите даром?")
    freeze(house, boris)
    house.db.write(reports.hide, house.db.value("select id from message where thread_id = :id", id=other), "spam")
    assert post(house) == [] and house.mails() == []


def test_each_side_has_an_address_of_its_own_that_nobody_can_guess(house, aigerim, boris, thread):
    hers = relay_address(house, aigerim.member_id)
    reply(aigerim, thread, "Иә")
    his = relay_address(house, boris.member_id)
    assert hers != his
    mine, wrong = addresses.read(his, DOMAIN), his.replace(his.split("-")[2][:4], "aaaa")
    assert mine and addresses.write(*mine, DOMAIN) == his and addresses.read(his.upper(), DOMAIN) == mine
    assert addresses.read(his, "other.kz") is None and addresses.read("t-1-short@" + DOMAIN, DOMAIN) is None
    assert addresses.read(wrong, DOMAIN).secret != mine.secret


def test_a_transfer_is_noted_for_the_receiver_and_for_the_author(house, sink, aigerim, boris, thread):
    post(house)
    rows = house.db.all("select member_id, what from transfer order by id")
    assert [row.member_id for row in rows] == [aigerim.member_id, boris.member_id]
    assert rows[0].what != rows[1].what and "ушедшие в тот день получателям" in boris.page("/profile/journal")


def test_names_and_titles_cannot_add_headers(house, boris, thread):
    house.db.write(lambda tx: tx.run("update member set display_name = :name where id = :id", id=boris.member_id,
                                     name="Борис\r\nBcc: evil@example.com"))
    house.db.write(lambda tx: tx.run("update listing set title_kk = :title", title="Арба\nX-Evil: 1"))
    [mail] = post(house)
    assert mail["Bcc"] is None and mail["X-Evil"] is None and "Bcc: evil@example.com" in str(mail["From"])


