"""A long random walk of three people through their conversations, beside a model of what must be true."""

import random
from dataclasses import dataclass, field

from tests.messages.conftest import bubbles, put_listing, unread


@dataclass
class Talk:
    """A thread as it should be: its two people, what each said, and how far each has read."""

    number: int
    people: tuple[str, str]
    said: list[tuple[str, str]] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)

    def unread(self, name: str) -> int:
        """Messages of the other after what this one has read."""
        return sum(who != name for who, _ in self.said[self.read.get(name, 0):])


class World:
    """The three, their listings, and what must be true after each step."""

    def __init__(self, house, people: dict, seed: int):
        self.dice, self.people = random.Random(seed), people
        self.owners = {house.db.write(put_listing, people[name].member_id): name for name in people for _ in range(2)}
        self.talks: dict[tuple[int, str], Talk] = {}
        self.blocks: set[tuple[str, str]] = set()
        self.step = 0

    def closed(self, one: str, other: str) -> bool:
        """Whether one of the two blocks the other."""
        return bool({(one, other), (other, one)} & self.blocks)

    def write(self) -> None:
        """Somebody writes about a listing."""
        self.step += 1
        (listing, owner), name = self.dice.choice(list(self.owners.items())), self.dice.choice(list(self.people))
        text, known = f"слово-{self.step}", self.talks.get((listing, name))
        data = {"listing": listing, "text": text, "send_key": str(self.step)}
        answers = [self.people[name].post("/messages/new", data=data) for _ in range(self.dice.choice((1, 1, 2)))]
        expected = 404 if owner == name else 422 if self.closed(name, owner) else 303
        assert {answer.status_code for answer in answers} == {expected}
        if expected == 303:
            number = int(answers[0].headers["location"].split("/")[-1].split("#")[0])
            self.talks.setdefault((listing, name), known or Talk(number, (name, owner))).said.append((name, text))

    def answer(self) -> None:
        """Anybody answers in any thread; only its two people can."""
        if not self.talks:
            return
        self.step += 1
        talk, name = self.dice.choice(list(self.talks.values())), self.dice.choice(list(self.people))
        answer = self.people[name].post(f"/messages/{talk.number}", data={"text": f"слово-{self.step}"})
        expected = 404 if name not in talk.people else 422 if self.closed(*talk.people) else 303
        assert answer.status_code == expected
        if expected == 303:
            talk.said.append((name, f"слово-{self.step}"))

    def look(self) -> None:
        """Anybody looks at any thread; only its two people see it, whole."""
        for talk in list(self.talks.values())[:]:
            name = self.dice.choice(list(self.people))
            answer = self.people[name].get(f"/messages/{talk.number}")
            assert answer.status_code == (200 if name in talk.people else 404)
            if name in talk.people:
                assert len(bubbles(answer.text)) == min(50, len(talk.said))
                assert all(text + "<" in answer.text for _, text in talk.said[-50:])
                talk.read[name] = len(talk.said)
            else:
                assert "слово-" not in answer.text

    def block(self) -> None:
        """Somebody blocks or unblocks the other person of a thread."""
        if self.talks:
            talk = self.dice.choice(list(self.talks.values()))
            one, other = self.dice.sample(talk.people, 2)
            lifting = self.dice.random() < 0.6
            self.people[one].do(f"/messages/{talk.number}/{'unblock' if lifting else 'block'}")
            (self.blocks.discard if lifting else self.blocks.add)((one, other))

    def check(self) -> None:
        """Badges and inboxes are right, and nobody's inbox holds words of a thread that is not theirs."""
        for name, client in self.people.items():
            mine = [talk for talk in self.talks.values() if name in talk.people]
            assert unread(client) == sum(talk.unread(name) for talk in mine)
            inbox = client.page("/messages")
            fresh = sum(talk.unread(name) > 0 for talk in mine)
            assert (inbox.count("#end"), inbox.count("item fresh")) == (len(mine), fresh)
            assert all(talk.said[-1][1] + "<" in inbox for talk in mine)
            strange = [talk for talk in self.talks.values() if name not in talk.people]
            assert not any(text + "<" in inbox for talk in strange for _, text in talk.said)


def test_nobody_sees_what_is_not_theirs_and_unread_counts_are_right(house, aigerim, boris, sanzhar):
    world = World(house, {"aigerim": aigerim, "boris": boris, "sanzhar": sanzhar}, seed=20261122)
    steps = [world.write] * 5 + [world.answer] * 6 + [world.look, world.block]
    for number in range(160):
        world.dice.choice(steps)()
        if number % 10 == 0:
            world.check()
    world.check()
    assert len(world.talks) >= 9 and sum(len(talk.said) for talk in world.talks.values()) > 50
