"""A thousand hostile mails and a hundred hostile conversations: the server answers each in time and goes on."""

import contextlib
import random
import smtplib
import socket
import time

import pytest

from tests.messages.conftest import reply
from tests.relay.conftest import DOMAIN, bodies, hand, mail_from, relay_address
from web.relay import answer, reading, receiving

ME = "boris@example.kz"
LINES = [
    b"From: boris@example.kz", b"From: =?utf-8?q?=FF?= <boris@example.kz>", b"From: <<<>>>", b"From:",
    b"Content-Type: multipart/mixed; boundary=b",
    b"Content-Type: multipart/mixed", b"Content-Type: text/html; charset=\"\x00\"", b"Content-Type: text/plain; charset*=x'y'z%FF",
    b"Content-Type: ;;;=", b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode",
    b"Content-Transfer-Encoding: quoted-printable",
    b"Content-Disposition: inline; filename*0*=utf-8''%D0%; filename*7=x", b"Subject: =?utf-8?b?////?=", b"Subject: =?x?y?z?=",
    b"Message-ID: <>",
    b"Authentication-Results: mx.example.kz; dkim=pass header.d=((((((", b"Received-SPF: " + b"(" * 300,
    b"In-Reply-To: <99999999999999999999@x>",
    b"--b", b"--b--", b"", b"", b"<div><blockquote>" * 9, b"<!--", b"<![CDATA[", b"&#x110000;&#0;&", b"=FF=0", b"begin 666 x\nM",
    b"\xff\xfe\x00x",
    b" " * 900, b"> " * 300, b"On 1 wrote:" * 40, b"11.11.1111" * 39, b".", b"\r", b"From nobody", b"Content-Type: message/rfc822",
    b"Content-Length: -1",
    b"Content-Type: message/partial", b"\xd0\x9f\xd1\x80", b"text/plain", b"Message-ID: " + b"x" * 900, b"Precedence: \xff",
    b"-- ", b"* * *",
]


def hostile(draw: random.Random) -> bytes:
    """A mail of random pieces, some of them of whole mails cut and turned."""
    lines = [draw.choice(LINES) for _ in range(draw.randrange(1, 60))]
    raw = draw.choice([b"\r\n", b"\r\n", b"\n"]).join(lines)
    if draw.random() < 0.4:
        raw = b"From: boris@example.kz\r\nMessage-ID: <%d@x>\r\n" % draw.randrange(10**9) + raw
    place = draw.randrange(len(raw) + 1)
    return raw[:place] + draw.randbytes(draw.randrange(8)) + raw[place:]


@pytest.fixture
def his(house, boris, aigerim, thread) -> str:
    """The address through which Boris answers."""
    reply(aigerim, thread, "Иә")
    house.db.write(lambda tx: tx.run("delete from outbox where member_id = :id", id=aigerim.member_id))
    return relay_address(house, boris.member_id)


def test_a_thousand_hostile_mails_are_each_answered(house, his, caplog):
    draw, worst = random.Random(5), 0.0
    for _ in range(1_000):
        raw = hostile(draw)
        begun = time.thread_time()
        said = receiving.take(house.state, house.db, his, ME, raw)
        worst = max(worst, time.thread_time() - begun)
        assert said[:3] in ("250", "550", "554", "451"), raw
        assert said is not receiving.LATER, raw
    assert worst < 1 and caplog.messages == [], "nothing came as a surprise"


def nested(kind: bytes, deep: int) -> bytes:
    return b"".join(b"Content-Type: multipart/%s; boundary=%d\n\n--%d\n" % (kind, n, n) for n in range(deep)) + b"x\n" * 200_000


GIANTS = {
    "parts in parts": nested(b"mixed", 39), "too many parts in parts": nested(b"mixed", 2_000), "digests": nested(b"digest", 39),
    "mails in mails": b"Content-Type: message/rfc822\n\n" * 5_000, "a long header": b"Subject: " + b"a\n " * 50_000,
    "many headers": b"From: boris@example.kz\n" * 2_000, "hops": b"Received: x\n" * 60 + b"\nx",
    "open tags": b"Content-Type: text/html\n\n" + b"<a " * 80_000, "open comments": b"Content-Type: text/html\n\n" + b"<!--" * 60_000,
    "deep tags": b"Content-Type: text/html\n\n" + b"<div>" * 50_000, "end tags": b"Content-Type: text/html\n\n" + b"<b></i>" * 30_000,
    "links": b"Content-Type: text/html\n\n" + b"<a href=http://x>y</a>" * 12_000, "signs": b"Content-Type: text/html\n\n" + b"&#" * 120_000,
    "dates": b"\n\n" + b"11.11.1111 " * 36 + b"\n" + (b"1.11 " * 79 + b"\n") * 600, "marks": b"\n\n" + b"> x\n" * 60_000,
    "half heads": b"\n\n" + b"On 11 x:\n" * 9_000, "empty lines": b"\n" * 400_000, "one line": b"\n\n" + b"x" * 1_000_000,
    "closings": b"\n\n" + "С уважением\n".encode() * 5_000, "promises": b"\n\n" + (b"iphone " * 50 + b"\n") * 900,
    "comments": b"Authentication-Results: mx.example.kz; " + b"(" * 7_000 + b")" * 7_000 + b"\n\nx",
    "addresses": b"From: " + b"a@b," * 15_000 + b"\n\nx",
}


@pytest.mark.parametrize("name", GIANTS)
def test_a_giant_is_read_or_refused_quickly(name):
    begun = time.thread_time()
    with contextlib.suppress(reading.Unreadable):
        answer.words(reading.read(GIANTS[name]), DOMAIN, (ME,))
    assert time.thread_time() - begun < 2.5


def test_the_server_outlives_conversations_that_make_no_sense(house, inbound, his):
    draw = random.Random(7)
    words = [b"LHLO x", b"MAIL FROM:<>", b"MAIL FROM:<" + b"a" * 400, b"RCPT TO:<" + his.encode() + b">", b"RCPT TO:<", b"DATA",
             b"x" * 900, b".",
             b"RSET", b"VRFY x", b"AUTH PLAIN x", b"\xff\xfe", b"", b"STARTTLS", b"QUIT", b"BDAT 9", b"EXPN", b"HELP x", b"NOOP",
             b"DATA x"]
    for _ in range(100):
        with socket.create_connection(("127.0.0.1", inbound.port), timeout=10) as line:
            line.sendall(b"\r\n".join(draw.choice(words) for _ in range(draw.randrange(12))) + b"\r\n" * draw.randrange(2))
    assert hand(inbound, mail_from(ME, his, "Беру!"), his)[0] == 250 and bodies(house)[-1] == "Беру!"


def test_a_mail_over_the_limit_is_refused_with_the_code_for_it(house, inbound, his):
    raw = mail_from(ME, his, "x" * 70 + "\n").as_bytes() + b"y" * 70 + b"\r\n"
    code, said = hand(inbound, raw + (b"z" * 70 + b"\r\n") * (reading.MOST_BYTES // 72 + 10), his)
    assert code == 552, said


def test_more_conversations_than_it_can_lead_are_put_off(house, inbound):
    lines = [smtplib.LMTP("127.0.0.1", inbound.port, timeout=10) for _ in range(21)]
    lines[-1].ehlo()
    assert lines[-1].mail(ME)[0] == 421
    for line in lines:
        line.close()
    time.sleep(0.2)
    with smtplib.LMTP("127.0.0.1", inbound.port, timeout=10) as line:
        line.ehlo()
        assert line.mail(ME)[0] == 250
