"""Members: registering, finding, changing."""

from web.accounts.rules import WARNED_BEFORE
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row

EDITABLE = ("display_name", "first_name", "last_name", "phone", "about", "region_id", "town_id", "language",
            "name_seen_by", "phone_seen_by", "about_seen_by", "town_seen_by")


class EmailTaken(ValueError):
    """Another account has this e-mail address."""


def by_email(db: Reader, email_hash: str) -> Row | None:
    """The member with that address (by its keyed hash)."""
    return db.one("select * from member where email_hash = :hash", hash=email_hash)


def by_id(db: Reader, member_id: int) -> Row | None:
    """The member with that number, whatever its state."""
    return db.one("select * from member where id = :id", id=member_id)


def public(db: Reader, member_id: int) -> Row | None:
    """A member as others may see them: confirmed and not blocked."""
    return db.one("select * from member where id = :id and blocked_at is null and confirmed_at is not null", id=member_id)


def register(tx: Transaction, email: str, email_hash: str, password_hash: str, person: dict,
             role: str = "member", confirmed: bool = False) -> int:
    """Makes an account, or takes over an unconfirmed one of the same address. Raises EmailTaken."""
    old = by_email(tx, email_hash)
    if old and old.confirmed_at:
        raise EmailTaken()
    now = clock.now()
    values = {"email": email, "email_hash": email_hash, "password_hash": password_hash, **in_role(role),
              "language": person["language"], "display_name": person["display_name"], "region_id": person.get("region_id"),
              "town_id": person.get("town_id"), "created_at": now, "confirmed_at": now if confirmed else None,
              "last_active_day": _day(now), "delete_after": None}
    if old:
        change(tx, old.id, values)
        return old.id
    number = tx.new_id()
    empty = dict.fromkeys(("first_name", "last_name", "phone", "about", "blocked_by", "blocked_reason"), "")
    seen = {"name_seen_by": "nobody", "phone_seen_by": "nobody", "about_seen_by": "nobody", "town_seen_by": "nobody"}
    tx.insert("member", id=number, **values, **empty, **seen)
    return number


def in_role(role: str) -> dict:
    """The columns of somebody who has that role from now on."""
    return {"role": role, "role_since": None if role == "member" else clock.now()}


def change(tx: Transaction, member_id: int, values: dict) -> None:
    """Sets columns of the member; what others see of them is made anew."""
    places = ", ".join(f"{name} = :{name}" for name in values)
    tx.run(f"update member set {places} where id = :id", id=member_id, **values)
    tx.touch(f"member:{member_id}")


def edit(tx: Transaction, member_id: int, values: dict) -> None:
    """The member's own changes to the profile."""
    change(tx, member_id, {name: values[name] for name in EDITABLE if name in values})


def set_email(tx: Transaction, member_id: int, email: str, email_hash: str) -> None:
    """Changes the address. Raises EmailTaken."""
    other = by_email(tx, email_hash)
    if other and other.id != member_id:
        raise EmailTaken()
    change(tx, member_id, {"email": email, "email_hash": email_hash})


def active(tx: Transaction, member_id: int) -> None:
    """Writes down the day of a visit; an account that was to end unused (all warnings sent) does not end then.
    Nothing is changed in data that are blocked."""
    tx.run("update member set last_active_day = :day, warned = 0, warned_at = null,"
           " delete_after = case when warned >= :all then null else delete_after end where id = :id and blocked_at is null",
           day=_day(clock.now()), all=len(WARNED_BEFORE), id=member_id)


def administrators(db: Reader) -> int:
    """How many administrators there are."""
    return db.value("select count(*) from member where role = 'administrator'")


def _day(seconds: int) -> int:
    return seconds - seconds % clock.DAY
