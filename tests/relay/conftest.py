"""A site with the relay on, the operator's mail server as a sink, and two people who write mails to each other."""

import email
import email.policy
import re
import shutil
import smtplib
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from tests.conftest import House
from tests.mail.test_outbox import register_relay
from tests.messages.conftest import put_listing, write
from web.core import clock
from web.relay.server import Inbound

DOMAIN, TRUSTED = "relay.example.kz", "mx.example.kz"


@pytest.fixture
def house(fresh_folder, tmp_path):
    """The site of the cast, with the relay configured; it listens where a test starts `inbound`."""
    folder = tmp_path / "data"
    shutil.copytree(fresh_folder, folder)
    made = House(folder, relay_domain=DOMAIN, relay_listen="127.0.0.1:0", relay_trusts=TRUSTED, mail_from="site@example.kz",
                 address="https://soq.example.kz")
    yield made
    made.close()


@pytest.fixture
def inbound(house):
    """The relay's own server on a free port, as `serve` runs it."""
    server = Inbound(house.state)
    server.start()
    assert server.listening.wait(5)
    yield server
    server.close()


@pytest.fixture
def sink(house):
    """The operator's mail server: what the site sends lies here."""
    caught = []

    class Handler:
        async def handle_DATA(self, _server, _session, envelope):
            caught.append(envelope)
            return "250 OK"
    controller = Controller(Handler(), hostname="127.0.0.1", port=8131)
    controller.start()
    object.__setattr__(house.settings, "smtp", "127.0.0.1:8131")
    object.__setattr__(house.settings, "smtp_tls", "none")
    register_relay(house)
    yield caught
    controller.stop()


@pytest.fixture
def listing(house, aigerim) -> int:
    """A live listing of Aigerim's."""
    return house.db.write(put_listing, aigerim.member_id)


@pytest.fixture
def thread(boris, listing) -> int:
    """Boris has asked Aigerim about her listing."""
    return write(boris, listing, "Здравствуйте! Коляска ещё продаётся?")


def post(house: House) -> list[EmailMessage]:
    """Sends what waits in the outbox, however young, and returns the new mails as files or as the sink got them."""
    house.db.write(lambda tx: tx.run("update outbox set send_after = :now", now=clock.now() - 1))
    folder = house.settings.data / "mail"
    before = set(folder.glob("*.eml"))
    house.run_job("mail")
    return [parsed(path.read_bytes()) for path in sorted(set(folder.glob("*.eml")) - before)]


def parsed(raw: bytes) -> EmailMessage:
    """A mail as a program of today reads it."""
    return email.message_from_bytes(raw, policy=email.policy.default)


def relay_address(house: House, member_id: int) -> str:
    """The address through which a member writes, as it is in the mails to them."""
    [mail] = [mail for mail in post(house) if DOMAIN in str(mail["From"])]
    found = re.search(r"t-[0-9a-f]+-[a-z2-7]{26}@" + re.escape(DOMAIN), str(mail["From"]))
    assert found and house.db.value("select count(*) from relay_address where member_id = :id", id=member_id) == 1
    return found[0]


def mail_from(sender: str, to: str, text: str, **more: str) -> EmailMessage:
    """A mail as a person's program writes it, with the result that the operator's server found."""
    mail = EmailMessage()
    domain = sender.rpartition("@")[2]
    mail["Authentication-Results"] = more.pop("results", f"{TRUSTED}; dkim=pass header.d={domain}; spf=pass smtp.mailfrom={sender}")
    mail["From"], mail["To"], mail["Subject"] = f"Борис Петров <{sender}>", to, "Re: Коляска"
    mail["Message-ID"] = more.pop("message_id", f"<{abs(hash((sender, to, text)))}@{domain}>")
    for name, value in more.items():
        del mail[name.replace("_", "-")]
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def hand(inbound: Inbound, mail: EmailMessage | bytes, to: str, envelope: str = "boris@example.kz",
         kind: Callable = smtplib.LMTP) -> tuple[int, str]:
    """Gives a mail to the relay and returns its last answer."""
    raw = mail if isinstance(mail, bytes) else mail.as_bytes(policy=email.policy.SMTP)
    with kind("127.0.0.1", inbound.port, timeout=20) as server:
        for answer in (server.ehlo_or_helo_if_needed(), server.mail(envelope), server.rcpt(to)):
            if answer and answer[0] >= 400:
                return answer[0], answer[1].decode()
        code, said = server.data(raw)
        return code, said.decode()


def bodies(house: House) -> list[str]:
    """The words of all messages, oldest first."""
    return [row.body for row in house.db.all("select body from message order by id")]
