"""Two people hold a whole conversation by mail alone: out through the operator's server, in through the relay."""

import re

from tests.messages.conftest import reply, unread, write
from tests.relay.conftest import DOMAIN, bodies, hand, mail_from, parsed, post

AIGERIM, BORIS = "aigerim@example.kz", "boris@example.kz"


def newest(house, sink) -> tuple[str, str, str]:
    """Receiver, address to answer to, and text of the last mail that left."""
    post(house)
    envelope = sink[-1]
    mail = parsed(envelope.content)
    return envelope.rcpt_tos[0], re.search(r"<(\S+)>", str(mail["From"]))[1], mail.get_content()


def test_two_people_talk_by_mail_alone(house, inbound, sink, boris, listing):
    write(boris, listing, "Здравствуйте! Коляска ещё продаётся?")
    said = ["Иә, сатылады", "За 80 000 отдадите?", "Жарайды, 82 000", "Договорились, спасибо!"]
    for turn, words in enumerate(said):
        receiver, answer_to, text = newest(house, sink)
        me, other = (AIGERIM, BORIS) if turn % 2 == 0 else (BORIS, AIGERIM)
        assert receiver == me and answer_to.endswith("@" + DOMAIN)
        assert (["Здравствуйте! Коляска ещё продаётся?", *said])[turn] in text
        quoted = f"{words}\n\nпн, 23 нояб. 2026 г. в 10:00, SOQ <{answer_to}>:\n" + "\n".join("> " + line for line in text.splitlines())
        assert hand(inbound, mail_from(me, answer_to, quoted), answer_to, me)[0] == 250
        for envelope in sink:
            for address in {AIGERIM, BORIS} - set(envelope.rcpt_tos):
                assert address.encode() not in envelope.content, f"the address of {other} is in a mail"
    assert bodies(house)[1:] == said


def queued(house) -> int:
    """Mails to Aigerim that have not left."""
    return house.db.value("select count(*) from outbox where sent_at is null and recipient = :to", to=AIGERIM)


def test_what_was_answered_is_read_and_what_came_later_is_not(house, inbound, sink, boris, thread):
    _, answer_to, _ = newest(house, sink)
    first = parsed(sink[-1].content)["Message-ID"]
    assert house.db.value("select seller_read from thread") == 0, "a mail that was opened or not marks nothing"
    reply(boris, thread, "Ау?")
    assert hand(inbound, mail_from(AIGERIM, answer_to, "Иә", in_reply_to=first), answer_to, AIGERIM)[0] == 250
    assert queued(house) == 1, "the mail about the later message still goes"
    post(house)
    assert any(envelope.rcpt_tos == [AIGERIM] and "Ау?" in parsed(envelope.content).get_content() for envelope in sink)
    assert hand(inbound, mail_from(AIGERIM, answer_to, "Иә, кешіріңіз"), answer_to, AIGERIM)[0] == 250
    assert house.db.value("select seller_read = last_id from thread") and queued(house) == 0


def test_an_answer_to_an_older_mail_leaves_the_newer_one_unread(house, inbound, sink, boris, aigerim, thread):
    _, answer_to, _ = newest(house, sink)
    first = parsed(sink[-1].content)["Message-ID"]
    reply(boris, thread, "Ау?")
    newest(house, sink)
    assert hand(inbound, mail_from(AIGERIM, answer_to, "Иә", in_reply_to=first), answer_to, AIGERIM)[0] == 250
    assert unread(aigerim) == 1
    assert hand(inbound, mail_from(AIGERIM, answer_to, "Тыңдап тұрмын"), answer_to, AIGERIM)[0] == 250
    assert unread(aigerim) == 0
