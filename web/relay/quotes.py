"""What of a mail was written now: quotations, the heads that mail programs put above them, and signatures are cut away.

Programs of Gmail, Mail.ru, Yandex, Outlook, Apple and others in Russian, Kazakh and English; where a program is not known,
the address of the relay in its head tells, since every quotation of our mail begins with it.
"""

import re

from web.relay.plain import CUT

OURS = "* * *"  # stands above the foot of our own mails
_LONGEST = 400  # letters of a head, which may go over three lines
_MOST, _MOST_LINES = 64_000, 1_000  # letters and lines that are looked at; an answer is far shorter
_DATED = r"(?:\d{1,2}[.:/\-]\d{2}|\d{4})"
_HEADS = [re.compile(pattern, re.I) for pattern in (
    r"on .{5,300} wrote:?",
    rf".*{_DATED}.*(?:пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)|написали)\s*:?",
    rf".*{_DATED}.*(?:жазды|жазған|жазып жіберді|жазғаны|деп жазады|жазып отыр)\s*:?",
    r"(?:пн|вт|ср|чт|пт|сб|вс)\.?, \d{1,2} .{3,12} \d{4} г\..{0,20}\d{1,2}:\d{2}.*:",
    r"(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),? \d{1,2} .{3,12} \d{4}.* от .*:",
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday),? .{3,20} \d{4}.* from .*:",
    r"(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі),? .{3,40}\d{4}.*:",
    r"\d{1,2}[./]\d{2}[./]\d{4},? (?:в |at |сағат )?\d{1,2}:\d{2}.*[<«\"].*:",
    r"\d{4}-\d{2}-\d{2},? \d{1,2}:\d{2}.*<.*:",
    r"\d{4} ж\..*\d{1,2}:\d{2}.*:",
)]
_RULES = re.compile(
    r"-{2,}\s*(?:original message|исходное сообщение|пересылаемое сообщение|пересланное сообщение|forwarded message|"
    r"бастапқы хабарлама|бастапқы хат|қайта жіберілген хат|конец пересылаемого сообщения|reply message|ответ)\s*-{2,}", re.I)
_FIELD = re.compile(r"[*>\s]*(?:from|от|от кого|кімнен|жіберуші|sent|date|отправлено|дата|жіберілген күні|жіберілді|күні|to|кому|кімге|"
                    r"алушы|subject|тема|тақырыбы|тақырып|cc|копия|reply-to)\s*:", re.I)
_FIRST = re.compile(r"[*>\s]*(?:from|от|от кого|кімнен|жіберуші|кому|to|кімге)\s*:", re.I)
_PROMOTED = re.compile(
    r"(?:(?:sent|отправлено|послано|жіберілді|жіберілген) (?:from|via|with|с|из|через|при помощи)?\s*(?:my |мое\w+ |моей |моего )?"
    r"(?:iphone|ipad|android|galaxy|samsung|huawei|xiaomi|redmi|mobile|мобильн\w+|телефон\w*|смартфон\w*|устройств\w+|outlook|mail\.ru|"
    r"mail|yandex|яндекс\w*|почт\w+|gmail|yahoo|honor|windows|bluemail|proton).{0,80}"
    r"|(?:get|получите|скачайте|загрузите) (?:outlook|bluemail|приложение).{0,100}"
    r"|.{0,60}(?:iphone|ipad|android|outlook|mail\.ru|яндекс|пошта)\w*(?:нен|дан|ден|тан|тен|сынан|ы?ммен|дегеннен)?"
    r" (?:\w+ )?(?:жіберілді|жіберілген)\.?"
    r"|(?:пользуйтесь|установите|попробуйте) .{0,30}(?:почт|mail).{0,60}"
    r"|(?:без вирусов|virus-free|проверено антивирус\w*|вирустар жоқ)\W.{0,80}"
    r"|https?://(?:aka\.ms/\w+|mail\.yandex\.\S+|trk\.mail\.ru/\S*))\W*", re.I)
_CLOSING = re.compile(
    r"(?:с (?:наилучшими |добрыми )?(?:глубоким )?(?:уважением|пожеланиями)|всего (?:доброго|хорошего)|құрметпен|ізгі (?:тілекпен|ниетпен)|"
    r"зор құрметпен|(?:best|kind|warm) regards|regards|yours (?:sincerely|truly|faithfully)|sincerely)\b.{0,60}", re.I)
_CLOSES = 6  # lines of a closing with name and place


def cut(text: str, domain: str) -> str:
    """What its sender wrote now; `domain` is that of the relay's addresses. Empty when nothing is left."""
    lines = [line.rstrip() for line in text[:_MOST].split("\n")][:_MOST_LINES]
    kept = _unquoted(lines, domain.lower())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_unsigned(kept))).strip()


def _unquoted(lines: list[str], domain: str) -> list[str]:
    kept: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.strip() in (CUT, OURS) or _RULES.fullmatch(line.strip()) or _fields(lines, place):
            break
        if line.lstrip().startswith(">"):
            place += 1
            continue
        length = _head(lines, place, domain)
        if length and not _goes_on(lines, place + length):
            break
        if length:
            place += length
            continue
        kept.append(line)
        place += 1
    while kept and re.fullmatch(r"[\s_=—–-]*", kept[-1]):
        kept.pop()
    return kept


def _head(lines: list[str], place: int, domain: str) -> int:
    """How many lines from here are the head of a quotation: 0, or up to three. A line before a head is not part of it."""
    for length in (1, 2, 3):
        part = [line.strip() for line in lines[place:place + length]]
        if len(part) < length or not all(part) or len(" ".join(part)) > _LONGEST:
            return 0
        marked = _quoted_next(lines, place + length)
        rest = " ".join(part[1:])
        alone = bool(rest) and _is_head(rest, domain, marked) and not re.match(r"<?t-[0-9a-f]+-", rest)
        if _is_head(" ".join(part), domain, marked) and not alone:
            return length
    return 0


def _is_head(words: str, domain: str, marked: bool) -> bool:
    """Whether these words stand above a quotation: as a known program writes them, or with an address of the relay above
    what is `marked` as quoted, or before a colon."""
    known = any(head.fullmatch(words) for head in _HEADS)
    return known or (f"@{domain}" in words.lower() and (marked or words.endswith(":")))


def _quoted_next(lines: list[str], place: int) -> bool:
    """Whether the next words are quoted."""
    return next((line for line in lines[place:place + 4] if line.strip()), "").lstrip().startswith(">")


def _goes_on(lines: list[str], place: int) -> bool:
    """Whether a quotation with marks begins here, so that what is written below it is still an answer."""
    return _quoted_next(lines, place)


def _fields(lines: list[str], place: int) -> bool:
    """Whether the fields of the mail that is answered stand here, as Outlook writes them, or Yandex below a rule."""
    if re.fullmatch(r"-{10,}", lines[place].strip()):
        return _FIELD.match(next((line for line in lines[place + 1:place + 3] if line.strip()), "")) is not None
    if not _FIRST.match(lines[place]):
        return False
    return sum(_FIELD.match(line) is not None for line in [line for line in lines[place:place + 8] if line.strip()][:5]) >= 3


def _unsigned(lines: list[str]) -> list[str]:
    mark = next((place for place, line in enumerate(lines) if line.strip() in ("--", "—") and "".join(lines[:place]).strip()), None)
    lines = lines[:mark] if mark is not None else lines
    if lines and lines[0].strip() == "--":
        return []
    lines = [line for line in lines if not _PROMOTED.fullmatch(line.strip())]
    while lines and not lines[-1].strip():
        lines.pop()
    words = [place for place, line in enumerate(lines) if line.strip()]
    for place in words[-_CLOSES:]:
        if place != words[0] and _CLOSING.fullmatch(lines[place].strip()):
            return lines[:place]
    return lines
