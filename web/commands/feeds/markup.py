"""Walks an XML feed record by record with bounded memory; never resolves entities, never opens a DTD."""

import html
from collections import deque
from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.parsers import expat

from web.commands.feeds.node import Node
from web.commands.feeds.offer import FeedBroken

CHUNK = 65_536
MAX_DEPTH = 40
MAX_TOKEN = 1_000_000
MAX_RECORD_TEXT = 300_000
MAX_RECORD_NODES = 2_000
_SPACES = {"http://base.google.com/ns/1.0": "g:", "http://www.w3.org/2005/Atom": ""}


class Walk:
    """Iterates over the records of an XML stream; `wanted` says for each root element which elements are records."""

    def __init__(self, stream: BinaryIO, wanted: Mapping[str, frozenset[str]]):
        self.root = ""
        self._stream, self._wanted = stream, wanted
        self._ready: deque[Node] = deque()
        self._open: list[Node] = []
        self._depth = self._fed = self._before = self._room = self._nodes = 0
        self._parser = self._make_parser()

    def _make_parser(self):
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.SkippedEntityHandler = self._skipped
        return parser

    @property
    def line(self) -> int:
        """The line of the file that is being read."""
        return self._before + self._parser.CurrentLineNumber

    def __iter__(self) -> Iterator[Node]:
        chunk = self._first_chunk()
        while chunk:
            self._feed(chunk, final=False)
            while self._ready:
                yield self._ready.popleft()
            chunk = self._stream.read(CHUNK)
        self._feed(b"", final=True)

    def _first_chunk(self) -> bytes:
        chunk = self._stream.read(CHUNK)
        bare = chunk.lstrip(b" \t\r\n")
        self._before = chunk[: len(chunk) - len(bare)].count(b"\n")
        return bare

    def _feed(self, chunk: bytes, final: bool) -> None:
        try:
            self._parser.Parse(chunk, final)
        except expat.ExpatError as error:
            line, what = self._before + error.lineno, expat.ErrorString(error.code)
            raise FeedBroken(f"The XML is broken at line {line}: {what}.", line) from None
        except (LookupError, ValueError):
            raise FeedBroken("The XML names an encoding that is not known; save it as UTF-8.", self.line) from None
        self._fed += len(chunk)
        if self._fed - max(self._parser.CurrentByteIndex, 0) > MAX_TOKEN and not final:
            raise FeedBroken(f"One tag or comment is longer than {MAX_TOKEN} bytes: refused.", self.line)

    def _doctype(self, _name, _system, _public, has_internal_subset) -> None:
        # shops write <!DOCTYPE yml_catalog SYSTEM "shops.dtd">: allowed, never opened
        if has_internal_subset:
            raise FeedBroken("The file declares entities of its own in <!DOCTYPE […]>: refused.", self.line)

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FeedBroken(f"Elements are nested deeper than {MAX_DEPTH}: refused.", self.line)
        name = _short(name)
        if self._depth == 1:
            self._begin(name)
        elif self._open:
            self._inside(Node(name, attrs, self.line))
            self._room -= sum(map(len, attrs.values()))
        elif name in self._wanted[self.root]:
            self._room, self._nodes = MAX_RECORD_TEXT, MAX_RECORD_NODES
            self._open.append(Node(name, attrs, self.line))

    def _begin(self, name: str) -> None:
        if name not in self._wanted:
            known = ", ".join(f"<{root}>" for root in self._wanted)
            raise FeedBroken(f"The XML begins with <{name[:60]}>; a feed begins with {known}.", self.line)
        self.root = name

    def _inside(self, node: Node) -> None:
        self._nodes -= 1
        if self._nodes >= 0 and self._room >= 0:
            self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        node = self._open.pop()
        if self._open[1:]:
            self._open[-1].pieces += ("\n", *node.pieces, "\n")
        elif not self._open:
            self._finish(node)

    def _finish(self, node: Node) -> None:
        if self._room < 0 or self._nodes < 0:
            node.refuse(f"the record is larger than {MAX_RECORD_TEXT} characters or {MAX_RECORD_NODES} elements")
        self._ready.append(node)

    def _characters(self, text: str) -> None:
        if self._open:
            self._room -= len(text)
            if self._room >= 0:
                self._open[-1].pieces.append(text)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._characters(html.unescape(f"&{name};"))


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return _SPACES.get(space, f"{space} ") + local if space else local
