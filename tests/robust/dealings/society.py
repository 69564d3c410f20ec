"""The people of the long walk: who is there, whose data are blocked, what time it is, and the marks that tell whose words are where."""

import re
import time

from tests.conftest import PASSWORD, Client, House
from web.core.clock import DAY

MARK = re.compile(r"метка\d+ц")
HELD = ("thread", "message", "deal", "deal_step", "payment", "review", "person_block")


class Clock:
    """The site's clock, which the walk puts forward."""

    def __init__(self):
        self.ahead = 0

    def now(self) -> int:
        return int(time.time()) + self.ahead


class Society:
    """People, and what is true of all of them. Every text that somebody writes carries a mark of its own."""

    def __init__(self, house: House, people: dict[str, Client], outsider: Client, staff: Client, clock: Clock, dice):
        self.house, self.people, self.outsider, self.staff, self.clock, self.dice = house, people, outsider, staff, clock, dice
        self.frozen: set[str] = set()
        self.gone: set[str] = set()
        self.authors: dict[str, str] = {}  # of each mark
        self.places: dict[str, tuple[str, ...]] = {}  # an address and whom it is open to
        self.done: dict[str, int] = {}

    def present(self) -> list[str]:
        """Who is there, also those who blocked their data."""
        return [name for name in self.people if name not in self.gone]

    def awake(self, *names: str) -> bool:
        """Whether all of these are there and have not blocked their data."""
        return not (self.frozen | self.gone) & set(names)

    def mark(self, author: str) -> str:
        """A new mark in what that person writes."""
        word = f"метка{len(self.authors)}ц"
        self.authors[word] = author
        return word

    def id(self, name: str) -> int:
        return self.people[name].member_id

    def post(self, name: str, path: str, data: dict | None = None, often: int = 0) -> tuple[bool, int, str]:
        """Sends a form once, or several times as after a lost connection: whether it was taken, the status, where it leads.
        Sent again it must be answered alike."""
        answers = [self.people[name].post(path, data=data or {}) for _ in range(often or self.dice.choice((1, 1, 2)))]
        assert len({answer.status_code for answer in answers}) == 1, (path, data, [answer.status_code for answer in answers])
        status, leads = answers[-1].status_code, answers[-1].headers.get("location", "")
        assert not leads.startswith("/login"), (path, name)
        if name in self.frozen:
            assert status == 303 and leads.startswith("/profile/block"), (path, status, leads)
        return status == 303 and name not in self.frozen, status, leads

    def count(self, deed: str) -> None:
        self.done[deed] = self.done.get(deed, 0) + 1

    def freeze(self) -> None:
        """Somebody blocks their data; who has lifts that."""
        for name in sorted(self.frozen) or [self.dice.choice(self.present())]:
            path = "/profile/unblock" if name in self.frozen else "/profile/block"
            self.people[name].do(path)
            self.frozen ^= {name}
            self.count("frozen")

    def leave(self) -> None:
        """Somebody deletes their account at once; the session is worth nothing then."""
        name = self.dice.choice([one for one in self.present() if one not in self.frozen])
        self.people[name].do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
        self.house.run_job("destructions")
        self.gone.add(name)
        assert self.people[name].get("/messages").headers["location"].startswith("/login")
        self.count("left")

    def wait(self) -> None:
        """Days pass; people stay logged in."""
        seconds = int(self.dice.choice((0.01, 1, 4, 9)) * DAY)
        self.clock.ahead += seconds
        self.house.db.write(lambda tx: tx.run(
            "update session set expires_at = expires_at + :by, created_at = created_at + :by", by=seconds))

    def pages(self, name: str) -> dict[str, set[str]]:
        """The marks on every page that this person may open."""
        members = [f"/members/{self.id(one)}{part}" for one in self.people if self.awake(one) for part in ("", "/reviews")]
        own = ["/messages", "/messages?show=archived", "/deals", "/deals?tab=ended", "/profile/reviews", "/profile/reviews?tab=written",
               "/profile/journal", "/messages/blocked", *(f"/profile/data/{table}" for table in HELD)]
        mine = [path for path, owners in self.places.items() if name in owners and "/photos/" not in path]
        return {path: marks(self.people[name].page(path)) for path in (*members, *own, *mine)}

    def strangers(self) -> None:
        """Nobody but its owners finds anything at an address: not others of the walk, not an outsider."""
        for path, owners in self.places.items():
            others = [self.people[name] for name in self.present() if name not in owners]
            for client in (self.outsider, *others):
                assert client.get(path).status_code == 404, (path, owners)

    def gone_for_good(self) -> None:
        """No byte of what the deleted wrote is left in the data folder, and no mail holds anybody's words."""
        self.house.run_job("destructions")
        self.house.run_job("purge")
        files = [path for path in self.house.settings.data.rglob("*") if path.is_file()]
        found = {mark for path in files for mark in marks(path.read_bytes().decode("utf-8", "replace"))}
        left = {mark for mark in found if self.authors[mark] in self.gone}
        assert not left, {mark: self.authors[mark] for mark in left}
        assert not any(marks(mail.subject + mail.body) for mail in self.house.mails())


def marks(text: str) -> set[str]:
    """The marks in a text."""
    return set(MARK.findall(text))
