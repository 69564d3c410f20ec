"""The administrator's panel of regions and towns."""

from dataclasses import asdict

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.places import store
from web.places.country import SEPARATOR, Region, Town
from web.places.forms import NewTownForm, RegionForm, TownForm

AT_ONCE = 50


def places(request: Request, db, form: FormData) -> Response:
    """Regions, or the towns whose names, also former ones, begin as asked."""
    land, asked = store.country(db), forms.text(request.query_params, "q", 60)
    found = [(town, land.region(town.region_id)) for town in land.search(asked, request.state.language, AT_ONCE)]
    return page(request, "places/places.html", q=asked, found=found,
                regions=[(region, len(land.towns_of(region.id))) for region in land.regions])


def _region(request: Request, db) -> Region:
    found = store.country(db).region(request.path_params["id"])
    if found is None:
        raise NotFound()
    return found


def region_page(request: Request, db, form: FormData) -> Response:
    """A region with its towns."""
    one = _region(request, db)
    return _region_form(request, db, one, RegionForm(obj=one))


def rename(request: Request, db, form: FormData) -> Response:
    """Saves the names of a region."""
    one, made = _region(request, db), RegionForm(form)
    if not made.validate():
        return _region_form(request, db, one, made, 422)
    db.write(store.rename, request.state.member.id, one.id, made.answers())
    return see_other(request, f"/admin/places/regions/{one.id}", "place-saved")


def _region_form(request: Request, db, one: Region, made: RegionForm, status: int = 200) -> Response:
    return page(request, "places/region.html", status, one=one, form=made, towns=store.country(db).towns_of(one.id))


def _town(request: Request, db) -> Town:
    found = store.country(db).town(request.path_params["id"])
    if found is None:
        raise NotFound()
    return found


def town_page(request: Request, db, form: FormData) -> Response:
    """The form of a town."""
    one = _town(request, db)
    return _town_form(request, db, one, TownForm(data={**asdict(one), "search": one.search.replace(SEPARATOR, "\n")}))


def change(request: Request, db, form: FormData) -> Response:
    """Saves a town."""
    one, made = _town(request, db), TownForm(form)
    if not made.validate():
        return _town_form(request, db, one, made, 422)
    db.write(store.edit, request.state.member.id, one.id, made.columns())
    return see_other(request, f"/admin/places/towns/{one.id}", "place-saved")


def _town_form(request: Request, db, one: Town, made: TownForm, status: int = 200) -> Response:
    return page(request, "places/town.html", status, one=one, form=made, region=store.country(db).region(one.region_id))


def _new_form(request: Request, db, data=None, **filled) -> NewTownForm:
    made = NewTownForm(data, data=filled)
    made.region.choices = forms.choices(
        {str(region.id): region.name(request.state.language) for region in store.country(db).regions}
    )
    return made


def new_page(request: Request, db, form: FormData) -> Response:
    """The form of a new town."""
    region = forms.text(request.query_params, "region", 10)
    return page(request, "places/new.html", form=_new_form(request, db, kind="town", region=region))


def add(request: Request, db, form: FormData) -> Response:
    """Adds a town."""
    made = _new_form(request, db, form)
    if not made.validate():
        return page(request, "places/new.html", 422, form=made)
    number = db.write(store.add, request.state.member.id, int(made.region.data), made.columns())
    return see_other(request, f"/admin/places/towns/{number}", "town-added")
