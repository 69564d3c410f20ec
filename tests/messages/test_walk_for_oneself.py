"""A random walk of three people who send, send again, block, delete, mute, archive and search, beside a model of it all."""

import random
from dataclasses import dataclass, field

import pytest

from tests.messages.conftest import archive, bubbles, clear, delete, find, mute, put_listing, threads_in, unread


@dataclass
class Said:
    """A message: who wrote it, its word, its number, and who deleted it."""

    who: str
    word: str
    key: str
    number: int
    gone: set[str] = field(default_factory=set)


@dataclass
class Talk:
    """A conversation as it should be for each of its two people."""

    number: int
    people: tuple[str, str]
    said: list[Said] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)
    cleared: dict[str, int] = field(default_factory=dict)
    muted: set[str] = field(default_factory=set)
    archived: set[str] = field(default_factory=set)

    def other(self, name: str) -> str:
        return self.people[self.people[0] == name]

    def seen(self, name: str) -> list[Said]:
        return [one for one in self.said if name not in one.gone]

    def fresh(self, name: str) -> int:
        return sum(one.who != name and one.number > self.read.get(name, 0) for one in self.seen(name))

    def listed(self, name: str) -> bool:
        """Whether it is in that person's inbox or archive."""
        return self.said[-1].number > self.cleared.get(name, 0)


class World:
    """The three, their conversations, and what is true after each step."""

    def __init__(self, house, people: dict, seed: int):
        self.house, self.people, self.dice = house, people, random.Random(seed)
        self.talks: list[Talk] = []
        self.blocks: set[tuple[str, str]] = set()
        self.step = 0
        for owner in people:
            for buyer in people:
                if owner != buyer:
                    self.begin(owner, buyer)

    def begin(self, owner: str, buyer: str) -> None:
        listing = self.house.db.write(put_listing, self.people[owner].member_id)
        data = {"listing": listing, "text": "слово0", "send_key": "first"}
        for _ in range(2):
            answer = self.people[buyer].do("/messages/new", data)
        talk = Talk(int(answer.headers["location"].split("/")[-1].split("#")[0]), (buyer, owner))
        self.talks.append(talk)
        self.heard(talk, buyer, "слово0", "first")

    def heard(self, talk: Talk, who: str, word: str, key: str) -> None:
        """A message came: what it changes for the two."""
        number = self.house.db.value("select max(id) from message where thread_id = :id", id=talk.number)
        had_nothing = talk.read.get(who, 0) >= (talk.said[-1].number if talk.said else 0)
        talk.said.append(Said(who, word, key, number))
        if had_nothing:
            talk.read[who] = number
        talk.archived -= {who} | ({talk.other(who)} - talk.muted)

    def closed(self, talk: Talk) -> bool:
        one, other = talk.people
        return bool({(one, other), (other, one)} & self.blocks)

    def send(self, talk: Talk, name: str) -> None:
        """Somebody writes, perhaps the same once more, as after a lost connection."""
        self.step += 1
        word, status = f"слово{self.step}", 422 if self.closed(talk) else 303
        for _ in range(self.dice.choice((1, 1, 2))):
            answer = self.people[name].post(f"/messages/{talk.number}", data={"text": word, "send_key": f"key{self.step}"})
            assert answer.status_code == status
        if status == 303:
            self.heard(talk, name, word, f"key{self.step}")
        else:
            assert word in answer.text, "the text is not lost"

    def again(self, talk: Talk, name: str) -> None:
        """An old message is sent again under its key, whatever happened since: it stays what it was."""
        own = [one for one in talk.said if one.who == name]
        if own:
            old = self.dice.choice(own)
            self.people[name].do(f"/messages/{talk.number}", {"text": old.word, "send_key": old.key})

    def block(self, talk: Talk, name: str) -> None:
        lifting = self.dice.random() < 0.8
        self.people[name].do(f"/messages/{talk.number}/{'unblock' if lifting else 'block'}")
        (self.blocks.discard if lifting else self.blocks.add)((name, talk.other(name)))

    def delete(self, talk: Talk, name: str) -> None:
        if seen := talk.seen(name):
            one = self.dice.choice(seen)
            delete(self.people[name], talk.number, one.number)
            one.gone.add(name)

    def clear(self, talk: Talk, name: str) -> None:
        clear(self.people[name], talk.number)
        talk.cleared[name] = talk.said[-1].number
        talk.read[name] = max(talk.read.get(name, 0), talk.said[-1].number)
        for one in talk.said:
            one.gone.add(name)

    def mute(self, talk: Talk, name: str) -> None:
        on = self.dice.random() < 0.5
        mute(self.people[name], talk.number, on)
        (talk.muted.add if on else talk.muted.discard)(name)

    def archive(self, talk: Talk, name: str) -> None:
        on = self.dice.random() < 0.6
        archive(self.people[name], talk.number, on)
        (talk.archived.add if on else talk.archived.discard)(name)

    def look(self, talk: Talk, name: str) -> None:
        page = self.people[name].page(f"/messages/{talk.number}")
        assert bubbles(page) == [one.number for one in talk.seen(name)][-50:]
        assert all(one.word + "<" in page for one in talk.seen(name)[-50:])
        talk.read[name] = talk.said[-1].number

    def search(self, talk: Talk, name: str) -> None:
        self.house.run_job("words of messages")
        one = self.dice.choice(talk.said)
        mine = [each for each in self.talks if name in each.people and each.listed(name)]
        expected = {each.number for each in mine if one.word in {said.word for said in each.seen(name)}}
        assert set(find(self.people[name], one.word)) == expected

    def walk(self, steps: int) -> None:
        ways = [self.send] * 8 + [self.again, self.block, self.delete, self.delete, self.clear, self.mute, self.archive, self.look,
                                  self.search]
        for number in range(steps):
            talk = self.dice.choice(self.talks)
            self.dice.choice(ways)(talk, self.dice.choice(talk.people))
            if number % 12 == 0:
                self.check()
        self.check()

    def check(self) -> None:
        """Every inbox, archive and count is right, and what both deleted is nowhere."""
        for name, client in self.people.items():
            mine = [talk for talk in self.talks if name in talk.people and talk.listed(name)]
            pages = {kind: threads_in(client.page("/messages" + kind)) for kind in ("", "?show=archived", "?show=unread")}
            newest = [talk.number for talk in sorted(mine, key=lambda talk: -talk.said[-1].number)]
            archived = {talk.number for talk in mine if name in talk.archived}
            assert pages[""] == [number for number in newest if number not in archived]
            assert pages["?show=archived"] == [number for number in newest if number in archived]
            assert set(pages["?show=unread"]) == {talk.number for talk in mine if talk.fresh(name)}
            assert unread(client) == sum(talk.fresh(name) for talk in mine if name not in talk.muted)
        gone = {one.number for talk in self.talks for one in talk.said if len(one.gone) == 2}
        kept = self.house.db.all("select id, body from message")
        assert len(kept) == sum(len(talk.said) for talk in self.talks), "nothing lost, nothing doubled"
        assert all((row.body == "") == (row.id in gone) for row in kept)


@pytest.mark.parametrize("seed", [1, 2])
def test_each_sees_what_they_must_whatever_the_two_do(house, aigerim, boris, sanzhar, seed):
    world = World(house, {"aigerim": aigerim, "boris": boris, "sanzhar": sanzhar}, seed)
    world.walk(150)
    assert sum(len(talk.said) for talk in world.talks) > 30
