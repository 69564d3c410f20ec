"""How houses, flats and points on the map are written, as patterns for folded text."""

import re

N = r"\d{1,4}(?:\s?[/\\-]\s?\d{1,4}(?![\w.]))?(?:\s?[а-вгдa-d](?!\w))?"
WORD = r"(?:д|дом|уч|участок|стр|строение|корп|корпус|вл|dom|уй)(?!\w)\.?\s?"
BEHIND = r"(?:дом|уй\w{0,4}|uy)"
HOUSE = rf"(?:{WORD})?(?:№\s?)?{N}(?:[\s-]{{0,2}}{BEHIND})?(?!\w)"
NUMBERED_HOUSE = rf"(?:{WORD}(?:№\s?)?{N}|{N}[\s-]{{0,2}}(?:ши|шы)?[\s-]{{0,2}}{BEHIND}(?!\w))"
FLAT = (r"(?:[\s,.]{0,3}(?:(?:кв|квартира|оф|офис|каб|пом|патер|kv)(?!\w)\.?\s?№?\s?\d{1,4}(?![\w²])(?!\s?(?:м(?!\w)|м²|кв|сот))"
        r"|\d{1,4}[\s-]{0,2}(?:квартира|патер\w{0,4}|pater)(?!\w)))")
# What follows a number that counts something else than houses.
UNIT = re.compile(
    r"[\s-]{0,2}(?:км|м(?!\w)|м²|м2|мин|г(?!\w)|кв\.?\s?м|сот|этаж|эт(?!\w)|комн|бол|к(?!\w)|спал|год|лет|час|чел|шт|тг|тенге|тыс|млн|₸|%|000|ряд"
    r"|кабат|шакыр|метр|жыл|адам|том|й(?!\w)|я(?!\w)|го(?!\w)|ден|мест|орын|сорт|дана|литр|кг|гб|gb|-?x\d|х\s?\d|\*\d|,\d|\.\d)")
NAME = r"[^\W\d_][\w’'-]*\.?»?"
TYPED = re.compile(rf"\.?\s?(?:-[тр])?\.?\s?(?P<name>«?(?:\d{{1,2}}[-\s](?:[йя]\s)?)?{NAME}(?:\s{NAME}){{0,3}}?)"
                   rf"[\s,]{{1,3}}(?P<house>{HOUSE}){FLAT}?")
QUARTER = re.compile(rf"(?:-?н\w*)?\.?\s?(?P<name>(?:\d{{1,2}}[а-г]?|{NAME}(?:\s{NAME})?))?[\s,]{{1,3}}(?P<house>{NUMBERED_HOUSE}){FLAT}?")
KAZAKH = re.compile(rf"(?:[./-][\w]{{1,3}})?[\s,.]{{0,3}}(?:№\s?)?(?P<house>\d{{1,4}}(?:/\d{{1,4}})?(?:\s?[абвгә](?!\w))?)(?!\w)"
                    rf"(?:[\s-]{{0,2}}(?:(?:ши|шы)\s)?уй\w{{0,4}})?{FLAT}?")
KAZAKH_QUARTER = re.compile(rf"(?:\s?аудан\w*|\s?/\s?а(?!\w))?[\s,.]{{0,3}}{NUMBERED_HOUSE}{FLAT}?")
BARE = re.compile(rf"[\s,]{{1,3}}(?P<house>{HOUSE}){FLAT}?")
# Before «кв 7»: «дом 15,», «Аксай-4, д. 12,», «25 дом,»; before «7-пәтер»: «12-үй,».
ENTRANCE = r"(?:\bподъезд\s\d{1,2}[\s,]{1,3}(?:этаж\s\d{1,2}[\s,]{1,3})?)"
BEFORE_FLAT = re.compile(rf"(?:{NAME}\s?,?\s)?(?:{NUMBERED_HOUSE}|{ENTRANCE}|{N})[\s,.]{{0,3}}$")
AT_FLAT = re.compile(r"\w+\.?\s?№?\s?\d{1,4}(?![\w²])(?!\s?(?:м(?!\w)|м²|кв|сот))")
SURE = re.compile(r"дом|уй|dom|uy|подъезд|(?<!\w)д\b")
FLAT_END = re.compile(FLAT + "$")
POINT = re.compile(r"[45]\d\.\d{4,8}[,;\s]{1,3}(?:4[6-9]|[5-8]\d)\.\d{4,8}(?!\d)")
"""Latitude and longitude of a place in Kazakhstan, to ten metres or closer."""
