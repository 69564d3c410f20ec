"""Somebody who only reads mails: answers them, opens their links without a login, and presses the one button there."""

import re
from email.message import EmailMessage
from email.policy import SMTP

from tests.conftest import Client, House
from tests.relay.conftest import mail_from, post
from web.relay import receiving


class Post:
    """All mails that left the site, by the people who got them."""

    def __init__(self, house: House):
        self.house, self.mails = house, []

    def newest(self, to: str) -> EmailMessage:
        """Sends what waits; the last mail to that address."""
        self.mails += post(self.house)
        return next(mail for mail in reversed(self.mails) if to in str(mail["To"]))


class Person:
    """One person, with an address and a browser that is logged in nowhere."""

    def __init__(self, house: House, letters: Post, email: str):
        self.house, self.letters, self.email = house, letters, email
        self.browser: Client = house.client()

    def reads(self) -> str:
        """The text of the newest mail to them."""
        return self.letters.newest(self.email).get_content()

    def answers(self, text: str) -> None:
        """Answers the newest mail about messages, with all of it quoted below."""
        self.letters.newest(self.email)
        mail = next(mail for mail in reversed(self.letters.mails) if self.email in str(mail["To"]) and mail["Reply-To"])
        quoted = "\n".join("> " + line for line in mail.get_content().splitlines())
        to = str(mail["Reply-To"])
        answer = mail_from(self.email, to, f"{text}\n\nOn Monday somebody wrote:\n{quoted}")
        said = receiving.take(self.house.state, self.house.db, to, self.email, answer.as_bytes(policy=SMTP))
        assert said == receiving.TAKEN

    def link(self, place: int = 0, kind: str = "deals") -> str:
        """The path of a link in the newest mail, the first one or another."""
        return links(self.reads(), kind)[place]

    def opens(self, path: str, status: int = 200) -> str:
        """The page behind a link."""
        return self.browser.page(path, status)

    def presses(self, path: str, status: int = 303, **fields: str):
        """Opens the page, fills the fields that are named, and presses the button; goes on to the page after it."""
        page = self.opens(path)
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
        answer = self.browser.do(path, {**hidden, **fields}, status)
        assert not self.browser.cookies and "set-cookie" not in answer.headers
        return self.opens(answer.headers["location"]) if status == 303 else answer.text


def links(text: str, kind: str = "deals") -> list[str]:
    """The paths of the links in a mail that act without a login."""
    return re.findall(rf"https://soq\.example\.kz((?:/kk)?/{kind}/act/\S+)", text)


def labelled(text: str, label: str) -> str:
    """The path of the link below those words."""
    found = re.search(re.escape(label) + r"[^\n]*:\nhttps://soq\.example\.kz(\S+)", text)
    assert found, (label, text)
    return found[1]
