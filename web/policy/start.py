"""The first version of the policy: our own text, put in place when a site has none yet."""

from pathlib import Path

from web.consents import documents
from web.core import clock
from web.core.db import Transaction
from web.core.feature import Site
from web.core.settings import Settings
from web.policy import rules, snapshot, store

FOLDER = Path(__file__).with_name("texts")


def first(tx: Transaction, site: Site, settings: Settings) -> None:
    """Publishes version 1, in force at once, unless there is a version already."""
    if documents.newest(tx) is not None:
        return
    bodies = {language: (FOLDER / f"{language}.txt").read_text("utf-8").strip() for language in rules.LANGUAGES}
    taken = {language: snapshot.written(snapshot.take(tx, site, settings, language)) for language in rules.LANGUAGES}
    store.put_out(tx, 1, clock.now(), bodies, taken)
