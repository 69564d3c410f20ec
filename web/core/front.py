"""The first thing a request meets: static files and ready pages from memory, the language of the address, compression."""

import math
import re
import time
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from isal import igzip
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.core.assets import Assets
from web.core.cache import Cache, Kept, compressed, etag
from web.core.parameters import known_name
from web.core.security import SESSION_COOKIE, of_files

COMPRESSIBLE = (b"text/html", b"application/json", b"application/xml", b"application/atom+xml", b"application/rss+xml",
                b"application/feed+json", b"text/plain")
COOKIE = SESSION_COOKIE.encode() + b"="
REFUSED = re.compile(rb";\s*q=0(?:\.0*)?\s*$")
LONGEST_QUERY = 2_000  # bytes; the page of a longer one is never kept
TELLING = frozenset((b"accept-encoding", b"cookie", b"if-none-match", b"if-modified-since", b"hx-request-type"))
SERVERS = frozenset(("type", "method", "path", "query_string", "http_version", "client", "headers"))  # read until the answer's end
NO_BODY = {"type": "http.response.body", "body": b""}


@dataclass(slots=True)
class Asked:
    """What matters of a request before it is routed."""

    key: tuple
    encodings: tuple[str, ...]
    if_none_match: bytes
    shared: bool
    if_modified_since: bytes = b""

    @property
    def encoding(self) -> str:
        """The best encoding that the browser takes; empty for none."""
        return self.encodings[0]


@lru_cache(maxsize=100)
def _encodings(accepted: bytes) -> tuple[str, ...]:
    taken = {part.partition(b";")[0].strip() for part in accepted.split(b",") if not REFUSED.search(part)}
    return (*(name for name in ("br", "gzip") if name.encode() in taken), "")


class Front:
    """Outermost layer; `languages` are those with an address prefix, `parameters` the ones pages know."""

    def __init__(self, app: ASGIApp, cache: Cache | None, assets: Assets, default: str, languages: tuple[str, ...],
                 parameters: frozenset[str], fixed: list[tuple[bytes, bytes]]):
        self.app, self.cache, self.assets, self.default = app, cache, assets, default
        self.prefixes = tuple("/" + code for code in languages if code != default)
        self.parameters, self.fixed, self.of_files = parameters, fixed, of_files(fixed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path.startswith("/static/"):
            await self._static(scope, path[8:], send)
            return
        self._take_language(scope, path)
        asked = self._asked(scope)
        keepable = self.cache is not None and asked.shared
        page = self.cache.find(asked.key) if keepable and self.cache else None
        if page is not None:
            await self._send_kept(page, asked, scope["method"], send)
        else:
            await Answer(self, scope, asked, keepable, send).run(receive)
            asked = page = None
            await self._stream(scope, receive, send)

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Runs an event stream that the application left in the scope (core/broadcast.py), and forgets the request."""
        run = scope.get("soq.stream")
        if run is not None:
            for name in scope.keys() - SERVERS:  # what the application put in, which thousands of streams would keep alive
                del scope[name]
            scope["headers"] = [(name, value) for name, value in scope["headers"] if name == b"connection"]
            await run(receive, send, self.fixed)

    def _take_language(self, scope: Scope, path: str) -> None:
        language = self.default
        prefix = path[:3]
        if prefix in self.prefixes and path[3:4] in ("", "/"):
            language, path = prefix[1:], path[3:] or "/"
            scope["path"], scope["raw_path"] = path, path.encode()
        scope.setdefault("state", {})["language"] = language

    def _asked(self, scope: Scope) -> Asked:
        accepted = match = since = part = b""
        shared = scope["method"] in ("GET", "HEAD") and len(scope["query_string"]) <= LONGEST_QUERY
        for name, value in scope["headers"]:
            if name not in TELLING:
                continue
            if name == b"accept-encoding":
                accepted = value
            elif name == b"cookie":
                shared = shared and COOKIE not in value
            elif name == b"if-none-match":
                match = value
            elif name == b"if-modified-since":
                since = value
            elif name == b"hx-request-type":
                part = b"partial" if value == b"partial" else b""
        known = self._known(scope) if shared else ()
        return Asked((scope["state"]["language"], scope["path"], known, part), _encodings(accepted), match, shared,
                     since)

    def _known(self, scope: Scope) -> tuple[tuple[str, str], ...]:
        """The parameters that pages know. The others are taken away before the application sees them, so that
        a page kept for everybody cannot hold what one visitor put into an address."""
        if not scope["query_string"]:
            return ()
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        known = [pair for pair in pairs if known_name(self.parameters, pair[0])]
        if len(known) < len(pairs):
            scope["query_string"] = urlencode(known).encode()
        return tuple(sorted(known, key=lambda pair: pair[0]))

    async def _send_kept(self, page: Kept, asked: Asked, method: str, send: Send) -> None:
        if page.is_known(asked.if_none_match, asked.if_modified_since):
            await send(page.unchanged)
            await send(NO_BODY)
            return
        start, body = page.answer(asked.encoding)
        await send(start)
        await send(NO_BODY if method == "HEAD" else {"type": "http.response.body", "body": body})

    async def _static(self, scope: Scope, name: str, send: Send) -> None:
        asset = self.assets.files.get(name)
        if asset is None or scope["method"] not in ("GET", "HEAD"):
            await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0"), *self.of_files]})
            await send({"type": "http.response.body", "body": b""})
            return
        accepted = next((value for header, value in scope["headers"] if header == b"accept-encoding"), b"")
        encoding = _encodings(accepted)[0]
        body = {"br": asset.br, "gzip": asset.gzip, "": asset.plain}[encoding]
        headers = [(b"content-type", asset.kind.encode()), (b"content-length", str(len(body)).encode()),
                   (b"cache-control", b"public, max-age=31536000, immutable"), (b"vary", b"Accept-Encoding"), *self.of_files]
        if encoding:
            headers.append((b"content-encoding", encoding.encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


class Answer:
    """Collects the answer of the application, keeps it if it may be kept, and sends it compressed."""

    def __init__(self, front: Front, scope: Scope, asked: Asked, keepable: bool, send: Send):
        self.front, self.scope, self.asked, self.keepable, self.send = front, scope, asked, keepable, send
        self.start: Message | None = None
        self.parts: list[bytes] = []
        self.passing = self.kept = False
        self.stamp = front.cache.clock.now if front.cache else 0

    async def run(self, receive: Receive) -> None:
        try:
            await self.front.app(self.scope, receive, self._sending)
        finally:
            if self.keepable and not self.kept and self.front.cache:
                self.front.cache.drop(self.asked.key)

    async def _sending(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kind = dict(message["headers"]).get(b"content-type", b"")
            self.passing = not kind.startswith(COMPRESSIBLE)
            self.start = message
            if self.passing:
                await self.send(message)
        elif self.passing or message["type"] != "http.response.body":
            await self.send(message)
        else:
            self.parts.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._finish(b"".join(self.parts))

    async def _finish(self, body: bytes) -> None:
        topics = self.scope.get("soq.topics")
        method = self.scope["method"]
        headers = [pair for pair in self.start["headers"] if pair[0].lower() != b"content-length"]
        if self.keepable and topics is not None and self.start["status"] == 200 and method == "GET":
            page = self._keep(headers, body, topics)
            await self.front._send_kept(page, self.asked, method, self.send)
            return
        headers.append((b"vary", b"Accept-Encoding, Cookie, HX-Request-Type"))
        if not any(name == b"cache-control" for name, _ in headers):
            headers.append((b"cache-control", b"private, no-store"))
        if "gzip" in self.asked.encodings and len(body) > 600:
            body = igzip.compress(body, 1)
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await self.send({**self.start, "headers": headers})
        await self.send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})

    def _keep(self, headers: list, body: bytes, topics: tuple[str, ...]) -> Kept:
        tag = etag(body)
        first = [(b"etag", tag), (b"vary", b"Accept-Encoding, Cookie, HX-Request-Type"),
                 (b"cache-control", b"public, max-age=0, s-maxage=5, stale-while-revalidate=30")]
        cache, key = self.front.cache, self.asked.key
        bodies = compressed(body, cache.quality(key))
        page = Kept([*first, *headers], tag, bodies, frozenset(topics) | {"site"}, self.stamp, self.stamp,
                    modified=math.ceil(time.time()) if self.scope.get("soq.dated") else 0)
        cache.keep(key, page)
        self.kept = True
        return page
