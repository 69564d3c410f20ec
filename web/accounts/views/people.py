"""The panel of members: finding an account, and what an administrator may do with it."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.reasons import ReasonForm, RoleForm
from web.accounts.store import looks, members, people, sessions
from web.core import form as forms
from web.core.form import Form
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.places.store import country

AT_ONCE, ALL = 50, 2**63 - 1


def members_page(request: Request, db, form: FormData) -> Response:
    """The newest accounts, or those that fit: a number, an exact e-mail (administrators only) or a part of the name."""
    asked = forms.text(request.query_params, "q", 200)
    before = forms.number(request.query_params, "before") or ALL
    rows, onward = _found(request, db, asked, before)
    return page(request, "people/list.html", people=rows, q=asked, before=onward, roles=people.ROLES)


def _found(request: Request, db, asked: str, before: int) -> tuple[list[Row], int | None]:
    if not asked:
        return people.newest(db, before, AT_ONCE)
    if "@" in asked:
        may = request.state.member.role == "administrator"
        return people.by_email(db, request.app.state.keys.lookup(asked)) if may else [], None
    number = forms.number({"n": asked}, "n")
    if number is not None:
        return people.by_number(db, number), None
    return people.by_name(db, asked, before, AT_ONCE)


def _person(request: Request, db) -> Row:
    number = request.path_params["id"]
    row = members.by_id(db, number) if number <= ALL else None
    if row is None:
        raise NotFound()
    return row


def member_page(request: Request, db, form: FormData) -> Response:
    """An account as staff see it."""
    return _show(request, db, _person(request, db))


def _show(request: Request, db, person: Row, status: int = 200, **filled: Form) -> Response:
    """The page of an account; personal data only while a stated reason holds."""
    staff = request.state.member
    frozen = person.blocked_by in people.FROZEN
    seen = staff.role == "administrator" and not frozen and looks.holds(db, staff.id, "member", person.id)
    made = {name: ReasonForm(prefix=name + "-") for name in ("look", "block", "lift")}
    made["role"] = RoleForm(prefix="role-", data={"role": person.role})
    town = country(db).town(person.town_id)
    return page(request, "people/show.html", status, person=person, seen=seen, frozen=frozen, forms={**made, **filled},
                roles=people.ROLES, by_staff=person.blocked_by in people.BY_STAFF,
                town=town.name(request.state.language) if town else "", deeds=looks.deeds_on(db, "member", person.id),
                sessions=len(sessions.of_member(db, person.id)) if seen else 0)


def look(request: Request, db, form: FormData) -> Response:
    """Shows personal data for an hour, for a stated reason."""
    return _with_reason(request, db, form, "look", "", lambda tx, staff, number, reason:
                        looks.look(tx, staff, "member", number, reason))


def block(request: Request, db, form: FormData) -> Response:
    """Blocks the account with a reason that the member gets."""
    return _with_reason(request, db, form, "block", "member-blocked", people.block_for)


def lift(request: Request, db, form: FormData) -> Response:
    """Lifts the block of staff."""
    return _with_reason(request, db, form, "lift", "member-unblocked", people.lift_for)


def _with_reason(request: Request, db, form: FormData, name: str, said: str, store) -> Response:
    person, made = _person(request, db), ReasonForm(form, prefix=name + "-")
    if not made.validate():
        return _show(request, db, person, 422, **{name: made})
    db.write(store, request.state.member.id, person.id, made.reason.data)
    return see_other(request, f"/admin/members/{person.id}", said)


def give_role(request: Request, db, form: FormData) -> Response:
    """Changes the role of the account."""
    person, made = _person(request, db), RoleForm(form, prefix="role-")
    if not made.validate():
        return _show(request, db, person, 422, role=made)
    db.write(people.give_role, request.state.member.id, person.id, made.role.data)
    return see_other(request, f"/admin/members/{person.id}", "role-given")


def sign_out(request: Request, db, form: FormData) -> Response:
    """Ends every session of the account."""
    person = _person(request, db)
    db.write(people.sign_out, request.state.member.id, person.id)
    return see_other(request, f"/admin/members/{person.id}", "member-signed-out")
