"""Members of a trial site: one known password, addresses that lead nowhere, consents like everybody's."""

from web.accounts.store import members
from web.commands.demo.shapes import DemoMember
from web.consents import documents, rules
from web.consents import store as consents
from web.core import clock, i18n
from web.core.db import Reader, Transaction
from web.core.tokens import Keys
from web.operator.store import Operator
from web.places.country import Country
from web.reviews.rules import DEFAULTS
from web.reviews.store import sellers

HOST = "example.kz"


def email(seed: int, number: int) -> str:
    """The address of the member with this number, from 1."""
    return f"demo{number}@{HOST}" if seed == 1 else f"demo{number}.{seed}@{HOST}"


def real(db: Reader) -> int:
    """How many members are nobody's invention."""
    return db.value("select count(*) from member where lower(email) not like :demo", demo=f"demo%@{HOST}")


def put(tx: Transaction, numbered: list[tuple[int, DemoMember]], seed: int, password_hash: str, keys: Keys,
        country: Country, facts: Operator) -> list[int]:
    """Writes the members and returns their ids."""
    found = []
    for number, person in numbered:
        town = country.town_by_slug(person.town_slug)
        address = email(seed, number)
        told = {"display_name": person.name, "language": person.language, "town_id": town.id,
                "region_id": town.region_id}
        found.append(members.register(tx, address, keys.lookup(address), password_hash, told, confirmed=True))
        joined = clock.now() - person.age_seconds
        tx.run("update member set about = :about, about_seen_by = 'everyone', town_seen_by = 'everyone', phone = :phone,"
               " phone_seen_by = :seen, created_at = :joined, confirmed_at = :joined where id = :id", about=person.about,
               joined=joined, id=found[-1], phone=person.phone, seen="members" if person.phone else "nobody")
        if person.open:
            sellers.choose(tx, found[-1], {**DEFAULTS, "sold_seen_by": "everyone", "answers_seen_by": "everyone"})
        agree(tx, found[-1], person, facts)
    return found


def agree(tx: Transaction, member_id: int, person: DemoMember, facts: Operator) -> None:
    """Writes down the consents that registering asks for, in the member's language."""
    i18n.use(person.language)
    asked = [rules.wording(purpose, facts.name, facts.bin) for purpose in rules.NEEDED]
    asked.append(rules.policy_wording(documents.current(tx), person.language, facts.name, facts.bin))
    for wording in asked:
        consents.decide(tx, member_id, person.name, wording, "given", operator_name=facts.name, operator_bin=facts.bin,
                        language=person.language, method="demo")
