"""Every change in the registers leaves one step in their sealed journal and one deed in the journal of staff."""

from tests.conftest import PASSWORD
from tests.registers.conftest import ADMIN, DECISION, REQUEST
from tests.registers.test_hand_over_site import NEW
from tests.registers.test_keep_processors import RIGHT as PROCESSOR
from tests.registers.test_report_incident import RIGHT as INCIDENT
from tests.registers.test_take_partner_data import ROW, csv
from web.registers.rules import moment

WHY = "Так велит закон"


def walk(member: int):
    """Each address with what is sent there; {request}, {incident}, {processor} stand for the newest numbers."""
    request, incident = ADMIN + "/authorities/{request}", ADMIN + "/incidents/{incident}"
    decision = {**DECISION, "decide-members": str(member)}
    alone = {"alone-reason": WHY, "alone-sure": "y", "alone-password": PASSWORD}
    longer = {name.replace("alone", "longer"): value for name, value in alone.items()}
    return [
        (ADMIN + "/processors", PROCESSOR), (ADMIN + "/processors/{processor}/end", {}),
        (ADMIN + "/authorities/new", {**REQUEST, "key": "a"}), (request + "/decide", decision), (request + "/back", {"back-reason": WHY}),
        (request + "/decide", decision), (request + "/approve-alone", alone), (request + "/bundle", {}),
        (request + "/hand", {"hand-how": WHY}), (request + "/silence", {"silence-reason": WHY, "silence-until": "2099-01-01"}),
        (request + "/silence/agree-alone", {**longer, "seen": moment("2099-01-01")}),
        (request + "/silence", {"silence-reason": WHY, "silence-until": "2099-01-02"}),
        (request + "/silence/decline", {"decline-reason": WHY}),
        (ADMIN + "/incidents/new", {**INCIDENT, "key": "b"}), (incident + "/people", {"people-members": str(member)}),
        (incident + "/change", {"change-what": "Уточнено"}), (incident + "/letters", {"letter-letter": WHY}),
        (incident + "/told", {"told-how": WHY}), (incident + "/close", {"close-reason": WHY}),
        (ADMIN + "/partners", {"rows": csv(ROW)}), (ADMIN + "/handover", NEW), (ADMIN + "/handover/cancel", {"cancel-reason": WHY}),
    ]


def newest(house, path: str) -> str:
    """The path with the numbers of the newest entries in it."""
    tables = {"request": "authority_request", "incident": "incident", "processor": "processor"}
    return path.format(**{name: house.db.value(f"select max(id) from {table}") or 0 for name, table in tables.items()})


def traces(house) -> tuple[int, int]:
    """How many steps and how many deeds there are."""
    return (house.db.value("select count(*) from register_step"),
            house.db.value("select count(*) from staff_action where action = 'register written'"))


def test_each_post_route_of_the_registers_is_walked_and_leaves_a_trace(house, olzhas, aigerim):
    known = {route.path for route in house.starlette.routes if route.path.startswith(ADMIN) and "POST" in route.methods}
    walked = {newest(house, path).replace("/0", "/{id:int}") for path, _data in walk(0)}
    elsewhere = {ADMIN + "/authorities/{id:int}" + verb for verb in ("/approve", "/silence/agree")}
    assert known == walked | elsewhere, "a new address must be walked here"
    for path, data in walk(aigerim.member_id):
        steps, deeds = traces(house)
        olzhas.do(newest(house, path), data)
        assert traces(house) == (steps + 1, deeds + 1), path
    house.run_job("seal")
    house.run_job("verify")
    assert house.db.value("select faults from chain_check order by id desc limit 1") == 0


def test_whoever_lost_the_role_meanwhile_writes_nothing(house, olzhas, aigerim):
    house.db.write(lambda tx: tx.run("update member set role = 'moderator' where id = :id", id=olzhas.member_id))
    for path, data in walk(aigerim.member_id):
        olzhas.do(newest(house, path), data, 404)
    assert traces(house) == (0, 0)
