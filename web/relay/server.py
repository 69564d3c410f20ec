"""Listens on this machine for the operator's mail server: LMTP or SMTP, in one process of the site, as long as the site runs.

It has a thread and a loop of its own, so that no mail can hold up a page; of several processes the one that holds the lock
listens, and when that one ends another takes over.
"""

import asyncio
import contextlib
import fcntl
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any

from aiosmtpd.smtp import SMTP, Envelope, Session, syntax

from web.core.db import Door
from web.core.sqlite import Error
from web.relay import receiving
from web.relay.reading import MOST_BYTES

log = logging.getLogger(__name__)
logging.getLogger("mail.log").setLevel(logging.CRITICAL + 1)  # the library would write addresses
MOST_TALKS, SILENCE = 20, 60  # conversations at a time, seconds without a word
PATIENCE = 30.0  # seconds for one mail
LOOK = 1.0  # seconds between looks at the lock
AGAIN = 2.0  # further seconds when the place to listen at is taken
RECIPIENTS = 20  # of one mail
BUSY = "421 4.3.2 Busy; try again later"
TOO_MANY = "452 4.5.3 Too many recipients"


def inbound(state: Any) -> "Inbound | None":
    """The server of this process; None while the relay is not configured."""
    return Inbound(state) if state.settings.relay_domain else None


def _is_ours(lock: IO[bytes]) -> bool:
    """Whether this process is the one that listens: it has the lock, or gets it now."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Talk(SMTP):
    """One conversation; LHLO makes it LMTP, with an answer for each recipient."""

    def __init__(self, inbound: "Inbound", loop: asyncio.AbstractEventLoop):
        super().__init__(inbound, data_size_limit=MOST_BYTES, hostname=inbound.domain, ident="relay", timeout=SILENCE,
                         enable_SMTPUTF8=True, loop=loop)
        self.lmtp, self._talks = False, inbound.talks

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Counts the conversation."""
        self._talks.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """It has ended."""
        self._talks.discard(self)
        super().connection_lost(error)

    @syntax("LHLO hostname")
    async def smtp_LHLO(self, hostname: str) -> None:
        """The greeting of LMTP."""
        self.lmtp = True
        await super().smtp_EHLO(hostname)

    @syntax("EHLO hostname")
    async def smtp_EHLO(self, hostname: str) -> None:
        """The greeting of SMTP."""
        self.lmtp = False
        await super().smtp_EHLO(hostname)

    @syntax("HELO hostname")
    async def smtp_HELO(self, hostname: str) -> None:
        """The oldest greeting."""
        self.lmtp = False
        await super().smtp_HELO(hostname)


class Inbound:
    """The thread that listens, and the answers to what mail servers say."""

    def __init__(self, state: Any):
        self._state = state
        self.domain = state.settings.relay_domain
        self.talks: set[Talk] = set()
        self.listening = threading.Event()
        self.port = 0
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(2, "relay")
        self._doors = threading.local()
        self._thread = threading.Thread(target=self._run, name="relay", daemon=True)

    def start(self) -> None:
        """Begins to listen as soon as no other process does."""
        self._thread.start()

    def close(self) -> None:
        """Stops listening and ends every conversation; a mail whose sender got no answer comes again, and counts once."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self) -> None:
        with open(os.open(Path(self._state.settings.data) / "relay.lock", os.O_RDWR | os.O_CREAT, 0o600), "r+b") as lock:
            while not self._stop.is_set():
                try:
                    if _is_ours(lock):
                        asyncio.run(self._serve())
                except OSError as error:
                    log.error("the relay cannot listen: %s", os.strerror(error.errno) if error.errno else type(error).__name__)
                    self._stop.wait(AGAIN)
                self._stop.wait(LOOK)

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        server = await self._bind(loop)
        self.listening.set()
        while not self._stop.is_set():
            await asyncio.sleep(0.1)
        self.listening.clear()
        server.close()
        for talk in list(self.talks):
            if talk.transport is not None:
                talk.transport.abort()

    async def _bind(self, loop: asyncio.AbstractEventLoop) -> asyncio.AbstractServer:
        """Raises OSError when somebody else has the place."""
        place = self._state.settings.relay_listen
        if place.startswith("unix:"):
            path = place.removeprefix("unix:")
            server = await loop.create_unix_server(lambda: Talk(self, loop), path)
            with contextlib.suppress(OSError):
                os.chmod(path, 0o666)  # who may come near it is for its folder to say
            return server
        host, _, port = place.rpartition(":")
        server = await loop.create_server(lambda: Talk(self, loop), host.strip("[]"), int(port))
        self.port = server.sockets[0].getsockname()[1]
        return server

    def _door(self) -> Door:
        """This thread's door to the database."""
        if not hasattr(self._doors, "door"):
            self._doors.door = self._state.database.new_door()
        return self._doors.door

    async def handle_MAIL(self, server: Talk, session: Session, envelope: Envelope, address: str,
                          options: list[str]) -> str:
        """Anybody may write; whether it is passed on is said later."""
        if len(self.talks) > MOST_TALKS:
            return BUSY
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Go on"

    async def handle_RCPT(self, server: Talk, session: Session, envelope: Envelope, address: str,
                          options: list[str]) -> str:
        """Refuses addresses that there are not, and by SMTP more than one recipient: it has one answer for all."""
        if len(envelope.rcpt_tos) >= (RECIPIENTS if server.lmtp else 1):
            return TOO_MANY
        known = await self._within(lambda: receiving.knows(self._state, self._door(), address))
        if known:
            envelope.rcpt_tos.append(address)
        return "250 2.1.5 Go on" if known else receiving.LATER if known is None else receiving.UNKNOWN

    async def handle_DATA(self, server: Talk, session: Session, envelope: Envelope) -> str:
        """Takes the mail for each recipient."""
        answers = [await self._taken(recipient, envelope) for recipient in envelope.rcpt_tos]
        return "\r\n".join(answers)

    async def handle_exception(self, error: Exception) -> str:
        """Commands that the library cannot read."""
        log.info("a mail server said what cannot be read: %s", type(error).__name__)
        return "500 5.5.2 This command cannot be read"

    async def _taken(self, recipient: str, envelope: Envelope) -> str:
        sender, raw = envelope.mail_from or "", bytes(envelope.content or b"")
        return await self._within(lambda: receiving.take(self._state, self._door(), recipient, sender, raw)) or receiving.LATER

    async def _within(self, work: Any) -> Any:
        """What the work returns, in a thread of its own; None when it took too long or the site is stopping."""
        try:
            return await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(self._pool, work), PATIENCE)
        except (TimeoutError, RuntimeError, Error) as error:  # time is over, or the site stops: the mail server asks again
            log.warning("mail was put off: %s", type(error).__name__)
            return None
