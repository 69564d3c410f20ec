"""The mail about unread messages: one per thread until it is read, none for who reads in time."""

from tests.messages.conftest import reply, write
from web.core import clock, i18n
from web.messages.letters import letter


def test_a_message_queues_a_mail_in_the_receivers_language_without_its_words(house, boris, thread):
    [mail] = house.mails()
    assert (mail.recipient, mail.kind) == ("aigerim@example.kz", "message")
    assert mail.subject == "Сізге жаңа хабарлама келді"
    assert not any(words in mail.body for words in ("Inglesina", "продаётся", "Борис"))
    assert house.link_in_mail() == f"/kk/messages/{thread}"


def test_writing_a_mail_leaves_the_language_of_the_page_alone(house):
    before = i18n.current()
    i18n.use("en")
    subject, _ = letter(house.settings, "kk", 5)
    after = i18n.current()
    i18n.use(before)
    assert (subject, after) == ("Сізге жаңа хабарлама келді", "en")


def test_there_is_one_mail_per_thread_until_it_is_read(house, aigerim, boris, sanzhar, listing, thread):
    reply(boris, thread, "Ау?")
    reply(boris, thread, "Ау?!")
    assert len(house.mails()) == 1
    write(sanzhar, listing, "Здравствуйте")
    assert len(house.mails()) == 2


def test_reading_takes_back_a_mail_that_has_not_left(house, aigerim, thread):
    aigerim.page(f"/messages/{thread}")
    assert house.mails() == []


def test_a_mail_waits_a_little_and_then_leaves(house, boris, thread):
    mail = house.mails()[0]
    assert mail.send_after - mail.created_at == 600
    house.run_job("mail")
    assert house.mails()[0].sent_at is None
    _let_wait(house)
    house.run_job("mail")
    assert house.mails()[0].sent_at is not None
    reply(boris, thread, "Ау?")
    assert len(house.mails()) == 1


def test_after_reading_the_next_message_is_told_of_again(house, aigerim, boris, thread):
    _let_wait(house)
    house.run_job("mail")
    aigerim.page(f"/messages/{thread}")
    assert len(house.mails()) == 1, "what was sent stays in the outbox until its term"
    reply(boris, thread, "Так что же?")
    assert len(house.mails()) == 2


def test_each_of_the_two_is_told_apart(house, aigerim, boris, thread):
    reply(aigerim, thread, "Иә")
    assert [mail.recipient for mail in house.mails()] == ["aigerim@example.kz", "boris@example.kz"]
    boris.page(f"/messages/{thread}")
    assert [mail.recipient for mail in house.mails()] == ["aigerim@example.kz"]


def _let_wait(house) -> None:
    house.db.write(lambda tx: tx.run("update outbox set send_after = :now", now=clock.now() - 1))
