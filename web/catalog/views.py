"""The administrator's panel of categories and of the questions they ask."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog import store
from web.catalog.forms import AttributeForm, CategoryForm, NewCategoryForm, written
from web.catalog.tree import Attribute, Category
from web.core import form as forms
from web.core.i18n import _
from web.core.page import page, see_other
from web.core.refusal import NotFound


def categories(request: Request, db, form: FormData) -> Response:
    """The whole tree, hidden ones too."""
    tree = store.catalog(db)
    tops = [
        (top, [(one, len(tree.path(one.id)) - 2) for one in _below(tree, top.id)])
        for top in tree.children(None, hidden=True)
    ]
    return page(request, "catalog/categories.html", tops=tops)


def _below(tree, number: int) -> list[Category]:
    """Everything below a category in the order of the tree."""
    return [found for child in tree.children(number, hidden=True) for found in (child, *_below(tree, child.id))]


def _category(request: Request, db) -> Category:
    found = store.catalog(db).by_id(request.path_params["id"])
    if found is None:
        raise NotFound()
    return found


def category_page(request: Request, db, form: FormData) -> Response:
    """The form of a category."""
    one = _category(request, db)
    filled = {"name_ru": one.ru, "name_kk": one.kk, "name_en": one.en, "position": one.position, "hidden": one.hidden,
              "price_modes": list(one.price_modes), "price_period": one.price_period, "attributes": " ".join(one.codes)}
    return _category_form(request, db, one, CategoryForm(catalog=store.catalog(db), data=filled))


def change(request: Request, db, form: FormData) -> Response:
    """Saves a category."""
    one, made = _category(request, db), CategoryForm(form, catalog=store.catalog(db))
    if not made.validate():
        return _category_form(request, db, one, made, 422)
    db.write(store.edit, request.state.member.id, one.id, made.columns())
    return see_other(request, f"/admin/categories/{one.id}", "catalog-saved")


def _category_form(request: Request, db, one: Category, made: CategoryForm, status: int = 200) -> Response:
    tree = store.catalog(db)
    above = tree.path(one.id)[:-1]
    return page(request, "catalog/category.html", status, form=made, one=one, steps=above,
                inherited=[attribute for step in above for attribute in map(tree.attribute, step.codes)])


def _parent(db, values) -> Category | None:
    """The category under which a new one goes; None for the top. Raises NotFound."""
    number = forms.number(values, "parent")
    found = store.catalog(db).by_id(number)
    if number is not None and found is None:
        raise NotFound()
    return found


def new_page(request: Request, db, form: FormData) -> Response:
    """The form of a new category, filled as its neighbours are."""
    tree, parent = store.catalog(db), _parent(db, request.query_params)
    neighbours = tree.children(parent.id if parent else None, hidden=True)
    filled = {"position": max((one.position for one in neighbours), default=0) + 1,
              "price_modes": list(parent.price_modes) if parent else ["fixed", "negotiable"], "price_period": ""}
    return page(request, "catalog/new.html", form=NewCategoryForm(catalog=tree, data=filled), parent=parent)


def add(request: Request, db, form: FormData) -> Response:
    """Adds a category."""
    parent, made = _parent(db, form), NewCategoryForm(form, catalog=store.catalog(db))
    if made.validate():
        try:
            number = db.write(store.add, request.state.member.id, parent.id if parent else None, made.columns())
            return see_other(request, f"/admin/categories/{number}", "category-added")
        except store.SlugTaken:
            made.slug.errors = [_("Another category has this address.")]
    return page(request, "catalog/new.html", 422, form=made, parent=parent)


def attributes(request: Request, db, form: FormData) -> Response:
    """Every question that a category may ask."""
    return page(request, "catalog/attributes.html", attributes=store.catalog(db).every_attribute)


def _attribute(request: Request, db) -> Attribute:
    found = store.catalog(db).attribute(request.path_params["code"])
    if found is None:
        raise NotFound()
    return found


def attribute_page(request: Request, db, form: FormData) -> Response:
    """The form of a question."""
    one = _attribute(request, db)
    filled = {"name_ru": one.ru, "name_kk": one.kk, "name_en": one.en, "answers_text": written(one)}
    return page(request, "catalog/attribute.html", one=one, form=AttributeForm(attribute=one, data=filled))


def change_attribute(request: Request, db, form: FormData) -> Response:
    """Saves a question with its answers."""
    one = _attribute(request, db)
    made = AttributeForm(form, attribute=one)
    if not made.validate():
        return page(request, "catalog/attribute.html", 422, one=one, form=made)
    db.write(store.edit_attribute, request.state.member.id, one.code, made.names,
             made.options if one.options else [])
    return see_other(request, f"/admin/categories/attributes/{one.code}", "catalog-saved")
