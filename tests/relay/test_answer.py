"""Answers by mail: whose they are, whether that is true, and what becomes of them."""

import email.policy
import smtplib

import pytest

from tests.messages.conftest import freeze, reply
from tests.relay.conftest import DOMAIN, TRUSTED, bodies, hand, mail_from, relay_address
from web.core.limits import Limits
from web.messages import rules
from web.relay import receiving

ME, HER = "boris@example.kz", "aigerim@example.kz"


@pytest.fixture
def his(house, aigerim, boris, thread) -> str:
    """The address through which Boris answers."""
    reply(aigerim, thread, "Иә, сатылады")
    house.db.write(lambda tx: tx.run("delete from outbox where member_id = :id", id=aigerim.member_id))
    return relay_address(house, boris.member_id)


def told(house) -> list:
    """The mails about answers that were not delivered."""
    return [mail for mail in house.mails() if mail.kind == "relay"]


def test_an_answer_arrives_in_the_thread_and_on_the_other_screen(house, inbound, his, aigerim, thread):
    assert hand(inbound, mail_from(ME, his, "Беру!"), his) == (250, "2.0.0 Taken")
    assert bodies(house)[-1] == "Беру!" and "Беру!" in aigerim.page(f"/messages/{thread}") and told(house) == []
    assert house.db.value("select n from topic where name = :topic", topic=f"thread:{thread}")


def test_it_comes_by_smtp_as_well(house, inbound, his):
    assert hand(inbound, mail_from(ME, his, "Беру!"), his, kind=smtplib.SMTP)[0] == 250
    assert bodies(house)[-1] == "Беру!"


def test_the_same_mail_twice_is_one_message(house, inbound, his):
    mail = mail_from(ME, his, "Беру!", message_id="<one@example.kz>")
    assert [hand(inbound, mail, his)[0] for _ in range(3)] == [250] * 3
    assert bodies(house).count("Беру!") == 1
    hand(inbound, mail_from(ME, his, "Беру!", message_id="<two@example.kz>"), his)
    assert bodies(house).count("Беру!") == 2


def test_a_mail_without_a_number_counts_by_its_bytes(house, inbound, his):
    mail = mail_from(ME, his, "Беру!")
    del mail["Message-ID"]
    assert [hand(inbound, mail, his)[0] for _ in range(2)] == [250] * 2 and bodies(house).count("Беру!") == 1


@pytest.mark.parametrize("sender", ["evil@example.com", HER, "boris@example.kz.evil.com", ""])
def test_nobody_else_can_write_through_an_address(house, inbound, his, sender):
    before = bodies(house)
    code, said = hand(inbound, mail_from(sender or "x@y.kz", his, "Отдам даром"), his, sender or "x@y.kz")
    assert (code, said[:5]) == (550, "5.7.1") and bodies(house) == before
    assert [mail.recipient for mail in told(house)] == [ME], "the member hears of it, the sender gets no mail of ours"


@pytest.mark.parametrize("head", [
    f'"Boris <{ME}>" <evil@example.com>', f"{ME}, evil@example.com", f"<{ME}> <evil@example.com>", f"evil@example.com ({ME})", ""])
def test_a_sender_that_can_be_read_in_two_ways_is_refused(house, inbound, his, head):
    before = bodies(house)
    mail = mail_from(ME, his, "Отдам даром").as_bytes(policy=email.policy.SMTP)
    lines = [line for line in mail.split(b"\r\n") if not line.startswith(b"From:")]
    forged = b"\r\n".join([b"From: " + head.encode(), *lines]) if head else mail.replace(b"To:", b"From: x@evil.kz\r\nTo:", 1)
    assert hand(inbound, forged, his)[0] == 550 and bodies(house) == before


@pytest.mark.parametrize(("results", "envelope", "code"), [
    (f"{TRUSTED}; dkim=pass header.d=example.kz", ME, 250),
    (f"{TRUSTED}; dmarc=pass header.from=example.kz; spf=softfail smtp.mailfrom=list.kz", ME, 250),
    (f"{TRUSTED}; spf=pass smtp.mailfrom=mail.example.kz; dkim=none", ME, 250),
    (f"{TRUSTED}; dkim=fail header.d=example.kz; spf=pass smtp.mailfrom={ME}", ME, 250),
    (f"{TRUSTED} 1; dkim=pass (2048-bit key; secure) header.d=example.kz header.i=@example.kz", ME, 250),
    (f"{TRUSTED}; spf=none smtp.mailfrom={ME}; dkim=none", ME, 250),
    (f"{TRUSTED}; dkim=pass header.d=evil.com; spf=pass smtp.mailfrom=a@evil.com", "a@evil.com", 550),
    (f"{TRUSTED}; spf=fail smtp.mailfrom={ME}; dkim=none", ME, 550),
    (f"{TRUSTED}; spf=softfail smtp.mailfrom={ME}", ME, 550),
    (f"{TRUSTED}; dkim=fail header.d=example.kz; spf=neutral", ME, 550),
    (f"{TRUSTED}; dmarc=fail header.from=example.kz; dkim=pass header.d=example.kz", ME, 550),
    (f"{TRUSTED}; spf=temperror smtp.mailfrom={ME}", ME, 451),
    ("evil.example; dkim=pass header.d=example.kz", "a@evil.com", 550),
    ("evil.example; dkim=fail header.d=example.kz", ME, 250),
])
def test_what_our_own_mail_server_found_out_decides(house, inbound, his, results, envelope, code):
    before = len(bodies(house))
    assert hand(inbound, mail_from(ME, his, "Беру!", results=results), his, envelope)[0] == code
    assert len(bodies(house)) == before + (code == 250)


def test_of_each_method_the_topmost_result_of_our_server_counts(house, inbound, his):
    forged = mail_from(ME, his, "Беру!", results=f"{TRUSTED}; dkim=pass header.d=example.kz; spf=pass smtp.mailfrom={ME}").as_bytes()
    real = f"Authentication-Results: {TRUSTED}; spf=fail smtp.mailfrom={ME}; dkim=none\n".encode()
    assert hand(inbound, (real + forged).replace(b"\n", b"\r\n"), his)[0] == 550


@pytest.mark.parametrize(("receiver", "result", "code"), [(TRUSTED, "fail", 550), (TRUSTED, "pass", 250), ("evil.example", "fail", 250)])
def test_received_spf_of_our_server_is_believed(house, inbound, his, receiver, result, code):
    mail = mail_from(ME, his, "Беру!", results="other.example; none")
    mail["Received-SPF"] = f'{result} (reason) receiver={receiver}; client-ip=192.0.2.1; envelope-from="{ME}"'
    assert hand(inbound, mail, his)[0] == code


@pytest.mark.parametrize("heads", [
    {"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<x.example>"}, {"X_Autoreply": "yes"},
    {"Subject": "Автоматический ответ: Коляска"}, {"Subject": "=?utf-8?b?0JDQstGC0L7QvtGC0LLQtdGC?="}, {"Subject": "Out of office: x"},
    {"From": f"x@{DOMAIN}"}, {"From": "site@example.kz"}])
def test_what_a_program_wrote_is_taken_and_answered_by_nothing(house, inbound, his, heads):
    before, mails = bodies(house), len(house.mails())
    assert hand(inbound, mail_from(ME, his, "Я в отпуске", **heads), his)[0] == 250
    assert bodies(house) == before and len(house.mails()) == mails


@pytest.mark.parametrize("subject", ["Автоответчик Panasonic", "Re: Автоматический ответ на ворота", "Out of office chair, new"])
def test_a_subject_that_sounds_like_a_program_does_no_harm(house, inbound, his, subject):
    assert hand(inbound, mail_from(ME, his, "Беру!", Subject=subject), his)[0] == 250 and bodies(house)[-1] == "Беру!"


def test_a_mail_without_a_return_path_is_a_bounce_and_ignored(house, inbound, his):
    before = bodies(house)
    assert hand(inbound, mail_from(ME, his, "Не доставлено"), his, "<>")[0] == 250
    assert bodies(house) == before and told(house) == []


def test_a_closed_conversation_is_told_in_the_senders_language_and_not_why(house, inbound, his, aigerim, thread):
    aigerim.do(f"/messages/{thread}/block")
    before = bodies(house)
    assert hand(inbound, mail_from(ME, his, "Беру!"), his)[0] == 250
    [mail] = told(house)
    assert (mail.recipient, mail.subject) == (ME, "Ваш ответ не доставлен") and bodies(house) == before
    assert "в этой переписке сейчас ничего нельзя отправить" in mail.body.lower() and "блок" not in mail.body.lower()
    freeze(house, aigerim)
    hand(inbound, mail_from(ME, his, "Ну беру же!"), his)
    assert told(house)[1].body == mail.body, "closed, blocked or away sound alike"


def test_who_blocked_their_own_data_writes_nothing(house, inbound, his, boris):
    freeze(house, boris)
    mails = len(house.mails())
    assert hand(inbound, mail_from(ME, his, "Беру!"), his)[0] == 550
    assert len(house.mails()) == mails and "Беру!" not in bodies(house)


def test_attachments_stay_behind_and_the_sender_is_told(house, inbound, his):
    mail = mail_from(ME, his, "Вот фото")
    mail.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="a.jpg")
    assert hand(inbound, mail, his)[0] == 250 and bodies(house)[-1] == "Вот фото"
    assert [one.subject for one in told(house)] == ["Ваш ответ доставлен, но не со всеми вложениями"]
    hand(inbound, mail, his)
    assert len(told(house)) == 1, "the same mail again says nothing again"


def test_a_picture_of_a_signature_is_no_attachment(house, inbound, his):
    mail = mail_from(ME, his, "Беру")
    mail.add_alternative('<p>Беру</p><img src="cid:logo">', subtype="html")
    mail.get_payload()[1].add_related(b"GIF89a", maintype="image", subtype="gif", cid="<logo>")
    assert hand(inbound, mail, his)[0] == 250 and told(house) == []


@pytest.mark.parametrize(("text", "words"), [("> одна цитата", "не нашлось"), ("щ" * (rules.LONGEST + 1), "слишком длинный")])
def test_what_cannot_become_a_message_is_told_with_the_limit(house, inbound, his, text, words):
    before = bodies(house)
    assert hand(inbound, mail_from(ME, his, text), his)[0] == 250
    assert words in told(house)[0].body and bodies(house) == before


def test_the_senders_own_address_does_not_get_through(house, inbound, his):
    hand(inbound, mail_from(ME, his, f"Мой адрес {ME.upper()}, а это {his}"), his)
    assert bodies(house)[-1] == "Мой адрес [адрес скрыт], а это [адрес скрыт]"


def test_too_many_messages_wait_at_the_mail_server(house, inbound, his):
    house.state.limits = Limits(True)
    for n in range(rules.SENDING.count):
        house.state.limits.wait(rules.SENDING, f"m{house.db.value('select member_id from relay_address')}")
        assert n < 40
    assert hand(inbound, mail_from(ME, his, "Беру!"), his)[0] == 451 and "Беру!" not in bodies(house)


def test_mails_about_refusals_are_few(house, inbound, his):
    for n in range(10):
        hand(inbound, mail_from("evil@example.com", his, f"{n}"), his, "evil@example.com")
    assert len(told(house)) == 6


def test_unknown_addresses_and_other_domains_are_refused_before_the_mail(house, inbound, his):
    number = his.split("-")[1]
    for wrong in (f"t-{number}-{'a' * 26}@{DOMAIN}", f"t-1-{'a' * 26}@{DOMAIN}", "x@" + DOMAIN, his.replace(DOMAIN, "other.kz")):
        assert hand(inbound, mail_from(ME, wrong, "Беру!"), wrong) == (550, receiving.UNKNOWN[4:])


def test_a_mail_for_two_addresses_gets_two_answers(house, inbound, his, aigerim):
    raw = mail_from(ME, his, "Беру!").as_bytes(policy=email.policy.SMTP)
    with smtplib.LMTP("127.0.0.1", inbound.port, timeout=10) as server:
        server.ehlo()
        server.mail(ME)
        assert server.rcpt(his)[0] == 250 == server.rcpt(his)[0]
        server.putcmd("data")
        assert server.getreply()[0] == 354
        server.send(raw + b"\r\n.\r\n")
        assert [server.getreply()[0], server.getreply()[0]] == [250, 250]
    assert bodies(house).count("Беру!") == 1


def test_who_has_not_accepted_the_policy_is_asked_to(house, inbound, his, boris):
    house.db.write(lambda tx: tx.run("delete from consent where member_id = :id and purpose = 'policy'", id=boris.member_id))
    assert hand(inbound, mail_from(ME, his, "Беру!"), his)[0] == 250
    assert "новая версия политики" in told(house)[0].body.lower() and "Беру!" not in bodies(house)


def test_headers_written_as_unicode_do_no_harm(house, inbound, his):
    raw = mail_from(ME, his, "Беру!").as_bytes(policy=email.policy.SMTP).replace(b"Subject: ", "Subject: Привет \xff ".encode())
    assert hand(inbound, raw, his)[0] == 250
