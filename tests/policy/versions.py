"""What the tests of the policy do again and again: write a draft, publish it, look at the ledger."""

from tests.conftest import Client, House
from web.core import clock
from web.policy import rules, store

CHANGED = "# 1. Новое\n\nОдин абзац.\n\n[[operator]]\n\n- пункт"


def day(later: int = 0) -> str:
    """A day in Kazakhstan, as the form wants it."""
    return clock.day(clock.now() + later * clock.DAY).isoformat()


def publish(house: House, olzhas: Client, later: int = 0, body: str = CHANGED) -> int:
    """A new version with that text in every language, in force so many days from now; returns its number."""
    olzhas.do("/admin/policy/begin")
    number = store.draft(house.db).number
    for language in rules.LANGUAGES:
        olzhas.do(f"/admin/policy/draft?in={language}", {"body": body})
    olzhas.do("/admin/policy/publish", {"number": number, "day": day(later)})
    return number


def answers(house: House, person: Client) -> list[tuple[int, str]]:
    """What the member said to each version, oldest first."""
    rows = house.db.all("select version, decision from consent where member_id = :id and purpose = 'policy' order by id",
                        id=person.member_id)
    return [(row.version, row.decision) for row in rows]
