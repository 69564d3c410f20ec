"""Every change that staff make under /admin leaves a row in the journal, whichever feature the address belongs to."""

from tests.admin.cases import fields
from tests.admin.test_catalog import NEW as CATEGORY
from tests.admin.test_overview import FACTS
from tests.admin.test_places import NEW as TOWN
from tests.messages.conftest import bubbles, write
from tests.moderation.cases import WHY, deeds, offer, report


def test_each_post_route_under_admin_is_walked_and_leaves_a_row(house, olzhas, aigerim, boris, sanzhar):
    listing = offer(house, aigerim)
    message = bubbles(boris.page(f"/messages/{write(boris, listing, 'Здравствуйте')}"))[0]
    report(boris, "listing", listing)
    member, thing = f"/admin/members/{sanzhar.member_id}", "/admin/reports/{subject}/{id:int}"
    decision = {"decide-rule": "scam", "decide-reason": WHY}
    walk = [
        ("/admin/operator", "/admin/operator", FACTS),
        ("/admin/members/{id:int}/look", f"{member}/look", {"look-reason": WHY}),
        ("/admin/members/{id:int}/role", f"{member}/role", {"role-role": "moderator"}),
        ("/admin/members/{id:int}/sign-out", f"{member}/sign-out", {}),
        ("/admin/members/{id:int}/block", f"{member}/block", {"block-reason": WHY}),
        ("/admin/members/{id:int}/unblock", f"{member}/unblock", {"lift-reason": WHY}),
        (f"{thing}/look", f"/admin/reports/message/{message}/look", {"look-reason": WHY}),
        (f"{thing}/hide", f"/admin/reports/listing/{listing}/hide", decision),
        (f"{thing}/take-back", f"/admin/reports/listing/{listing}/take-back", {}),
        (f"{thing}/dismiss", f"/admin/reports/listing/{listing}/dismiss", {}),
        ("/admin/categories/new", "/admin/categories/new", CATEGORY),
        ("/admin/categories/{id:int}", "/admin/categories/101", {"name_ru": "Квартиры на продажу"}),
        (
            "/admin/categories/attributes/{code}",
            "/admin/categories/attributes/condition",
            {"name_ru": "Каково состояние"},
        ),
        ("/admin/places/towns/new", "/admin/places/towns/new", TOWN),
        ("/admin/places/towns/{id:int}", "/admin/places/towns/71001", {"name_ru": "Нур-Жол"}),
        ("/admin/places/regions/{id:int}", "/admin/places/regions/71", {"name_ru": "Столица"}),
    ]
    known = {
        route.path for route in house.starlette.routes if route.path.startswith("/admin") and "POST" in route.methods
    }
    assert known == {pattern for pattern, _path, _data in walk}, "a new address of staff must be walked here"
    for _pattern, path, data in walk:
        before = len(deeds(house))
        shown = olzhas.get(path)
        filled = fields(shown.text, path) if shown.status_code == 200 else {}
        olzhas.do(path, {**filled, **data})
        after = deeds(house)
        assert len(after) == before + 1 and after[-1][0] == olzhas.member_id, path


