"""The cast and the site they act on: Aigerim sells, Boris buys, Sanzhar is a stranger, Madina moderates, Olzhas administers."""

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from web import app as site_app
from web.accounts import rules
from web.accounts.store import members, sessions
from web.consents import documents
from web.consents import rules as consent_rules
from web.consents import store as consents
from web.core import passwords, tokens
from web.core.jobs import Work, run_one
from web.core.security import SESSION_COOKIE
from web.core.settings import Settings

PASSWORD = "верный конь батарея"
CAST = {
    "aigerim": ("Айгерим", "kk", "member"), "boris": ("Борис", "ru", "member"), "sanzhar": ("Санжар", "ru", "member"),
    "madina": ("Мадина", "ru", "moderator"), "olzhas": ("Олжас", "ru", "administrator"),
}


class Client(TestClient):
    """A browser of one person; changes are sent as from our own pages, and redirects are not followed."""

    member_id: int | None = None

    def page(self, path: str, status: int = 200) -> str:
        """The text of a page that must answer with that status."""
        answer = self.get(path)
        assert answer.status_code == status, f"{path}: {answer.status_code} {answer.headers.get('location', '')}"
        return answer.text

    def do(self, path: str, data: dict | None = None, status: int = 303, **more):
        """Posts a form that must answer with that status."""
        answer = self.post(path, data=data or {}, **more)
        assert answer.status_code == status, f"{path}: {answer.status_code} {plain_text(answer.text)[:600]}"
        return answer


class House:
    """One running site in a folder of its own."""

    def __init__(self, folder: Path, **given):
        self.settings = Settings(**{"data": folder, "rate_limits": False, "jobs": False, **given})
        self.front = site_app.create(self.settings)
        self.starlette = self.front.starlette
        self.state = self.starlette.state
        self.db = self.state.database.new_door()

    def client(self, member_id: int | None = None) -> Client:
        """A new browser, logged in as the member."""
        made = Client(self.front, follow_redirects=False, raise_server_exceptions=True,
                      headers={"sec-fetch-site": "same-origin"})
        if member_id is not None:
            token = tokens.new_token()
            self.db.write(sessions.begin, member_id, token, "Firefox, Linux", False)
            made.cookies.set(SESSION_COOKIE, self.state.keys.sign("session", token))
            made.member_id = member_id
        return made

    def member(self, name: str, language: str = "ru", role: str = "member", email: str = "") -> int:
        """A confirmed member who agreed to processing and publication and accepted the policy."""
        address = rules.email(email or f"{name.lower()}@example.kz") or email
        person = {"display_name": name, "language": language}
        number = self.db.write(members.register, address, self.state.keys.lookup(address), password_hash(), person, role, True)
        wordings = [consent_rules.wording(purpose, "", "") for purpose in consent_rules.NEEDED]
        for wording in (*wordings, consent_rules.policy_wording(documents.current(self.db), language, "", "")):
            self.db.write(consents.decide, number, name, wording, "given", operator_name="", operator_bin="",
                          language=language, method="test")
        return number

    def run_job(self, name: str) -> None:
        """Runs one periodic job now and fails if it fails."""
        job = next(job for job in self.state.site.joined("jobs") if job.name == name)
        run_one(job, Work(self.db, self.settings, self.state))
        assert self.db.value("select failed from job where name = :name", name=name) is None

    def mails(self) -> list:
        """Everything in the outbox, oldest first."""
        return self.db.all("select * from outbox order by id")

    def link_in_mail(self, number: int = -1) -> str:
        """The path of the link in a mail."""
        found = re.search(r"http://[^/\s]+(/\S+)", self.mails()[number].body)
        assert found, self.mails()[number].body
        return found.group(1)

    def close(self) -> None:
        site_app.close(self.starlette)


_hash: list[str] = []


def password_hash() -> str:
    """The hash of the cast's password, made once."""
    if not _hash:
        _hash.append(passwords.hash_password(PASSWORD))
    return _hash[0]


def plain_text(html: str) -> str:
    """A page's words without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.S)).strip()


@pytest.fixture(scope="session")
def fresh_folder(tmp_path_factory) -> Path:
    """A data folder with migrated database, reference data and the cast, copied for each test."""
    folder = tmp_path_factory.mktemp("fresh")
    house = House(folder)
    for key, (name, language, role) in CAST.items():
        house.member(name, language, role, f"{key}@example.kz")
    house.close()
    return folder


@pytest.fixture
def house(fresh_folder: Path, tmp_path: Path):
    """The site with its cast."""
    folder = tmp_path / "data"
    shutil.copytree(fresh_folder, folder)
    made = House(folder)
    yield made
    made.close()


@pytest.fixture
def guest(house: House) -> Client:
    """Somebody without an account."""
    return house.client()


def _person(key: str):
    @pytest.fixture(name=key)
    def person(house: House) -> Client:
        member = members.by_email(house.db, house.state.keys.lookup(f"{key}@example.kz"))
        return house.client(member.id)
    return person


aigerim, boris, sanzhar, madina, olzhas = (_person(key) for key in CAST)
