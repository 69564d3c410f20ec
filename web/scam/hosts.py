"""Addresses in a text: links out, those that imitate a known site, messengers and pages to pay on."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from web.scam import known
from web.scam.kinds import Sign

ZONE = "|".join(sorted(known.ZONES, key=len, reverse=True))
TAIL = r"(?::\d{1,5})?(?:[/?#][^\s<>«»\"]*)?"
LINK = re.compile(rf"h(?:tt|xx)ps?://[^\s<>«»\"]+|(?<![\w@.+-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}}\.(?:{ZONE})(?![\w-]){TAIL}", re.I)
# A point in disguise: «[.]», «(точка)», « точка », or one between spaces.
DOT = r"(?:\.|\s?[\[(](?:\.|точка|dot|нүкте)[\])]\s?|\s(?:точка|dot|нүкте|\.)\s)"
DISGUISED = re.compile(
    rf"(?<![\w@.+-])(?:h(?:tt|xx)ps?://)?[\w-]{{2,63}}(?:{DOT}[\w-]{{1,63}}){{0,4}}?{DOT}(?:{ZONE})(?![\w-]){TAIL}", re.I)
HINT = re.compile(r"[\[(]\.|точка|dot|нүкте| \. ", re.I)
POINT = re.compile(DOT, re.I)
MAIL = re.compile(r"(?:@|(?<!\w)at|собак[аи]|собачка|айқұлақ)[\s)\]>]*$", re.I)  # in front of the host of a mail address
BEFORE = 14  # characters in which it stands
AUTHORITY = re.compile(r"(?:h(?:tt|xx)ps?://)?([^/?#]*)(.*)", re.I | re.S)
NUMERIC = re.compile(r"[\d.]+|\[.*")
LIKE = str.maketrans({**dict(zip("асеорхукмнтвіѕԁԛԝһјӏ", "aceopxykmhtblsdqwhjl", strict=True)),
                      "0": "o", "1": "l", "i": "l", "|": "l", "ı": "l", "ι": "l", "3": "e", "4": "a", "5": "s"})
SHORTEST = 5  # letters of a name from which one slip is looked for


@dataclass(frozen=True)
class Home:
    """Hosts that belong here: the site's own one, and those that its operator trusts."""

    own: str = ""
    trusted: frozenset[str] = frozenset()

    def has(self, host: str) -> bool:
        """Whether the host, or what it is a part of, belongs here."""
        return any(host == one or host.endswith("." + one) for one in (self.own, *self.trusted) if one)


def links(text: str, home: Home) -> Iterator[Sign]:
    """A sign for each address that is one."""
    end = 0
    if HINT.search(text):
        for match in DISGUISED.finditer(text):
            plain = POINT.sub(".", match.group())
            if plain != match.group() and not _of_mail(text, match.start()) and kind_of(plain, home):
                end = match.end()
                yield Sign(match.start(), end, kind_of(plain, home))
    for match in LINK.finditer(text, end):
        written = match.group().rstrip(".,;:!?)…»")
        kind = kind_of(written, home)
        if kind and not _of_mail(text, match.start()):
            yield Sign(match.start(), match.start() + len(written), kind)


def _of_mail(text: str, start: int) -> bool:
    return bool(MAIL.search(text[max(0, start - BEFORE):start]))


def kind_of(address: str, home: Home) -> str:
    """What an address is a sign of; empty if of nothing."""
    authority, rest = AUTHORITY.match(address.lower()).groups()
    if "@" in authority:
        return "lookalike"
    host = _decoded(authority.split(":")[0].removeprefix("www.").rstrip("."))
    if home.has(host) or "." not in host:
        return ""
    if NUMERIC.fullmatch(host):
        return "link"
    if host in known.MESSENGERS:
        return "messenger"
    if host in known.PAYING:
        return "prepay"
    if (host + rest).startswith(known.ANYBODYS):
        return "link"
    if _sold(host) in REAL:
        return ""
    return "lookalike" if imitates(host, home.own) else "link"


def _decoded(host: str) -> str:
    return ".".join(_label(label) for label in host.split("."))


def _label(label: str) -> str:
    try:
        return label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:
        return label


def _sold(host: str) -> str:
    """The part of a host that a registry sells: «shop.kaspi.kz» belongs to kaspi.kz."""
    labels = host.split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and labels[-2] in known.SECOND else labels[-2:])


def imitates(host: str, own: str = "") -> bool:
    """Whether some part of a host that is not a known one reads like a known name, or like the name of this site."""
    names = NAMES | {likeness(own.split(".")[0])} if "." in own and not own[0].isdigit() else NAMES
    pieces = [piece for label in host.split(".")[:-1] for piece in label.split("-") if piece]
    return any(piece not in known.HONEST and _reads_like(likeness(piece), names) for piece in (*pieces, *_joined(pieces)))


def _joined(pieces: list[str]) -> Iterator[str]:
    """«halyk-bank» is also read as one word."""
    return (first + second for first, second in zip(pieces, pieces[1:], strict=False))


def _reads_like(piece: str, names: frozenset[str]) -> bool:
    if piece in names:
        return True
    for name in names:
        if len(name) >= 3 and ((piece.startswith(name) and piece[len(name):] in ADDED)
                               or (piece.endswith(name) and piece[:-len(name)] in ADDED)):
            return True
        if len(name) >= SHORTEST and slipped(piece, name):
            return True
    return False


def likeness(word: str) -> str:
    """A word with letters that look alike made the same."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(sign))
    return plain.translate(LIKE).replace("rn", "m").replace("vv", "w")


def slipped(piece: str, name: str) -> bool:
    """Whether one letter is missing, added, changed, or two neighbours changed places."""
    if abs(len(piece) - len(name)) > 1 or piece == name:
        return False
    start = next((place for place, (one, other) in enumerate(zip(piece, name, strict=False)) if one != other), min(len(piece), len(name)))
    tails = piece[start:], name[start:]
    swapped = len(piece) == len(name) and tails[0][:2] == tails[1][:2][::-1] and tails[0][2:] == tails[1][2:]
    return swapped or tails[0][1:] in (tails[1], tails[1][1:]) or tails[0] == tails[1][1:]


NAMES = frozenset(likeness(name) for name in known.BRANDS)
ADDED = frozenset(likeness(word) for word in known.ADDED)
REAL = frozenset(host for hosts in known.BRANDS.values() for host in hosts.split()) | known.OTHERS | known.HARMLESS
