"""Periodic work of the registers: letters to those concerned, and bundles that have had their time."""

from web.core.jobs import Work
from web.mail import store as mail
from web.operator.store import operator
from web.registers import letters
from web.registers.store import authorities, handovers, incidents


def write_letters(work: Work) -> int:
    """Queues the letters that wait: of incidents, of requests whose silence is over, of a handover."""
    count = _authorities(work)
    for row in incidents.writing(work.db):
        while done := work.db.write(incidents.write_some, row.id, operator(work.db).name):
            count += done
    row = handovers.writing(work.db)
    while row and (done := work.db.write(handovers.write_some, row.id, work.settings)):
        count += done
    return count


def _authorities(work: Work) -> int:
    rows = authorities.untold(work.db)
    for row in rows:
        work.db.write(_tell, row)
    return len(rows)


def _tell(tx, row) -> None:
    if authorities.told(tx, row.id):
        subject, body = letters.authority(row.language, row.authority, row.document)
        mail.put(tx, row.email, subject, body, "authority", row.member_id)


def drop_bundles(work: Work) -> int:
    """Deletes bundles that were handed over a week ago."""
    numbers = authorities.spent(work.db)
    for number in numbers:
        work.db.write(authorities.drop, number)
    return len(numbers)
