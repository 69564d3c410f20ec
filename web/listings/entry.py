"""What a seller entered: the form and the answers to the category's questions, judged together."""

import json
from collections.abc import Mapping
from typing import Any

from web.catalog import answers
from web.catalog.tree import Attribute, Category
from web.core.form import FormData, clean
from web.core.i18n import _
from web.listings import rules
from web.listings.forms import ListingForm

PREFIX = "a-"  # of the fields that answer the category's questions
PRICE = "price"  # what stands for the price among what was typed
TYPED = "_typed"  # key in the stored answers for what a draft holds that is not an answer yet


class Entry:
    """One reading of the edit page: `form`, `raw` texts by attribute, `values` and `errors` of the answers."""

    def __init__(self, form: ListingForm, category: Category | None, attributes: tuple[Attribute, ...],
                 raw: Mapping[str, list[str]]):
        self.form, self.category, self.raw = form, category, raw
        self.attributes = tuple(attribute for attribute in attributes if not attribute.derived)
        self.values, self.errors = answers.read(attributes, raw)
        self._fits = form.validate()
        self._compare_salaries()

    def _compare_salaries(self) -> None:
        if self.form.mode == "salary" and self.values.get("salary_to", rules.HIGHEST_PRICE) < (self.form.amount or 0):
            self.errors["salary_to"] = _("This is less than the salary above.")

    @property
    def valid(self) -> bool:
        """Whether it can be published as it is."""
        return self._fits and not self.errors and self.category is not None

    def forgive(self) -> bool:
        """Drops the complaints about what is still empty, as a draft may be; says whether nothing else is wrong."""
        for field in self.form:
            if not field.data or field.data == "None":
                field.errors = []
        self.errors = {code: said for code, said in self.errors.items() if any(self.raw.get(code, []))}
        return not self.form.errors and not self.errors

    def columns(self) -> dict[str, Any]:
        """The columns to save; what is not an answer or a price yet is kept as it was typed."""
        typed = {code: list(self.raw[code]) for code in self.errors if code in self.raw and not self._private(code)}
        if self.form.price.data and self.form.amount is None and self.form.mode in rules.PRICED:
            typed[PRICE] = [self.form.price.data]
        stored = {**self.values, **({TYPED: typed} if typed else {})}
        return {**self.form.columns(), "attributes": json.dumps(stored, ensure_ascii=False, separators=(",", ":"))}

    def _private(self, code: str) -> bool:
        return any(attribute.private for attribute in self.attributes if attribute.code == code)


def raw_of(form: FormData) -> dict[str, list[str]]:
    """The answers in a sent form, by attribute, each text cleaned."""
    codes = dict.fromkeys(name.removeprefix(PREFIX) for name in form if name.startswith(PREFIX))
    return {code: [clean(text)[:2_000] for text in form.getlist(PREFIX + code) if isinstance(text, str)]
            for code in codes}


def stored(row: Any) -> dict[str, Any]:
    """The answers of a listing by attribute, without what is not an answer yet."""
    return {code: value for code, value in json.loads(row.attributes).items() if code != TYPED}


def raw_stored(row: Any) -> dict[str, list[str]]:
    """The answers of a listing as they would be typed, with what is not an answer yet."""
    kept = json.loads(row.attributes)
    typed = kept.pop(TYPED, {})
    return {**{code: _typed(value) for code, value in kept.items()}, **typed}


def _typed(value: Any) -> list[str]:
    if isinstance(value, list):
        return value
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return [f"{value:.15g}" if isinstance(value, float) else str(value)]
