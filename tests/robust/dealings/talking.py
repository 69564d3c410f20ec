"""What people of the walk say to each other, beside a model of who sees which words."""

from dataclasses import dataclass, field

from tests.messages.conftest import add_photo, bubbles, photos_in, threads_in
from tests.moderation.cases import hide
from tests.robust.dealings.society import MARK, Society


@dataclass
class Line:
    """A message, or a step of a deal noted in the conversation (without a mark)."""

    who: str
    number: int
    mark: str = ""
    key: str = ""
    photo: str = ""
    hidden: bool = False
    unseen: set[str] = field(default_factory=set)


@dataclass
class Talk:
    """A conversation of two about a listing."""

    number: int
    listing: int
    people: tuple[str, str]  # buyer, seller
    lines: list[Line] = field(default_factory=list)
    cleared: dict[str, int] = field(default_factory=dict)
    muted: set[str] = field(default_factory=set)
    archived: set[str] = field(default_factory=set)

    def other(self, name: str) -> str:
        return self.people[self.people[0] == name]


class Talking:
    """Conversations and blocks between people."""

    def __init__(self, society: Society):
        self.all, self.dice = society, society.dice
        self.talks: dict[int, Talk] = {}
        self.blocks: set[tuple[str, str]] = set()

    def apart(self, one: str, other: str) -> bool:
        return bool({(one, other), (other, one)} & self.blocks)

    def open(self, number: int, listing: int, people: tuple[str, str]) -> Talk:
        """The conversation of that number, new or known."""
        if number not in self.talks:
            self.talks[number] = Talk(number, listing, people)
            self.all.places[f"/messages/{number}"] = people
        assert self.talks[number].people == people and self.talks[number].listing == listing
        return self.talks[number]

    def heard(self, talk: Talk, who: str, mark: str = "", key: str = "") -> Line:
        """Something came into the conversation."""
        number = self.all.house.db.value("select max(id) from message where thread_id = :id", id=talk.number)
        talk.lines.append(Line(who, number, mark, key))
        talk.archived -= {who} | ({talk.other(who)} - talk.muted)
        return talk.lines[-1]

    def some(self) -> tuple[Talk, str] | None:
        """A conversation, and one of its two who is there."""
        ways = [(talk, name) for talk in self.talks.values() for name in talk.people if name not in self.all.gone]
        return self.dice.choice(ways) if ways else None

    def ask(self, ware, name: str) -> None:
        """Somebody writes about a listing for the first time, or goes on there."""
        talk = next((one for one in self.talks.values() if (one.listing, one.people[0]) == (ware.number, name)), None)
        if talk:
            return self.say(talk, name)
        mark, key = self.all.mark(name), f"k{len(self.all.authors)}"
        taken, status, leads = self.all.post(name, "/messages/new", {"listing": ware.number, "text": f"Ещё есть? {mark}", "send_key": key})
        fits = ware.state == "live" and name != ware.owner and not self.apart(name, ware.owner) and self.all.awake(name, ware.owner)
        assert taken == fits, (status, ware)
        if taken:
            self.heard(self.open(int(leads.split("/")[2].split("#")[0]), ware.number, (name, ware.owner)), name, mark, key)
        return None

    def say(self, talk: Talk, name: str) -> None:
        """Somebody answers."""
        mark, key = self.all.mark(name), f"k{len(self.all.authors)}"
        pictured = self.dice.random() < 0.06 and self._speaks(talk, name)
        if pictured:
            assert add_photo(self.all.people[name], talk.number, key).status_code == 200
        taken, status, _leads = self.all.post(name, f"/messages/{talk.number}", {"text": mark, "send_key": key})
        assert taken == self._speaks(talk, name), (status, talk.people)
        if taken:
            line = self.heard(talk, name, mark, key)
            if pictured:
                line.photo = photos_in(self.all.people[name].page(f"/messages/{talk.number}"))[-1]
                self.all.places[line.photo] = talk.people
                self.all.count("photo")

    def _speaks(self, talk: Talk, name: str) -> bool:
        return self.all.awake(*talk.people) and not self.apart(*talk.people)

    def again(self, talk: Talk, name: str) -> None:
        """An old message is sent once more under its key, whatever happened since; it stays one."""
        own = [line for line in talk.lines if line.who == name and line.key]
        if own:
            line = self.dice.choice(own)
            self.all.post(name, f"/messages/{talk.number}", {"text": line.mark, "send_key": line.key}, often=2)

    def put_away(self, talk: Talk, name: str) -> None:
        """Mutes or archives, or takes that back."""
        word, on = self.dice.choice(("muted", "archived")), self.dice.random() < 0.6
        data = {"as": word, "on": "yes" if on else "no"}
        taken, status, _leads = self.all.post(name, f"/messages/{talk.number}/put-away", data)
        assert taken == self._moves(talk, name), status
        if taken:
            (getattr(talk, word).add if on else getattr(talk, word).discard)(name)

    def _moves(self, talk: Talk, name: str) -> bool:
        """Of people whose data are blocked nothing changes; of a deleted one the other's side still does."""
        return not self.all.frozen & set(talk.people)

    def delete(self, talk: Talk, name: str) -> None:
        """Deletes one message for oneself, or the whole conversation."""
        seen = [line for line in talk.lines if line.mark and name not in line.unseen]
        whole = self.dice.random() < 0.2
        if not seen:
            return
        line, last = self.dice.choice(seen), talk.lines[-1].number
        data = {"upto": last} if whole else {"message": line.number}
        taken, status, _leads = self.all.post(name, f"/messages/{talk.number}/delete", data)
        assert taken == self._moves(talk, name), status
        for one in (talk.lines if whole else [line]) if taken else ():
            one.unseen.add(name)
        if taken and whole:
            talk.cleared[name] = last

    def block(self, talk: Talk, name: str) -> None:
        """Blocks the other person, or lifts that."""
        lifts = self.dice.random() < 0.75
        taken, status, _leads = self.all.post(name, f"/messages/{talk.number}/{'unblock' if lifts else 'block'}")
        other = talk.other(name)
        assert taken == self._moves(talk, name), status
        if taken and other not in self.all.gone:
            (self.blocks.discard if lifts else self.blocks.add)((name, other))

    def report(self, talk: Talk, name: str) -> None:
        """Reports a message of the other person, which a moderator then may hide."""
        theirs = [line for line in talk.lines if line.mark and line.who != name and name not in line.unseen and not line.hidden]
        if not theirs or not self.all.awake(*talk.people):
            return
        line = self.dice.choice(theirs)
        self.all.post(name, "/report", {"subject": "message", "id": line.number, "reason": "other", "detail": self.all.mark(name)})
        if self.dice.random() < 0.5:
            hide(self.all.staff, "message", line.number)
            line.hidden = True
            self.all.count("hidden message")

    def seen(self, line: Line, name: str) -> bool:
        """Whether that person reads these words in the conversation."""
        return line.who == name or (self.all.awake(line.who) and not line.hidden)

    def check(self, name: str) -> None:
        """Conversations, inbox and archive of a person are what they must be."""
        mine = [talk for talk in self.talks.values() if name in talk.people]
        client = self.all.people[name]
        for talk in mine:
            page = client.page(f"/messages/{talk.number}")
            lines = [line for line in talk.lines if name not in line.unseen][-50:]
            assert bubbles(page) == [line.number for line in lines], talk
            said = MARK.findall(page[page.index('id="talk"'):page.index('id="end"')])
            assert said == [line.mark for line in lines if line.mark and self.seen(line, name)], talk
            for line in talk.lines:
                if line.photo:
                    there = name not in line.unseen and self.seen(line, name)
                    assert client.get(line.photo).status_code == (200 if there else 404), line
        listed = [talk for talk in sorted(mine, key=lambda one: -one.lines[-1].number) if talk.lines[-1].number > talk.cleared.get(name, 0)]
        for show, archived in (("", False), ("?show=archived", True)):
            assert threads_in(client.page("/messages" + show)) == [one.number for one in listed if (name in one.archived) == archived]

    def check_rows(self) -> None:
        """Nothing lost, nothing doubled: each conversation has its messages and no other."""
        for talk in self.talks.values():
            rows = self.all.house.db.all("select id from message where thread_id = :id order by id", id=talk.number)
            alive = set(talk.people) - self.all.gone
            assert [row.id for row in rows] == ([line.number for line in talk.lines] if alive else []), talk

    def may(self, name: str) -> set[str]:
        """The marks that a person may meet on any page."""
        return {line.mark for talk in self.talks.values() if name in talk.people for line in talk.lines
                if name not in line.unseen and self.seen(line, name)}
