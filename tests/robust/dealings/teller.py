"""The payment service of `bank.py` behind an address on this machine, for a site that runs in another process."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from tests.robust.dealings.bank import Bank


class Counter(BaseHTTPRequestHandler):
    """Answers one call of the interface."""

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        self._answer(dict(parse_qsl(self.rfile.read(int(self.headers["content-length"])).decode())))

    def _answer(self, values: dict) -> None:
        with self.server.lock:
            body = json.dumps(self.server.bank.ask(self.command, self.path, values, self.headers.get("idempotency-key", ""))).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args) -> None:
        """Says nothing."""


class Teller:
    """Opens the service for as long as a test lasts."""

    def __init__(self, bank: Bank):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Counter)
        self.server.bank, self.server.lock = bank, threading.Lock()
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self) -> "Teller":
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error) -> None:
        self.server.shutdown()
        self.server.server_close()
