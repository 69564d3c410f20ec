"""Reports: made once per person and thing, listed by thing."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row


def report(tx: Transaction, subject: str, number: int, owner_id: int | None, reporter_id: int | None, reason: str,
           detail: str, passage: str = "") -> bool:
    """Writes a report down, with the passage that the site had warned of. False when
    this person reported the thing before, or a guest in the very same words."""
    if _told(tx, subject, number, reporter_id, reason, detail):
        return False
    tx.insert("report", id=tx.new_id(), subject=subject, subject_id=number, owner_id=owner_id, reporter_id=reporter_id,
              reason=reason, detail=detail, passage=passage, state="open", decided_by=None, decision="", decided_at=None, at=clock.now())
    return True


def _told(db: Reader, subject: str, number: int, reporter_id: int | None, reason: str, detail: str) -> bool:
    if reporter_id is not None:
        return db.value("select id from report where reporter_id = :reporter and subject = :subject"
                        " and subject_id = :id", reporter=reporter_id, subject=subject, id=number) is not None
    return db.value("select id from report where subject = :subject and subject_id = :id and reporter_id is null"
                    " and reason = :reason and detail = :detail", subject=subject, id=number, reason=reason,
                    detail=detail) is not None


def waiting(db: Reader, after: int, limit: int) -> list[Row]:
    """Things with open reports: the one reported longest ago first, paged by its first report."""
    return db.all("select subject, subject_id, count(*) as reports, min(id) as first_id, min(at) as since from report"
                  " where state = 'open' group by subject, subject_id having min(id) > :after"
                  " order by first_id limit :limit", after=after, limit=limit)


def reasons(db: Reader, subject: str, number: int) -> list[Row]:
    """How often each reason is given in the open reports about a thing."""
    return db.all("select reason, count(*) as times from report where subject = :subject and subject_id = :id"
                  " and state = 'open' group by reason order by times desc, reason", subject=subject, id=number)


def decided(db: Reader, before: int, limit: int) -> list[Row]:
    """Reports that were decided, the newest report first."""
    return db.all("select report.*, member.display_name as staff_name from report"
                  " left join member on member.id = report.decided_by where report.state <> 'open'"
                  " and report.id < :before order by report.id desc limit :limit", before=before, limit=limit)


def about(db: Reader, subject: str, number: int) -> list[Row]:
    """Every report about a thing, oldest first, with the name of the reporter, None where there is none to show."""
    return db.all("select report.*, member.display_name as reporter_name from report"
                  " left join member on member.id = report.reporter_id and member.blocked_at is null"
                  " where report.subject = :subject and report.subject_id = :id order by report.id",
                  subject=subject, id=number)


def count_waiting(db: Reader) -> int:
    """How many things wait for a decision."""
    return db.value("select count(*) from (select subject_id from report where state = 'open'"
                    " group by subject, subject_id) as things")
