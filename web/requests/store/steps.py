"""The journal of requests: each step is a row that never changes; what was written with it goes earlier."""

from web.core import chain
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.requests.rules import Step

LONGEST = 5_000  # characters of a text


def add(tx: Transaction, request: Row, step: Step, at: int) -> int:
    """Writes down one step with its text and returns its id; the state of the request is the caller's to change."""
    number = tx.new_id()
    tx.insert("request_step", id=number, request_id=request.id, role=step.role, action=step.action, ground=step.ground,
              at=at, salt=chain.salt())
    if step.text:
        tx.insert("request_text", id=tx.new_id(), request_id=request.id, step_id=number, role=step.role,
                  body=step.text[:LONGEST], at=at, closed_at=request.closed_at, salt=chain.salt())
    tx.touch("requests")
    return number


def of(db: Reader, request_id: int) -> list[Row]:
    """Every step of a request with its text, oldest first."""
    return db.all("select s.*, coalesce(t.body, '') as body from request_step s left join request_text t on t.step_id = s.id"
                  " and t.request_id = s.request_id where s.request_id = :id order by s.id", id=request_id)


def last(db: Reader, request_id: int) -> Step | None:
    """The newest step that somebody other than the site made."""
    row = db.one("select s.action, s.role, s.ground, coalesce(t.body, '') as body from request_step s"
                 " left join request_text t on t.step_id = s.id and t.request_id = s.request_id"
                 " where s.request_id = :id and s.role <> 'site' order by s.id desc limit 1", id=request_id)
    return Step(row.action, row.role, row.body, row.ground) if row else None


def asked_for(db: Reader, request_id: int) -> str:
    """What was demanded, in the person's words."""
    return db.value("select t.body from request_text t join request_step s on s.id = t.step_id"
                    " where t.request_id = :id and s.action = 'opened'", id=request_id) or ""
