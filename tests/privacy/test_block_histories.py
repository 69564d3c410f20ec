"""Random histories of four people and the staff: what is blocked is seen by nobody else, touched by nothing, and back as it was."""

import random
import re

import pytest

from tests.conftest import House
from tests.listings import selling
from tests.privacy import world
from tests.rights import claiming
from web.core import clock

WORDS = {"aigerim": "қарлығаш", "boris": "бөдене", "sanzhar": "тоқылдақ"}
STEPS = 14
QUIET = ("verify", "calendar")  # jobs that only read
PAGES = ("/", "/?page=2", "/c/electronics", "/rss/search", "/atom/search", "/jsonfeed/search", "/api/listings", "/sitemap/l-0.xml")
OWN = ("/messages", "/profile/saved", "/profile/saved/choices", "/profile/data", "/profile/journal")
STAFF = ("/admin/listings", "/admin/reports", "/admin/reports/decided", "/admin/outbox", "/admin/claims")
LIFTED = {"request", "request_step", "request_text", "session"}  # what lifting a block writes


class History:
    """A site on which things happen by chance, with what was held about whoever is blocked now."""

    def __init__(self, house: House, people: dict, staff: list, seed: int, monkeypatch):
        self.house, self.people, self.chance, self.later = house, people, random.Random(seed), 0
        self.madina, self.guest, self.frozen, self.before = staff[0], house.client(), {}, {}
        self.jobs = [job.name for job in house.state.site.joined("jobs") if job.name not in QUIET]
        self.log: list[tuple[str, str]] = []
        began = clock.now
        monkeypatch.setattr("web.core.clock.now", lambda: began() + self.later)
        for name, person in people.items():
            self.named(name, person)
            selling.publish(house, person, **self.texts(name))

    def log_in(self, name: str):
        """A new session, where the old one may be over."""
        self.people[name] = self.house.client(self.people[name].member_id)
        return self.people[name]

    def named(self, name: str, person) -> None:
        person.do("/profile/edit", {"display_name": f"Имя {WORDS[name]}", "about": WORDS[name], "language": "ru", "first_name": "",
                                    "last_name": "", "name_seen_by": "everyone", "about_seen_by": "everyone",
                                    "phone_seen_by": "nobody", "town_seen_by": "nobody"})

    def texts(self, name: str) -> dict:
        return {"title_ru": f"Телефон {WORDS[name]} {self.chance.randint(1, 99)}", "price": str(self.chance.randint(10, 99) * 1000)}

    def one(self, table: str, where: str = "1 = 1", **values) -> int:
        """A row by chance, 0 where there is none."""
        rows = self.house.db.all(f"select id from {table} where {where}", **values)
        return self.chance.choice(rows).id if rows else 0

    def listing(self, person=None) -> int:
        return self.one("listing", "member_id = :id", id=person.member_id) if person else self.one("listing", "state <> 'draft'")

    # What people do; whether it is allowed is the site's to say.
    def publish(self, name, person):
        if name not in self.frozen:
            selling.publish(self.house, person, **self.texts(name))

    def edit(self, name, person):
        form = selling.filled(self.house, **self.texts(name), save="1")
        person.post(f"/listings/{self.listing(person)}/edit", data=form)

    def end(self, name, person):
        way = self.chance.choice(("close", "reopen", "renew", "delete"))
        person.post(f"/listings/{self.listing(person)}/{way}", data={"reason": "sold_here"})

    def write(self, name, person):
        key = f"{self.chance.random()}"
        person.post("/messages/new", data={"listing": self.listing(), "text": f"Пишет {WORDS[name]}", "send_key": key})

    def reply(self, name, person):
        thread = self.one("thread", "buyer_id = :id or seller_id = :id", id=person.member_id)
        way = self.chance.choice(("", "", "/read", "/block", "/unblock"))
        person.post(f"/messages/{thread}{way}", data={"text": f"Отвечает {WORDS[name]}", "send_key": f"{self.chance.random()}"})
        person.get(f"/messages/{thread}")

    def keep(self, name, person):
        person.post(f"/saved/listings/{self.listing()}", data={"keep": "1"})
        person.post("/saved/searches", data={"path": "/search?q=телефон", "name": "Телефоны"})

    def hide_seller(self, name, person):
        person.post(f"/saved/sellers/{self.one('member')}", data={"hide": "1"})

    def report(self, name, person):
        person.post("/report", data={"subject": "listing", "id": self.listing(), "reason": "scam", "detail": f"Жалуется {WORDS[name]}"})

    def moderate(self, name, person):
        number = self.listing()
        known = self.house.db.value("select max(id) from report where subject_id = :id and state = 'open'", id=number) or 0
        for way in self.chance.choice((("hide",), ("dismiss",), ("take-back",), ("hide", "take-back"))):
            form = {"known": known, "decide-rule": "scam", "decide-reason": "Обман"}
            self.madina.post(f"/admin/reports/listing/{number}/{way}", data=form)

    def claim(self, name, person):
        number = self.listing()
        place = self.guest.post("/rights/claim/photo", data=claiming.asked(number, "photo")).headers.get("location")
        if place:
            self.guest.post(place, data={"code": claiming.code(self.house)})

    def jobs_run(self, name, person):
        for job in self.chance.sample(self.jobs, 8):
            self.house.run_job(job)

    def days_pass(self, name, person):
        self.later += self.chance.choice((1, 3, 8)) * clock.DAY
        self.house.run_job("listing expiry")
        self.madina = self.house.client(self.madina.member_id)
        for key in self.people.keys() - self.frozen.keys():
            self.log_in(key)

    def month_passes(self, name, person):
        number = self.listing()
        frozen = self.house.db.value("select member.blocked_at from member join listing on member.id = listing.member_id"
                                     " where listing.id = :id", id=number)
        if number and not frozen:
            selling.pass_days(self.house, number, 31)
        for job in ("listing expiry", "listing reminders", "terms of keeping"):
            self.house.run_job(job)

    def block(self, name, person):
        if name not in self.frozen:
            self.before[name] = self.outlook(name, person)
            assert person.do("/profile/block").headers["location"].endswith("/profile/block")
            self.frozen[name] = self.held(person), world.files(self.house, person.member_id)

    def unblock(self, name, person):
        if name in self.frozen:
            held, files = self.frozen.pop(name)
            person = self.log_in(name)
            assert person.do("/profile/unblock").headers["location"].endswith("said=unblocked")
            now = self.held(person)
            for rows in (held["member"], now["member"]):
                rows[0].update(blocked_at=None, blocked_by="", blocked_reason="")
            assert {table: rows for table, rows in now.items() if rows != held[table] and table not in LIFTED} == {}
            assert sorted(world.files(self.house, person.member_id).values()) == sorted(files.values())
            self.came_back(name, person)

    def outlook(self, name: str, person) -> tuple[set, set]:
        """Which listings of the person a guest can open, and which threads of others have the person's name or words."""
        listings = {row.id for row in self.house.db.all("select id from listing where member_id = :id", id=person.member_id)
                    if self.guest.get(f"/listings/{row.id}").status_code == 200}
        return listings, {row.id for row, page in self.threads(name, person) if WORDS[name] in page}

    def threads(self, name: str, person):
        for row in self.house.db.all("select * from thread where buyer_id = :id or seller_id = :id", id=person.member_id):
            other = next((one for key, one in self.people.items() if key != name and key not in self.frozen
                          and one.member_id in (row.buyer_id, row.seller_id)), None)
            if other is not None:
                yield row, other.get(f"/messages/{row.id}").text

    def came_back(self, name: str, person) -> None:
        listings, _threads = self.before.pop(name)
        now, threads = self.outlook(name, person)
        assert now == listings
        assert threads == {row.id for row, _page in self.threads(name, person)}
        assert WORDS[name] in self.guest.page(f"/members/{person.member_id}")
        assert {f"/listings/{number}" in self.guest.page(f"/search?q={WORDS[name]}") for number in now} <= {True}

    def held(self, person) -> dict[str, list[dict]]:
        """All that is held about the person; what staff decide about others whom the person reported is theirs to decide."""
        found = world.everything(self.house, person.member_id)
        for row in found["report"]:
            if row.owner_id != person.member_id:
                row.update(dict.fromkeys(("state", "decision", "decided_by", "decided_at")))
        return found

    # What must be so after each step.
    def check(self) -> None:
        for name, (held, files) in self.frozen.items():
            person = self.people[name]
            now = self.held(person)
            assert {table: (held[table], rows) for table, rows in now.items() if rows != held[table]} == {}, self.log
            assert world.files(self.house, person.member_id) == files
            assert not [path for path in files if path.startswith("photos/")]
            self.nobody_sees(name, person)

    def nobody_sees(self, name: str, person) -> None:
        others = [(client, OWN) for key, client in self.people.items() if key != name and key not in self.frozen]
        viewer, own = self.chance.choice([(self.guest, ()), *others, (self.madina, STAFF)])
        listing = self.listing(person)
        for path in (f"/listings/{listing}", f"/members/{person.member_id}", f"/api/listings/{listing}"):
            assert viewer.get(path).status_code == 404, (path, viewer.member_id, self.log)
        for path in (*PAGES, *own, f"/search?q={WORDS[name]}", f"/suggest?q={WORDS[name][:4]}"):
            page = re.sub(r"<input[^>]*>|<title>.*?</title>", "", viewer.get(path).text)
            words = (f'href="/listings/{listing}', f"Имя {WORDS[name]}", f"Телефон {WORDS[name]}")
            assert not [said for said in words if said in page], path
        for row, page in self.threads(name, person):
            assert WORDS[name] not in page, row


ACTS = ("publish", "edit", "end", "write", "write", "write", "reply", "reply", "keep", "hide_seller", "report", "report", "moderate",
        "moderate", "claim", "jobs_run", "days_pass", "month_passes", "block", "block", "unblock", "unblock")


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_meanwhile(house, aigerim, boris, sanzhar, madina, monkeypatch, seed):
    history = History(house, {"aigerim": aigerim, "boris": boris, "sanzhar": sanzhar}, [madina], seed, monkeypatch)
    for _step in range(STEPS):
        act, name = history.chance.choice(ACTS), history.chance.choice(list(WORDS))
        history.log.append((act, name))
        getattr(history, act)(name, history.people[name])
        history.check()
    for name in list(history.frozen):
        history.unblock(name, history.people[name])
        history.check()


def test_staff_neither_hide_nor_show_what_is_frozen_where_nobody_reported_it(house, aigerim, guest, madina):
    shown, hidden = selling.publish(house, aigerim), claiming.offer(house, aigerim)
    claiming.claim(house, guest, hidden)
    aigerim.do("/profile/block")
    before = world.everything(house, aigerim.member_id)
    madina.post(f"/admin/reports/listing/{shown}/hide", data={"decide-rule": "scam", "decide-reason": "Обман", "known": "0"})
    madina.post(f"/admin/reports/listing/{hidden}/take-back")
    assert world.everything(house, aigerim.member_id) == before
