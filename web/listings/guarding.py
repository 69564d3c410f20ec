"""Which texts of a listing become public and are read for what their author may not want to give away."""

import json
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request

from web.consents import store as consents
from web.core import form as forms
from web.core.sqlite import Row
from web.guard import asking
from web.listings import entry as entries
from web.listings import risking, rules
from web.listings.forms import KEPT_TEXT
from web.places.store import country

COLUMNS = ("title_ru", "text_ru", "title_kk", "text_kk")


def sent(request: Request, db, row: Row, entry: entries.Entry, form: FormData) -> asking.Reading:
    """Reads what was sent, if it is going to be public: at publishing, and where others see the listing already. What
    they can read already is not asked about again. Without consent to publishing the preview comes first, and asks both."""
    public, wanted = row.state in rules.KEPT_VALID, {"publish", asking.AS_IT_IS} & set(form)
    if not (public or asking.MASK in form or (wanted and consents.given(db, row.member_id, "publication"))):
        return asking.NOTHING
    old = _stored(row, entry) if public else {}
    names = [*COLUMNS, *_questions(entry)]
    texts = {name: forms.text(form, name, KEPT_TEXT) for name in names}
    low = risking.bait(db, row.category_id, _region(db, entry), entry.form.mode, entry.form.amount)
    low = None if public and low == row.price else low
    fresh = {name: text for name, text in texts.items() if text and text != old.get(name)}
    return asking.read(request, _subject(row, low), fresh, form, risking.asked(request, db, low))


def _region(db, entry: entries.Entry) -> int | None:
    town = country(db).town(entry.form.columns()["town_id"])
    return town.region_id if town else None


def stored(request: Request, db, row: Row, entry: entries.Entry, form: FormData) -> asking.Reading:
    """Reads what is stored of a listing that is going to be published."""
    if row.state in rules.KEPT_VALID:
        return asking.NOTHING
    texts = {name: text for name, text in _stored(row, entry).items() if text}
    low = risking.bait(db, row.category_id, row.region_id, row.price_mode, row.price)
    return asking.read(request, _subject(row, low), texts, form, risking.asked(request, db, low))


def columns(row: Row, reading: asking.Reading) -> dict[str, Any]:
    """The columns of a listing with its texts as they were masked."""
    answers = json.loads(row.attributes)
    answers.update({name.removeprefix(entries.PREFIX): text for name, text in reading.texts.items()
                    if name.startswith(entries.PREFIX)})
    return {**{name: reading.texts.get(name, "") for name in COLUMNS},
            "attributes": json.dumps(answers, ensure_ascii=False, separators=(",", ":"))}


def _subject(row: Row, price: int | None) -> str:
    return f"listing:{row.id}:{row.member_id}:{price}"


def _questions(entry: entries.Entry) -> list[str]:
    """The fields of the category's questions that are answered in words which others read."""
    return [entries.PREFIX + attribute.code for attribute in entry.attributes
            if attribute.kind == "text" and not attribute.private]


def _stored(row: Row, entry: entries.Entry) -> dict[str, str]:
    answers = entries.stored(row)
    given = {name: answers.get(name.removeprefix(entries.PREFIX)) for name in _questions(entry)}
    return {**{name: row[name] for name in COLUMNS}, **{name: text for name, text in given.items() if isinstance(text, str)}}
