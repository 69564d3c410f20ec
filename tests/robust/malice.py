"""Hostile requests as raw bytes, made from a seed: the same thousand every time."""

import random
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import quote_from_bytes

from PIL import Image

TEXTS: tuple[bytes, ...] = tuple(text if isinstance(text, bytes) else text.encode() for text in (
    "", " ", "\0", "a\0b", "\x1b[31m", "\x7f\x85", "\u202ekz.elpmaxe", "\u200b" * 40, "\ufeff", "\ufffe\uffff",
    "İı\u0307ẞ",
    "\u2028\u2029", "e\u0301" * 200, "𝕏" * 500, "ﷺ" * 300, b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\xaf", b"\x80" * 50,
    "\ud7ff",
    "-1", "0", "1", "9223372036854775807", "9223372036854775808", "1" + "0" * 400, "-9223372036854775809", "٣٤", "²",
    "１２", "1e309",
    "NaN", "Infinity", "0x10", "1_000", "1,5", "--", "null", "true", "[]", "{}", "[object Object]", "%00", "%ff", "%",
    "%s%n", "${7*7}",
    "{{7*7}}", "{% raise %}", "' or 1=1 --", '"; drop table member; --', "\\", "'" * 50, '"' * 51, "NEAR(", "a* OR",
    "^", "col:val",
    "(" * 900, "*" * 900, "AND NOT OR", "<script>alert(1)</script>", "javascript:alert(1)", "//evil.example",
    "/\\evil.example",
    "http://[", "../../../../etc/passwd", "..\\..\\secret.key", "/etc/passwd", "file:///etc/passwd",
    "a\r\nSet-Cookie: planted=1",
    "%0d%0aSet-Cookie:%20planted=1", "x" * 1_000, "x" * 20_000, "я" * 30_000, "a b " * 5_000, "=" * 500, "&" * 500,
    ";" * 500))
METHODS = (b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"TRACE", b"CONNECT", b"PROPFIND", b"get", b"HEAD", b"G" * 300,
           b"PRI", b"\x16\x03\x01")
TRAVERSALS = (
    b"/static/../soq.db", b"/static/%2e%2e/soq.db", b"/static/..%2fsoq.db", b"/static/....//soq.db", b"/static/%00",
    b"/static//etc/passwd",
    b"/photos/../soq.db", b"/photos/%2e%2e/soq.db", b"/photos/..%2fsoq.db", b"/photos/..%5csoq.db",
    b"/photos/%2e%2e%2fsecret.key",
    b"/photos/../secret.key", b"/photos//etc/passwd", b"/photos/....//secret.key", b"/photos/%252e%252e/secret.key",
    b"/photos/\xff",
    b"/photos/..;/soq.db", b"/photos", b"/photos/", b"/photos/.", b"/../soq.db", b"//soq.db", b"/data/soq.db",
    b"/soq.db", b"/.git/config",
    b"/kk/../soq.db", b"/kk/photos/../../soq.db", b"/en/static/../../soq.db", b"/outbox/1.eml",
    b"/%2e%2e/%2e%2e/etc/passwd")


@dataclass(frozen=True)
class Target:
    """What malice is aimed at: routes, field names, real numbers by the first or second word of a path (the others
    under the empty one), the headers of each person, and a draft of the last person."""

    gets: tuple[str, ...]
    posts: tuple[str, ...]
    fields: tuple[bytes, ...]
    numbers: dict[str, tuple[int, ...]]
    people: tuple[bytes, ...]
    draft: int


def field_names(root: Path) -> tuple[bytes, ...]:
    """Every name of a form field that templates and forms mention."""
    found: set[str] = set()
    for path in root.glob("templates/**/*.html"):
        found.update(re.findall(r'name="([a-z_-]+)"', path.read_text("utf-8")))
    for path in root.glob("web/**/*.py"):
        found.update(re.findall(r"^    (\w+) = \w+Field\(", path.read_text("utf-8"), re.M))
        found.update(re.findall(r'(?:query_params|form)[\w.]*(?:, |\()"(\w+)"', path.read_text("utf-8")))
    return tuple(sorted(name.encode() for name in found))


def png_bomb(side: int) -> bytes:
    """A small file that claims to be a picture of side × side pixels."""
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(2_000_000), 9)) + chunk(b"IEND", b"")


def jpeg(side: int = 64) -> bytes:
    """A right JPEG."""
    file = BytesIO()
    Image.new("RGB", (side, side), "teal").save(file, "JPEG")
    return file.getvalue()


def photos() -> list[bytes]:
    """Uploads that are no photos, or pretend to be other ones."""
    polyglot = jpeg()[:-2] + b"<html><script>alert(1)</script></html>" + b"\xff\xd9"
    return [png_bomb(30_000), png_bomb(12_000), jpeg()[:300], jpeg()[:-1], b"plain text", b"", polyglot,
            b"\xff\xd8\xff" * 100,
            b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', b"<html><body>x</body></html>",
            b"GIF89a" + bytes(20),
            b"RIFF\xff\xff\xff\xffWEBPVP8 " + bytes(40), b"\0" * 100_000, b"PK\x03\x04" + bytes(500), b"%!PS-Adobe",
            jpeg(3_000)]


class Malice:
    """Draws requests from one random source."""

    def __init__(self, target: Target, seed: int):
        self.target, self.rng = target, random.Random(seed)
        self.kinds: tuple[Callable[[], bytes], ...] = (
            self.odd_path, self.odd_query, self.odd_form, self.odd_form, self.odd_multipart, self.odd_cookie,
            self.odd_header,
            self.odd_protocol, self.traversal, self.cut_off)

    def requests(self, count: int) -> list[bytes]:
        """So many requests, each kind in turn, with the bad photos among them."""
        made = [self.upload(content) for content in photos() if self.target.draft]
        return (made + [self.kinds[n % len(self.kinds)]() for n in range(count)])[:count]

    def text(self) -> bytes:
        return self.rng.choice(TEXTS)

    def path(self, routes: tuple[str, ...], hostile: float = 0.3) -> bytes:
        """The path of a route whose places hold real numbers or nonsense."""
        route = self.rng.choice(routes)
        known = [number for word in route.split("/")[1:3] for number in self.target.numbers.get(word, ())]

        def fill(_place: re.Match) -> str:
            if self.rng.random() > hostile:
                return str(self.rng.choice(known or self.target.numbers[""]))
            return quote_from_bytes(self.text()[:3_000])

        return self.rng.choice(("", "", "/kk", "/en")).encode() + re.sub(r"\{[^}]*\}", fill, route).encode()

    def head(self, method: bytes, path: bytes, *more: bytes, version: bytes = b"HTTP/1.1") -> bytes:
        """The lines before the body, as one of the people; on staff pages mostly as the administrator."""
        staff = b"/admin" in path[:9] and self.rng.random() < 0.7
        person = self.target.people[2] if staff else self.rng.choice(self.target.people)
        lines = [method + b" " + path + b" " + version, b"Host: localhost", b"Connection: close", *person.splitlines(),
                 *more]
        return b"\r\n".join(line for line in lines if line) + b"\r\n\r\n"

    def body(self, path: bytes, kind: bytes, body: bytes) -> bytes:
        return self.head(b"POST", path, b"Content-Type: " + kind, b"Content-Length: %d" % len(body)) + body

    def pairs(self, most: int = 8) -> bytes:
        def one() -> bytes:
            name = self.rng.choice(self.target.fields) if self.rng.random() < 0.9 else self.text()[:200]
            return quote_from_bytes(name).encode() + b"=" + quote_from_bytes(self.text()).encode()

        return b"&".join(one() for _ in range(self.rng.randint(0, most)))

    def odd_path(self) -> bytes:
        raw = self.rng.random() < 0.2
        line = self.text()[:2_000].replace(b"\n", b"").replace(b"\r", b"")
        tail = line if raw else quote_from_bytes(line).encode()
        return self.head(b"GET", self.path(self.target.gets, 0.9) + self.rng.choice((b"", b"/", b"//", b"/" + tail)))

    def odd_query(self) -> bytes:
        raw = b"".join(self.rng.choice((b"?", b"&", b"=", b"%", b"\xff", b"q", b";", b"[", b"#")) for _ in range(60))
        query = self.pairs(5)[:9_000] if self.rng.random() < 0.8 else raw
        part = self.rng.choice((b"", b"HX-Request: true\r\nHX-Request-Type: partial"))
        return self.head(b"GET", self.path(self.target.gets, 0.1) + b"?" + query, part)

    def odd_form(self) -> bytes:
        kind = self.rng.choice((b"application/x-www-form-urlencoded",) * 8 + (b"text/plain", b"application/json", b"x",
                                                                              b"\xff"))
        return self.body(self.path(self.target.posts, 0.1), kind, self.pairs(self.rng.choice((3, 12, 12, 60))))

    def odd_multipart(self) -> bytes:
        choose, name = self.rng.choice, self.rng.choice(self.target.fields)
        part = b'--B\r\nContent-Disposition: form-data; name="%s"%s\r\n%s\r\n%s\r\n'
        extra = choose((b"", b'; filename="x.jpg"', b'; filename="../../x"', b'; filename="\xff\0"',
                        b"; filename*=utf-8''%ff", b'; name="b"'))
        more = choose((b"", b"Content-Type: multipart/mixed; boundary=C\r\n", b"Content-Transfer-Encoding: base64\r\n",
                       b"X: " + b"y" * 9_000 + b"\r\n"))
        times = choose((1, 1, 2, 13, 10_000 if self.rng.random() < 0.3 else 201))
        body = part % (name, extra, more, self.text()) * times + choose((b"--B--", b"", b"--B"))
        kind = choose((b"multipart/form-data; boundary=B",) * 5 + (
            b"multipart/form-data", b'multipart/form-data; boundary=""',
            b"multipart/form-data; boundary=B; charset=utf-7",
            b"multipart/form-data; boundary=B; charset=unicode_escape", b"multipart/form-data; boundary=\xff",
            b"multipart/mixed; boundary=B"))
        return self.body(self.path(self.target.posts, 0.05), kind, body)

    def odd_cookie(self) -> bytes:
        text = self.text()[:6_000].replace(b"\r", b"").replace(b"\n", b"")
        cookie = self.rng.choice((b"soq_session=" + text, b"soq_session=" + b"A" * 7_000, b"soq_session", b"=" * 200,
                                  text,
                                  b"soq_session=InRva2VuIg.aAbBcC.x; soq_session=" + text, b"a=b; " * 900,
                                  b'soq_session="' + text))
        return self.head(self.rng.choice((b"GET", b"POST")), self.path(self.target.gets, 0.1), b"Cookie: " + cookie)

    def odd_header(self) -> bytes:
        names = (b"Accept-Language", b"Accept-Encoding", b"If-None-Match", b"If-Modified-Since", b"Range",
                 b"User-Agent",
                 b"Referer", b"Origin",
                 b"X-Forwarded-For", b"X-Forwarded-Proto", b"X-HTTP-Method-Override", b"HX-Request-Type", b"HX-Target",
                 b"Last-Event-ID",
                 b"Host", b"Content-Type", b"Content-Length", b"Expect", b"Upgrade", b"TE", b"Sec-Fetch-Site",
                 b"Content-Encoding")
        lines = [self.rng.choice(names) + b": " + self.text()[:4_000].replace(b"\r", b" ").replace(b"\n", b" ")
                 for _ in range(self.rng.randint(1, 4))]
        return self.head(self.rng.choice((b"GET", b"GET", b"POST")), self.path(self.target.gets, 0.1), *lines)

    def odd_protocol(self) -> bytes:
        path = self.path(self.target.gets, 0.1)
        return self.rng.choice((
            self.head(self.rng.choice(METHODS), path), self.head(b"GET", path, version=b"HTTP/1.0"),
            self.head(b"GET", path, version=b"HTTP/9.9"), b"GET " + path + b"\r\n\r\n",
            b"GET " + path + b" HTTP/1.1\r\n\r\n", self.head(b"GET", b"http://evil.example" + path),
            self.head(b"GET", b"*"), self.head(b"GET", path + b"#x"), self.head(b"GET", b"/" + b"a" * 60_000),
            self.head(b"GET", path, b"X: " + b"y" * 200_000),
            self.head(b"GET", path, *[b"X-%d: y" % n for n in range(3_000)]),
            self.head(b"GET", path, b"Transfer-Encoding: chunked", b"Content-Length: 5") + b"zz\r\n",
            self.head(b"GET", path, b"no colon at all"), self.head(b"GET", path, b"Host: other.example"),
            self.head(b"POST", path, b"Transfer-Encoding: chunked") + b"ffffffffffffffff\r\nx",
            self.head(b"POST", path, b"Content-Length: -5"),
            self.head(b"POST", path, b"Content-Length: 1", b"Content-Length: 2") + b"xy",
            b"\0" * 300, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(300), b"\r\n" * 200,
            self.head(b"GET", path) * 3,
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            self.head(b"GET", path, b"Upgrade: websocket", b"Sec-WebSocket-Version: 13")))

    def traversal(self) -> bytes:
        return self.head(self.rng.choice((b"GET", b"GET", b"GET", b"POST", b"HEAD")), self.rng.choice(TRAVERSALS))

    def cut_off(self) -> bytes:
        """A body that is promised longer than it comes, or that is larger than anything may be."""
        whole = self.pairs(6)
        kind = b"Content-Type: " + self.rng.choice((b"application/x-www-form-urlencoded",
                                                    b"multipart/form-data; boundary=B"))
        length = self.rng.choice((len(whole) + 500, 10**6, 10**9, 10**30))
        return self.head(b"POST", self.path(self.target.posts, 0.05), kind, b"Content-Length: %d" % length) + whole

    def upload(self, content: bytes) -> bytes:
        """One bad photo for a draft, sent by its owner, the last of the people."""
        body = (b'--B\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'
                b"Content-Type: image/jpeg\r\n\r\n"
                + content + b'\r\n--B\r\nContent-Disposition: form-data; name="upload_key"\r\n\r\n'
                + b"k%d\r\n--B--\r\n" % self.rng.randrange(10**9))
        lines = [b"POST /listings/%d/photos HTTP/1.1" % self.target.draft, b"Host: localhost", b"Connection: close",
                 *self.target.people[-1].splitlines(), b"Content-Type: multipart/form-data; boundary=B",
                 b"Content-Length: %d" % len(body)]
        return b"\r\n".join(lines) + b"\r\n\r\n" + body
