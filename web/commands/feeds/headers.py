"""Names that columns of a table go by in Russian, Kazakh and English, and what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from web.commands.feeds.words import fold

NAMES = {
    "external_id": "id; external id; sku; ид; код; код товара; артикул; тауар коды; нөмірі",
    "title": "title; name; название; наименование; название товара; заголовок; товар; атауы; тақырып; тауар",
    "text": "text; description; текст; описание; мәтін; сипаттама; сипаттамасы",
    "price": "price; цена; стоимость; баға; бағасы; құны",
    "currency": "currency; валюта; валютасы",
    "category": "category; категория; рубрика; раздел; санат; санаты; айдар",
    "place": "region; city; place; town; регион; город; область; өңір; қала; қаласы; облыс; аймақ",
    "photos": "photo; photos; image; images; image link; picture; pictures; фото; фотография; фотографии; "
    "изображение; изображения; картинка; сурет; суреті; суреттер; фотосы",
    "url": "url; link; ссылка; сілтеме",
    "vendor": "vendor; brand; бренд; производитель; марка; өндіруші; маркасы",
    "available": "available; availability; наличие; в наличии; қолда бар",
}
_FIELDS = {fold(name): field for field, names in NAMES.items() for name in names.split(";")}
_PARAM = re.compile(r"\s*(?:attr|param|атрибут|параметр|характеристика|сипат)\s*:\s*(.*\S)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds: a field of the offer, or a parameter under its name, or nothing we use (both empty)."""

    field: str = ""
    param: str = ""


def column(header: str) -> Column:
    """What a column with this header holds; "Фото 2" is one more photo column."""
    if param := _PARAM.fullmatch(header):
        return Column(param=param[1])
    name = fold(header)
    numbered = name.rstrip("0123456789 ")
    if _FIELDS.get(numbered) == "photos":
        return Column("photos")
    return Column(_FIELDS.get(name, ""))


def columns(headers: Sequence[str]) -> list[Column]:
    """All columns of a header; of two columns for the same field (but photos) the first counts."""
    found: list[Column] = []
    for header in headers:
        one = column(header)
        again = one.field and one.field != "photos" and one in found
        found.append(Column() if again else one)
    return found
