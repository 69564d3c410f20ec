"""Every change that staff make under /admin leaves a row in the journal, whichever feature the address belongs to."""

from tests.admin.cases import fields
from tests.admin.test_catalog import NEW as CATEGORY
from tests.admin.test_overview import FACTS
from tests.admin.test_places import NEW as TOWN
from tests.deals.conftest import offer as deal_about
from tests.deals.conftest import step
from tests.messages.conftest import bubbles, write
from tests.moderation.cases import WHY, deeds, offer, report
from tests.requests.cases import opened
from tests.rights.claiming import claim
from tests.rights.claiming import offer as offer_with_number
from tests.rights.claiming import rows as claims
from web.scam import trusted
from web.terms import store as terms

MORE = {
    "/admin/deals/{id:int}": 2,  # each of the two people reads it in their own journal
    "/admin/deals/{id:int}/look": 2,
    "/admin/calendar/swap": 2,  # a day off that is moved changes two days, and each is a row
    "/admin/claims/{id:int}": 2,  # the decision, and the answer to the request that it belongs to
}


def test_each_post_route_under_admin_is_walked_and_leaves_a_row(house, guest, olzhas, aigerim, boris, sanzhar):
    listing = offer(house, aigerim)
    deal = deal_about(boris, offer(house, aigerim, title_ru="Стол письменный"))
    step(aigerim, deal, "accept")
    step(boris, deal, "dispute")
    message = bubbles(boris.page(f"/messages/{write(boris, listing, 'Здравствуйте')}"))[0]
    report(boris, "listing", listing)
    member, thing = f"/admin/members/{sanzhar.member_id}", "/admin/reports/{subject}/{id:int}"
    first, second, third = (opened(house, boris.member_id, kind).id for kind in ("correct", "complaint", "free"))
    claim(house, guest, offer_with_number(house, aigerim))
    desk, calendar = "/admin/requests/{id:int}", "/admin/calendar"
    decision, pair = {"decide-rule": "scam", "decide-reason": WHY}, house.db.value("select id from synonym limit 1")
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
        ("/admin/deals/{id:int}/look", f"/admin/deals/{deal}/look", {"look-reason": WHY}),
        ("/admin/deals/{id:int}", lambda: f"/admin/deals/{deal}",
         {"judge-decision": "judge_not", "judge-reason": WHY, "seen": house.db.value("select last_id from deal where id = :id", id=deal)}),
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
        ("/admin/purposes", "/admin/purposes", {"purpose": "research"}),
        ("/admin/policy/begin", "/admin/policy/begin", {}),
        ("/admin/policy/draft", "/admin/policy/draft?in=ru", {"body": "# Новое"}),
        ("/admin/policy/drop", "/admin/policy/drop", {"number": 2}),
        ("/admin/policy/begin", "/admin/policy/begin", {}),
        ("/admin/policy/publish", "/admin/policy/publish", {"number": 2, "day": "2100-01-01"}),
        (f"{desk}/take", f"/admin/requests/{first}/take", {}),
        (f"{desk}/look", f"/admin/requests/{first}/look", {"look-reason": WHY}),
        (f"{desk}/ask", f"/admin/requests/{second}/ask", {"ask-text": WHY}),
        (f"{desk}/done", f"/admin/requests/{first}/done", {"done-text": WHY}),
        (f"{desk}/refuse", f"/admin/requests/{third}/refuse", {"refuse-text": WHY}),
        (f"{calendar}/day", f"{calendar}/day", {"day-day": "2027-05-04", "day-works": "no", "day-name": "Мост"}),
        (f"{calendar}/swap", f"{calendar}/swap",
         {"swap-free": "2027-12-17", "swap-worked": "2027-12-18", "swap-decision": "№ 1 от 1 марта 2027 года"}),
        (f"{calendar}/year", f"{calendar}/year", {"year-year": "2028", "year-kurban": "2028-05-05"}),
        ("/admin/terms/{code}", "/admin/terms/listing.ended", {"number": "30", "unit": "days", "ground": "contract", "do": "save"}),
        ("/admin/holds", "/admin/holds", {"member": boris.member_id, "ground": "court", "reason": WHY}),
        ("/admin/holds/{id:int}/lift", lambda: f"/admin/holds/{terms.hold_on(house.db, boris.member_id).id}/lift", {"reason": WHY}),
        ("/admin/synonyms", "/admin/synonyms", {"typed": "тапки", "also": "сланцы"}),
        ("/admin/synonyms/{id:int}/remove", f"/admin/synonyms/{pair}/remove", {}),
        ("/admin/synonyms/{id:int}/back", f"/admin/synonyms/{pair}/back", {}),
        ("/admin/hosts", "/admin/hosts", {"host": "example.org"}),
        ("/admin/hosts/{id:int}/remove", lambda: f"/admin/hosts/{trusted.rows(house.db)[0].id}/remove", {}),
        ("/admin/claims/{id:int}", f"/admin/claims/{claims(house)[0].id}",
         {"decision": "keep", "reason": "Номер принадлежит другому", "known": "hidden"}),
    ]
    known = {
        route.path for route in house.starlette.routes if route.path.startswith("/admin") and "POST" in route.methods
        and not route.path.startswith("/admin/registers")  # walked in tests/registers/test_leave_a_trace.py
    }
    assert known == {pattern for pattern, _path, _data in walk}, "a new address of staff must be walked here"
    for pattern, path, data in walk:
        path, before = path() if callable(path) else path, len(deeds(house))
        shown = olzhas.get(path)
        filled = fields(shown.text, path) if shown.status_code == 200 else {}
        olzhas.do(path, {**filled, **data})
        after = deeds(house)
        made = len(after) - before
        assert made == MORE.get(pattern, 1) and after[-1][0] == olzhas.member_id, path


