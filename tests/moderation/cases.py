"""What the tests of moderation and administration do again and again."""

from tests.conftest import Client, House
from tests.listings.selling import publish

WHY = "Жалуются покупатели, надо проверить"


def offer(house: House, client: Client, **other) -> int:
    """A published listing of that member."""
    return publish(house, client, **{"title_ru": "Смартфон почти новый", **other})


def report(
    client: Client, subject: str, number: int, reason: str = "scam", detail: str = "", status: int = 303, **other
):
    """Sends a report."""
    return client.do("/report", {"subject": subject, "id": number, "reason": reason, "detail": detail, **other}, status)


def reports(house: House) -> list:
    """Every report, oldest first."""
    return house.db.all("select * from report order by id")


def hide(
    client: Client,
    subject: str,
    number: int,
    reason: str = "Просят предоплату",
    rule: str = "scam",
    known: int = 0,
    status: int = 303,
):
    """Decides to hide a thing."""
    return client.do(f"/admin/reports/{subject}/{number}/hide",
                     {"decide-rule": rule, "decide-reason": reason, "known": known}, status)


def deeds(house: House) -> list[tuple]:
    """The journal as (who, what, to which thing), oldest first."""
    return [
        (row.staff_id, row.action, row.subject_id) for row in house.db.all("select * from staff_action order by id")
    ]


def said(answer) -> str:
    """The code of the message that an answer goes on with."""
    return answer.headers["location"].partition("said=")[2]
