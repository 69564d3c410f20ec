"""Random histories of two people who write, read, mail and answer by mail, against a plain list of what was said.

Each message reaches the other person by the site or by mail, none is lost, none comes twice, and the other's mails hold
nothing that was said to somebody else.
"""

import random
import re

import pytest

from tests.relay.conftest import DOMAIN, bodies, mail_from, post
from web.relay import receiving

ADDRESS = {"aigerim": "aigerim@example.kz", "boris": "boris@example.kz"}
OTHER = {"aigerim": "boris", "boris": "aigerim"}


class History:
    """Two people at a site, what was said in order, and what each of them saw."""

    def __init__(self, house, people, thread, first: str):
        self.house, self.people, self.thread = house, people, thread
        self.said = [("boris", first)]
        self.opened = {"aigerim": set(), "boris": set()}  # on the site
        self.mails = {"aigerim": [], "boris": []}

    def word(self) -> str:
        return f"слово{len(self.said)}."

    def write(self, who: str) -> None:
        """On the site, where the thread is not opened by that: the page after it is not asked for."""
        self.said.append((who, self.word()))
        self.people[who].do(f"/messages/{self.thread}", {"text": self.said[-1][1], "send_key": f"k{len(self.said)}"})

    def open(self, who: str) -> None:
        self.people[who].page(f"/messages/{self.thread}")
        self.opened[who] |= {text for author, text in self.said if author != who}

    def deliver(self, who: str) -> None:
        """The outbox is emptied, for both."""
        for mail in post(self.house):
            receiver = next(name for name, address in ADDRESS.items() if address == mail["To"])
            self.mails[receiver].append(mail)

    def answer(self, who: str) -> None:
        """By mail, to a random one of those that came, told twice by the mail server at times."""
        if not self.mails[who]:
            return
        draw = random.Random(len(self.said))
        mail = draw.choice(self.mails[who][-3:])
        to = re.search(rf"t-\S+@{DOMAIN}", str(mail["From"]))[0]
        self.said.append((who, self.word()))
        more = {"in_reply_to": str(mail["Message-ID"])} if draw.random() < 0.7 else {}
        sent = mail_from(ADDRESS[who], to, self.said[-1][1] + "\n\n> " + mail.get_content().replace("\n", "\n> "), **more)
        for _ in range(draw.choice([1, 1, 2])):
            said = receiving.take(self.house.state, self.house.db, to, ADDRESS[who], sent.as_bytes())
            assert said == receiving.TAKEN

    def check(self) -> None:
        """What must hold at any moment, once the outbox is empty."""
        assert bodies(self.house) == [text for _, text in self.said]
        for who in ADDRESS:
            carried = [word for mail in self.mails[who] for word in re.findall(r"слово\d+\.", mail.get_content())]
            assert len(carried) == len(set(carried)), "a message was mailed twice"
            wanted = {text for author, text in self.said if author != who}
            assert set(carried) <= wanted and wanted <= set(carried) | self.opened[who], wanted - set(carried) - self.opened[who]
            assert all(ADDRESS[OTHER[who]] not in str(mail) for mail in self.mails[who])


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_lost_or_doubled(house, aigerim, boris, listing, seed):
    draw = random.Random(seed)
    people = {"aigerim": aigerim, "boris": boris}
    answer = boris.do("/messages/new", {"listing": listing, "text": "слово0.", "send_key": "k0"})
    history = History(house, people, int(re.search(r"\d+", answer.headers["location"])[0]), "слово0.")
    for _ in range(25):
        deed = draw.choice([history.write, history.open, history.deliver, history.deliver, history.answer, history.answer])
        deed(draw.choice(list(ADDRESS)))
    history.deliver("boris")
    history.check()
