"""Asks a server over one kept connection, with as little work as possible on our side."""

import asyncio
from collections.abc import Callable, Mapping

LENGTH = b"content-length: "
BROWSER = {
    "user-agent": "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile",
    "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "accept-encoding": "gzip, deflate, br",
    "accept-language": "ru-RU,ru;q=0.9,kk;q=0.8",
    "sec-fetch-site": "same-origin",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
}


def request(path: str, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> bytes:
    """One request as a phone's browser sends it; with a body it posts a form."""
    fields = {"host": "127.0.0.1", **BROWSER, **(headers or {})}
    if body is not None:
        fields |= {"content-type": "application/x-www-form-urlencoded", "content-length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\n{head}\r\n".encode() + (body or b"")


def status(answer: bytes) -> int | None:
    """The status of an answer that is there to its last byte, else None."""
    end = answer.find(b"\r\n\r\n")
    if end < 0:
        return None
    at = answer.find(LENGTH, 0, end)
    length = int(answer[at + len(LENGTH):answer.find(b"\r", at)]) if at > 0 else 0
    return int(answer[9:12]) if len(answer) >= end + 4 + length else None


class Line(asyncio.Protocol):
    """One connection; `then(status)` is called for each answer, with 0 when the server closed it instead."""

    def __init__(self) -> None:
        self.then: Callable[[int], None] = lambda status: None
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._got += data
        found = status(self._got)
        if found is not None:
            self._got = b""
            self.then(found)

    def connection_lost(self, error: Exception | None) -> None:
        self.then(0)

    def ask(self, asked: bytes, then: Callable[[int], None]) -> None:
        """Sends a request; the answer goes to `then`."""
        self.then = then
        self.transport.write(asked)

    def close(self) -> None:
        """Ends the connection without telling anybody."""
        self.then = lambda status: None
        self.transport.close()


async def connect(port: int) -> Line:
    """A new connection to a server of this machine."""
    loop = asyncio.get_running_loop()
    _transport, line = await loop.create_connection(Line, "127.0.0.1", port)
    return line
