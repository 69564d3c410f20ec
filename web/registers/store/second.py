"""The rule of the second person: what is grave needs two administrators, and both have been that for a while."""

from web.core import clock
from web.core.db import Reader
from web.core.i18n import N_
from web.core.refusal import Refusal
from web.core.sqlite import Row

SETTLED = 7 * clock.DAY  # so long somebody is an administrator before they count as a second person
TOO_NEW = N_("You have been an administrator for less than seven days. Until then another administrator must do this.")
ALONE_AFTER = 7 * clock.DAY  # so long after another administrator lost the role nobody acts alone


def settled_at(member: Row) -> int:
    """From when on (seconds UTC) this administrator may be the second person."""
    return (member.role_since or member.created_at) + SETTLED


def may_be_alone(db: Reader, staff_id: int) -> bool:
    """Whether nobody else could be the second person: no other administrator who has been one long enough, and none who was
    blocked or lost the role within the last week."""
    now = clock.now()
    others = db.value("select count(*) from member where role = 'administrator' and confirmed_at is not null and id <> :me"
                      " and coalesce(blocked_at, :since + 1) > :since and coalesce(role_since, created_at) <= :settled",
                      me=staff_id, since=now - ALONE_AFTER, settled=now - SETTLED)
    lost = db.value("select count(*) from staff_action where action = 'member role changed' and at > :since"
                    " and reason like 'administrator →%'", since=now - ALONE_AFTER)
    return not others and not lost


def is_new(db: Reader, staff_id: int) -> bool:
    """Whether this administrator has not been one long enough to count beside another."""
    return settled_at(db.one("select role_since, created_at from member where id = :id", id=staff_id)) > clock.now()


def check_first(db: Reader, staff_id: int) -> None:
    """Refuses a new administrator as the first person too, or one person with two accounts would be two; where there is nobody
    else, the first may be new. Raises Refusal."""
    if is_new(db, staff_id) and not may_be_alone(db, staff_id):
        raise Refusal(TOO_NEW)


def check(db: Reader, staff_id: int, first_id: int | None, alone: str = "") -> bool:
    """Refuses whoever may not be the second person after `first_id`; says whether it is the same person, who then has to say in
    `alone` why it cannot wait. Raises Refusal."""
    if staff_id == first_id:
        if not (alone and may_be_alone(db, staff_id)):
            raise Refusal(N_("Another administrator must approve what you decided."))
        return True
    if is_new(db, staff_id):
        raise Refusal(TOO_NEW)
    return False
