"""Numbers with their units as one term (2-комн, 15", 256gb), and long numbers that are never terms (phones, IIN)."""

import re

# The term's unit, and how it is written; a letter alone must stand against its number ("12 в" is "12 in").
_UNITS = {
    "комн": r"bolmel[iı]|bölmel[iı]|комнат\w*|комн|ком|комн-\w+|болмели\w*|болме\w*|бөлме\w*", "год": r"год\w?|лет|жыл\w*|г",
    "гб": r"гб|gb|гиг\w*", "тб": r"тб|tb|терабайт\w*", "мб": r"мб|mb", "дюйм": r"дюйм\w*|inch\w*|дюм",
    "км": r"км|km|килом\w*", "см": r"см|cm|сантим\w*", "мм": r"мм|mm|миллим\w*", "м": r"м|метр\w*",
    "квм": r"квм|квадрат\w*", "кубм": "кубм|куб", "кг": r"кг|kg|кило|килограм\w*", "т": r"т|тонн\w*", "л": r"л|литр\w*",
    "вт": r"вт|ватт?\w*|w", "квт": r"квт|kw", "мач": r"мач|mah", "лс": r"лс|hp", "сот": r"сот|сотк\w*|соток|сотых|сотык\w*",
    "этаж": r"этаж\w*|эт|кабат\w*|қабат\w*", "шт": r"шт|штук\w*|дана", "в": r"вольт\w*", "мп": r"мп|mp|мегапикс\w*",
    "мес": r"мес|месяц\w*", "местн": r"местн\w*|орынды\w*",
}
_CLOSE = {"к": "комн", "m": "м", "l": "л", "в": "в", "v": "в"}
_UNIT = {name: re.compile(pattern) for name, pattern in _UNITS.items()}
_BY_START: dict[str, list[str]] = {}
for _name, _pattern in _UNITS.items():
    for _way in _pattern.split("|"):
        _BY_START.setdefault(_way[0], []).append(_name)
# People leave these units out as often as not, so a query with them asks for the number alone.
LOOSE = frozenset({"год", "гб"})
_COUNTED = re.compile("(одно|одн|двух|дв|трех|тр|четырех|пяти)(?:комнат|у?шк)\\w*")
_COUNTS = {"од": "1", "дв": "2", "тр": "3", "че": "4", "пя": "5"}
_ROOMS = re.compile(r"\b(одно|бір|бир|двух|екі|еки|тр[её]х|үш|уш|четыр[её]х|төрт|торт|пяти|бес)[\s-]+(?=комн|бөлме|болме|bölme|bolme)")
_SAID = {"одно": "1", "бір": "1", "бир": "1", "двух": "2", "екі": "2", "еки": "2", "үш": "3", "уш": "3", "төрт": "4", "торт": "4",
         "пяти": "5", "бес": "5"}

_QUOTED = re.compile(r"""(^|[\s(])["']([^"'\n]{1,80})["'](?=[\s).,!?;:]|$)""")
_LONG = re.compile(r"(?:\d[\s\-().+]{0,2}){8}\d")
_RUN = re.compile(r"\d(?:[\s\-().+]{0,3}\d){8,}")
_AMOUNT = re.compile(  # 5 000 000, but not the beginning of 8 701 000 45 67
    r"(?<!\d)(?![78][\s\-(]?7\d\d)\d{1,3}(?:[ \u00a0.]\d{3}){0,2}[ \u00a0.]000(?!\d)(?![\s\-]?\d\d[\s\-]?\d\d(?!\d))"
)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:[ \u00a0]\d{3}){2,3}|[ \u00a0]000)(?!\d)")
_WAYS = tuple((re.compile(pattern), becomes) for pattern, becomes in (
    (r"(?<=[^\W\d_])'(?=[^\W\d_])", ""),
    (r"(?<=\d)\s?(?:\"|″|”|'')", " дюйм "),
    (r"(?<![^\W\d_])(?:кв\.?\s?(?:м|метр\w*)|[мm]2|шаршы метр\w*)(?!\w)", " квм "),
    (r"(?<![^\W\d_])(?:куб\.?\s?(?:м|метр\w*)|[мm]3)(?!\w)", " кубм "),
    (r"(?<!\w)б\s?[/.\\]\s?у(?!\w)", " бу "),
    (r"(?<=[\s\d])л\.\s?с(?!\w)", " лс "),
    (r"(?<=\d)-?х(?=[\s-]*(?:комн|мест|этаж|ком\b))", ""),
    (r"(?<=\d)[xх](?=\d)", " "),
))


def _without_long(found: re.Match[str]) -> str:
    amounts = _AMOUNT.findall(found.group())
    rest = _AMOUNT.sub(" ", found.group())
    return " " + (" ".join(amounts) + " " + rest if sum(map(str.isdigit, rest)) < 9 else "") + " "


def settle(text: str) -> str:
    """A cleaned text with numbers of nine digits or more gone, thousands joined and units in one way of writing."""
    if '"' in text or "'" in text:
        text = _QUOTED.sub(r"\1\2", text)
    if _LONG.search(text):
        text = _RUN.sub(_without_long, text)
    text = _GROUPED.sub(lambda found: re.sub(r"\D", "", found.group()), text)
    for pattern, becomes in _WAYS:
        text = pattern.sub(becomes, text)
    if "омн" in text or "лме" in text:
        text = _ROOMS.sub(lambda found: _SAID.get(found.group(1), "3" if found.group(1)[0] == "т" else "4") + " ", text)
    return text


def number(digits: str) -> str:
    """A number's term: 1,50 and 1.5 are the same; the point is a sign that no word has. "" for nine digits or more."""
    whole, _, part = digits.replace(",", ".").partition(".")
    part = part.rstrip("0")
    if len(whole) + len(part) >= 9:
        return ""
    return f"{whole}·{part}" if part else whole


def unit(word: str, close: bool) -> str:
    """The unit that a folded word after a number names, or ""; `close` when nothing but a hyphen is between."""
    if close and word in _CLOSE:
        return _CLOSE[word]
    for name in _BY_START.get(word[0], ()):
        if _UNIT[name].fullmatch(word):
            return name
    return ""


def counted(word: str) -> str:
    """The term of двухкомнатная, двушка and the like: the same as of 2-комн; "" for other words."""
    found = _COUNTED.fullmatch(word)
    return _COUNTS[found.group(1)[:2]] + "комн" if found else ""
