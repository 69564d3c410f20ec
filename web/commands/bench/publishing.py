"""Publishes drafts at a steady rate through the site's own writing, in a process beside the servers."""

import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from web.core import sqlite
from web.core.db import Database, Door
from web.core.sqlite import Row
from web.core.writer import Writer
from web.listings.store import publishing, rows, shelf

POLITE = 10  # the client measures the server, not how long it waits for the publisher
Draft = tuple[int, int]  # member, listing


@dataclass(frozen=True)
class Publish:
    """Drafts to be published at that rate per second in the site of that folder."""

    folder: Path
    drafts: Sequence[Draft]
    rate: float


@dataclass
class Published:
    """How long each publishing took until it was durable, in seconds, and what went wrong how often."""

    times: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)


def waiting(db: Door) -> list[Draft]:
    """Every draft of the site."""
    return [(row.member_id, row.id) for row in db.all("select id, member_id from listing where state = 'draft' order by id")]


def ready(db: Door, draft: Draft) -> tuple[Row, shelf.Books]:
    """What the view makes ready before it hands the listing to the writer."""
    row = rows.mine(db, *draft)
    return row, shelf.books(db).prepared(row)


def write(db: Door, row: Row, known: shelf.Books) -> Row:
    """Publishes it, and answers when that is durable."""
    return db.write(publishing.publish, row.member_id, row, known)


def run(job: Publish) -> Published:
    """Does the job in this process, which gives way to the client that it shares a core with; a stall is made up for,
    as people do not wait for each other."""
    os.nice(POLITE)
    database, outcome = Database(job.folder / "soq.db", Writer), Published()
    try:
        door = database.new_door()
        began = time.perf_counter()
        for number, draft in enumerate(job.drafts):
            time.sleep(max(0.0, began + number / job.rate - time.perf_counter()))
            _timed(door, draft, outcome)
    finally:
        database.close()
    return outcome


def _timed(door: Door, draft: Draft, outcome: Published) -> None:
    row, known = ready(door, draft)
    began = time.perf_counter()
    try:
        write(door, row, known)
    except sqlite.Error as error:
        outcome.errors[str(error)] += 1
    outcome.times.append(time.perf_counter() - began)
